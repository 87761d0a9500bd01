/** English, the programs with a planted bug. */
export const bugs = {
  bugs: {
    title: 'Find the bug',
    lead: 'Ten programs take the lab’s own step. Each has one wrong line, and each of these was met in somebody’s program.',
    openLead:
      'This program took the lab’s own step: same weights, same data, same random numbers. One of its lines is wrong.',
    settings: 'Here both take it with {settings}.',
    program: 'Program {number}',
    programs: 'Programs',
    position: 'Program {number} of {count}',
    previous: 'Previous program',
    next: 'Next program',
    status: {
      new: 'not begun',
      begun: 'begun',
      half: 'first difference found',
      right: 'found',
      shown: 'answer shown',
    },
    tries: '{count} try | {count} tries',
    noStep: {
      title: 'No step is recorded yet.',
      text: 'The program takes the same step as the lab: record one first.',
      record: 'Record a step',
    },
    waiting: 'The program takes its step.',
    unseen:
      'On this step the wrong line changes no number. Go to another step, or take a larger batch or another seed.',
    question: { tensor: 'Which tensor differs first?', line: 'Which line makes it so?' },
    lineNumber: 'line {number}',
    side: { program: 'This program', lab: 'The lab' },
    in: { program: 'this program', lab: 'the lab' },
    code: {
      what: 'PyTorch, one training step and an evaluation',
      label: 'Lines of the program',
      line: 'Line {number}: {code}',
      wrong: 'the wrong line',
    },
    strip: {
      label: 'What the program computes, in its order',
      printed: 'Printed W₁',
      evaluation: 'Evaluated ŷ',
      first: 'first difference',
      unseen: '{name}: not looked at yet',
      differs: '{name}: differs',
    },
    place: {
      printed_before: { name: 'W₁ printed as “Before”', short: 'Before' },
      printed_after: { name: 'W₁ printed as “After”', short: 'After' },
      evaluation_first: { name: 'ŷ of the first evaluation', short: '1st' },
      evaluation_second: { name: 'ŷ of the second evaluation', short: '2nd' },
    },
    looked: {
      equal: 'exactly equal in both',
      differs: 'differs',
      first: 'the first that differs; all before it is exactly equal',
      behind: 'differs because of what comes before it',
    },
    differing:
      '{count} of {total} cells differs, by {difference} at [{row}, {column}] | {count} of {total} cells differ, by up to {difference} at [{row}, {column}]',
    legend: 'both on one scale',
    ask: { tensor: 'First to differ:', line: 'Choose a line or type its number' },
    check: 'Check',
    hintOf: 'Hint',
    hints: 'Hints',
    show: 'Show the answer',
    notYet: 'Not yet.',
    hint: {
      tensor: {
        walk: 'The strip follows the order of the program. Look at one in the middle: is it equal, the first difference lies to its right; if not, it is this one or lies to its left.',
        group: 'It stands under “{group}”.',
      },
      line: { gives: 'Which lines have a part in {name}? Everything else that goes into it is exactly equal in both.' },
    },
    verdict: {
      tensor: {
        right: '{name} is the first that differs.',
        equal: '{name} is exactly equal in both, cell by cell. Look further on.',
        later: '{name} differs, but something before it does too. What is it computed from?',
        'no-place': 'There is nothing of this name.',
      },
      line: {
        right: 'Line {number} is the wrong one.',
        equal: 'Line {number} gives {name}, which is exactly equal in both: the line does what it should.',
        later: 'Line {number} gives {name}. It is wrong only because {first} is, which it is made of.',
        beside: 'Line {number} has a part in {name}, but says what it should. Which other line has?',
        'no-line': 'Line {number} computes nothing. Choose one that does.',
      },
    },
    explanation: {
      title: 'What was wrong',
      stands: 'it says',
      should: 'it should say',
      seen: 'Seen in',
    },
    clue: {
      'p-for-q': 'p is how probable it is that a unit is dropped. What share of the units did training keep?',
      twice: 'In training the mask divides by q already. What is left for evaluation to make up for?',
      'no-eval': 'The two evaluations of this program do not agree with each other. What is drawn between them?',
      'unmasked-backward': 'd = h · m. What is the derivative of d with respect to h?',
      'new-mask-backward': 'A unit was dropped on the way forward. Is it still on the way back?',
      'gate-for-mask':
        'Compare a cell that is not 0 in both. By what factor do they differ, and why is a cell 0 that the mask kept?',
      'shared-mask': 'Compare the rows of the mask with each other. How many masks were drawn?',
      summed: 'Divide a cell of one by the same cell of the other. Where have you seen this number?',
      'late-print': 'Compare what is printed as “Before” with W₁ after the update.',
      'rate-ignored': 'Count the units that were kept. What share is it, and what is q?',
    },
    why: {
      'p-for-q':
        'Training keeps a unit with probability q = 1 − p and scales nothing, so evaluation, which keeps them all, has to multiply W₂ by q. With p the outputs are right only at p = 0.5, where p and q are the same number: it is why such a line can stay for years.',
      twice:
        'The mask divides by q in training, so that d is h on average. Evaluation then has nothing to make up for: multiplied by q once more, every output moves towards its bias. One of the two is enough, 1/q in training or q in evaluation.',
      'no-eval':
        'F.dropout drops units unless it is told not to: training=True is its default. So the outputs change from call to call, although neither x nor the weights do. Layers made by nn.Dropout are told by model.eval(), which is as easily forgotten.',
      'unmasked-backward':
        'Because d = h · m, the gradient with respect to h is the one with respect to d times the same m: the zeros and the factor 1/q act once on the way forward and once on the way back. Without them a dropped unit is corrected for an output it had no part in.',
      'new-mask-backward':
        'The way back has to go through the units the way forward went through. With a mask of its own it corrects units that were dropped and passes over some that were not. This is why a dropout layer remembers its mask until the way back.',
      'gate-for-mask':
        'd > 0 is 1 where a unit was both kept and alive. Two things are lost: the factor 1/q, and the gradient of a kept unit that ReLU made 0. The second is harmless, because ReLU’s gate follows and makes that cell 0 anyway; the first is not, and every gradient of the first layer comes out too small by q.',
      'shared-mask':
        'h[:1] is a single row, so one mask is drawn, and broadcasting gives it to every sample: all of them lose the same units. The mean over many steps is still right, but within one batch there is only one thinned network, and a dropped unit learns nothing from the whole batch.',
      summed:
        'The loss is a mean over batch × outputs numbers, so its gradient carries the factor 1 / (batch × outputs). Without it this is the gradient of the sum: the right direction, but too long by that number, and a learning rate that worked for one batch size fails for another.',
      'late-print':
        'W1 −= … changes the tensor in place, before anything is printed. What is called “Before” is the weight after the step, and “After” subtracts the gradient a second time. The copy made by W1.clone() is what should be printed. The lecture’s own notebook prints after optimizer.step() in just this way.',
      'rate-ignored':
        'Units are kept with probability 0.5 whatever p is, and then scaled by 1/q as if q of them had been kept. At p = 0.5 nobody can tell. At any other p the average of d is no longer h, and the setting that should make dropout weaker or stronger only changes the scale.',
    },
  },
};

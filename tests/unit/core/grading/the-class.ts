import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { plainPrediction } from '../../shared/experiment/plain-parts.ts';
import { handedIn, wrong, type HandedInFile } from './class-files.ts';
import { secondGradient, taskIds, type TaskId } from './class-lesson.ts';

const cut = (text: string, at: string) => text.slice(0, text.indexOf(at));
/** The first of the three bytes @@@. */
const isTitle = (bytes: Uint8Array, index: number) => [0, 1, 2].every((more) => bytes[index + more] === 64);
const none = (ids: readonly TaskId[] = taskIds) => Object.fromEntries(ids.map((id) => [id, '']));
const settings = (changes: object) => ({ hyperparameters: { ...lectureHyperparameters, ...changes } });
const versionZero = readFileSync(join(import.meta.dirname, '../../shared/experiment/version-0.dropoutlab'));
const doubled = secondGradient
  .split('\t')
  .map((text) => (text.startsWith('-') ? text.slice(1) : `-${text}`))
  .join('\t');

/** All that is right, however it is written. */
const right: readonly HandedInFile[] = [
  handedIn(
    '01 Ana.dropoutlab',
    { parts: { student: 1001, title: 'Ana' } },
    {
      notes: ["the student’s number of =cmd|' C'!A0.dropoutlab"],
    },
  ),
  handedIn('02 Bo.dropoutlab', {
    answers: {
      d: '2,535',
      grad: '2.736e-1',
      after: '0,25990',
      out: '−1.83·10⁻¹',
      why: ' 2 ',
      lost: '10, 9, 8, 4, 3, 2',
    },
    parts: { student: 1002, notes: 'The hint of task 1\nhelped.' },
  }),
  handedIn('03 陈 晓.dropoutlab', {
    answers: { d: '２.５３５', say: '保留的单元乘以 2，\n“所以”加倍。' },
    parts: { student: 1003, title: '陈 晓, 第一步' },
  }),
];

/** Each mistake by its own formula: from the data, weights and mask of that step, worked out beside the app. */
const mistaken: readonly HandedInFile[] = [
  wrong('04 h.dropoutlab', 'd', '1.2674', 'wrong: scale-forgotten (or mask-forgotten, gate-for-mask)'),
  wrong('05 twice.dropoutlab', 'd', '5.0694', 'wrong: scaled-twice'),
  wrong('06 times p.dropoutlab', 'd', '0.6337', 'wrong: wrong-factor'),
  wrong('07 next unit.dropoutlab', 'd', '2.6005', 'wrong: neighbour'),
  wrong('08 cut off.dropoutlab', 'd', '2.5346', 'right, but rounded too much'),
  wrong('09 turned.dropoutlab', 'grad', '-0.00695', 'wrong: transposed'),
  wrong('10 sum.dropoutlab', 'grad', '4.1038', 'wrong: not-averaged'),
  wrong('11 half.dropoutlab', 'grad', '0.1368', 'wrong: scale-forgotten (or factor-two)'),
  wrong('12 uphill.dropoutlab', 'grad', '-0.2736', 'wrong: sign'),
  wrong('13 unmasked.dropoutlab', 'grad', '0.1409', 'wrong: mask-forgotten (or gate-for-mask)'),
  wrong('14 one of them.dropoutlab', 'grad', '0.3460', 'wrong: one-sample'),
  wrong('15 no gate.dropoutlab', 'grad', '0.2865', 'wrong: gate-for-mask'),
  wrong('16 no rate.dropoutlab', 'after', '-0.01095', 'wrong: rate-forgotten'),
  wrong('17 added.dropoutlab', 'after', '0.2654', 'wrong: sign'),
  wrong('18 before.dropoutlab', 'after', '0.2626', 'wrong: after-for-before'),
  wrong('19 no bias.dropoutlab', 'out', '-0.4674', 'wrong: bias-forgotten'),
  wrong('20 eval.dropoutlab', 'out', '-0.0290', 'wrong: mask-forgotten (or gate-for-mask, evaluation)'),
  wrong('21 guessed.dropoutlab', 'd', '7.77', 'wrong'),
  handedIn(
    '22 all else wrong.dropoutlab',
    { answers: { side: '-', lost: '1,2,3,7,8,9', why: '1', parts: '2,1,3', w2: doubled } },
    { results: { side: 'wrong: sign', lost: 'wrong: gate-for-mask', why: 'wrong', parts: 'wrong', w2: 'wrong: sign' } },
  ),
  handedIn(
    '23 next row.dropoutlab',
    { answers: { lost: '1,2,7', w2: secondGradient.replace('0.1102', '0.5') } },
    { results: { lost: 'wrong: neighbour', w2: 'wrong' } },
  ),
  handedIn(
    '24 unreadable.dropoutlab',
    { answers: { d: 'two', side: 'plus', lost: '11', why: '9', parts: '1,2', w2: '1\t2', say: ' ' } },
    {
      results: {
        d: 'unreadable: “two” is no number',
        side: 'unreadable: there is no “plus” to choose',
        lost: 'unreadable: there is no “11” to choose',
        why: 'unreadable: there is no “9” to choose',
        parts: 'unreadable: there is no “1,2” to choose',
        w2: 'unreadable: it has 1 row and 2 columns',
        say: 'unreadable: it is empty',
      },
    },
  ),
];

/** How an answer came about, and what is not there. */
const progress: readonly HandedInFile[] = [
  handedIn(
    '25 shown.dropoutlab',
    {
      answers: { d: { answer: '1.2674', isShown: true, tries: 2, earlier: ['1.3'] }, why: { isShown: true, tries: 0 } },
    },
    { results: { d: 'shown: scale-forgotten (or mask-forgotten, gate-for-mask)', why: 'shown' } },
  ),
  handedIn('26 third try.dropoutlab', {
    answers: { d: { answer: '2.53', tries: 3, hints: 2, earlier: ['1.27', '5.07'] }, why: { answer: '2', hints: 1 } },
  }),
  handedIn(
    '27 half way.dropoutlab',
    {
      answers: {
        ...Object.fromEntries(taskIds.slice(3).map((id) => [id, { tries: 0 }])),
        after: { tries: 0, hints: 2 },
      },
    },
    { results: none(taskIds.slice(2)) },
  ),
  handedIn('28 opened.dropoutlab', { parts: { predictions: [] } }, { results: none() }),
  handedIn('29 no lesson.dropoutlab', { parts: { predictions: [], lesson: null } }, { results: none() }),
];

/** Answers that were given elsewhere than where they were asked. */
const elsewhere: readonly HandedInFile[] = [
  handedIn(
    '30 seed 7.dropoutlab',
    { answers: { d: '0.6354', grad: '9.99' }, given: { seed: 7 }, state: settings({ seed: 7 }) },
    { results: { d: 'right at seed 7', grad: 'wrong' }, unlike: ['seed is 7, not 42'] },
  ),
  handedIn(
    '31 answered at 7.dropoutlab',
    { answers: { d: { answer: '0.6354', seed: 7 }, why: { answer: '2', seed: 7 } } },
    { results: { d: 'right at seed 7' } },
  ),
  handedIn(
    '32 changed afterwards.dropoutlab',
    { state: settings({ dropProbability: 0.2 }) },
    {
      unlike: ['dropProbability is 0.2, not 0.5'],
    },
  ),
  handedIn(
    '33 changed before.dropoutlab',
    { answers: { d: '1.5842' }, state: settings({ dropProbability: 0.2 }) },
    { results: { d: 'right in a changed experiment' }, unlike: ['dropProbability is 0.2, not 0.5'] },
  ),
  handedIn(
    '34 edited.dropoutlab',
    {
      answers: { d: '0', grad: '0.2736' },
      state: { edits: [{ kind: 'mask-cell', step: 1, sample: 9, unit: 6, kept: false }] },
    },
    { results: { d: 'right in a changed experiment' } },
  ),
  handedIn(
    '35 smaller.dropoutlab',
    { answers: { d: '1.0' }, state: settings({ hiddenSize: 3, batchSize: 2 }) },
    {
      results: { d: 'wrong' },
      unlike: ['hiddenSize is 3, not 10', 'batchSize is 2, not 15'],
    },
  ),
  handedIn(
    '36 not begun.dropoutlab',
    { given: { step: 0 }, state: { completedSteps: 0 } },
    {
      unlike: ['it has 0 steps, not 1'],
    },
  ),
  handedIn('37 went on.dropoutlab', { answers: { d: { answer: '2.5770', step: 2 } }, state: { completedSteps: 5 } }),
  handedIn(
    '38 too far.dropoutlab',
    { answers: { d: { answer: '2.5', step: 10_000_000 } } },
    {
      results: { d: 'ungraded: step 10000000 is further than is replayed' },
    },
  ),
];

/** Files that are not as the app wrote them. */
const damaged: readonly HandedInFile[] = [
  handedIn(
    '39 tampered.dropoutlab',
    {
      answers: { d: '9.9' },
      damage: (text) => text.replace(/("dropped": \[(?:\s*\[[^\]]*\],){9}\s*\[(?:[^,]+,){6})[^,]+/, '$19.9'),
    },
    { results: { d: 'wrong' }, numbers: 'differs' },
  ),
  handedIn(
    '40 loss.dropoutlab',
    { damage: (text) => text.replace(/("values": \[)[^\],]+/, '$17') },
    { numbers: 'differs' },
  ),
  handedIn(
    '41 no losses.dropoutlab',
    { damage: (text) => text.replace(/"losses": \{[^}]*\},\s*/, '') },
    {
      numbers: 'incomplete',
    },
  ),
  handedIn(
    '42 cut off.dropoutlab',
    { parts: { student: 1042 }, damage: (text) => cut(text, '"recorded"') },
    {
      numbers: 'invalid',
      unlike: null,
    },
  ),
  handedIn(
    '43 cut early.dropoutlab',
    { damage: (text) => cut(text, '"question": "one-step/out"') },
    {
      results: none(taskIds.slice(3)),
      numbers: 'invalid',
      unlike: null,
      notes: ['1 damaged answer left out'],
    },
  ),
  handedIn(
    '44 a field.dropoutlab',
    { damage: (text) => text.replace('"batchSize": 15', '"batchSize": "15"') },
    {
      numbers: 'invalid',
      unlike: null,
    },
  ),
  handedIn(
    '45 an answer.dropoutlab',
    { answers: { d: { answer: '2.5347', hints: 7 } }, damage: (text) => text.replace('"hints": 7', '"hints": -7') },
    { results: none(['d']), numbers: 'invalid', unlike: null, notes: ['1 damaged answer left out'] },
  ),
  handedIn(
    '46 not UTF-8.dropoutlab',
    {
      parts: { title: '@@@' },
      damage: (text) =>
        new TextEncoder().encode(text).map((byte, index, bytes) => (isTitle(bytes, index) ? 255 : byte)),
    },
    { numbers: 'invalid', unlike: null },
  ),
  handedIn(
    '47 oldest.dropoutlab',
    { damage: () => versionZero },
    {
      results: none(),
      numbers: 'differs',
      unlike: ['inputSize is 2, not 5', 'hiddenSize is 3, not 10', 'batchSize is 2, not 15', 'seed is 7, not 42'],
    },
  ),
  handedIn(
    '48 foreign.dropoutlab',
    { damage: () => '['.repeat(20_000) },
    { results: none(), numbers: 'invalid', unlike: null },
  ),
];

const other = { ...plainPrediction, step: 1, answer: '2' };

/** Other lessons and tasks, and what a spreadsheet would run. */
const strange: readonly HandedInFile[] = [
  handedIn(
    '49 another lesson.dropoutlab',
    {
      parts: { lesson: { id: 'update', language: 'es', text: null, task: null, gate: true } },
      more: [
        { ...other, question: 'one-step/gone' },
        { ...other, question: 'update/after' },
        { ...other, question: 'one-step/why', answer: '3' },
      ],
    },
    {
      results: { why: 'wrong' },
      notes: [
        'its lesson is “update”',
        'answered twice, the last one graded: one-step/why',
        'tasks the lesson does not have: one-step/gone',
      ],
    },
  ),
  handedIn(
    "=cmd|' C'!A0.dropoutlab",
    {
      answers: { d: '-2.5347', say: '=HYPERLINK("http://x")' },
      parts: {
        title: '@SUM(1+1)',
        student: 1001,
        lesson: { id: 'one-step', language: 'en', text: 'Another one', task: null, gate: false },
      },
      more: [{ ...other, question: '+1-1' }],
    },
    {
      results: { d: 'wrong' },
      notes: [
        'its lesson has another text',
        'the answers were not hidden',
        'the student’s number of 01 Ana.dropoutlab',
      ],
    },
  ),
];

/** The files of a class of fifty. */
export const theClass: readonly HandedInFile[] = [
  ...right,
  ...mistaken,
  ...progress,
  ...elsewhere,
  ...damaged,
  ...strange,
];

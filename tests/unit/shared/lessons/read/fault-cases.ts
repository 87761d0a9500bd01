import { fault, type Fault, type RuleFaults } from '#shared/errors/fault.ts';
import type { LessonForbidden, LessonThing } from '#shared/errors/lesson-words.ts';
import { lessonFault } from '#shared/lessons/lesson-fault.ts';
import { phaseIds } from '#shared/tensors/phase-ids.ts';

/** One fault in a good lesson. */
export interface FaultCase {
  /** What of the lesson is written otherwise; without it `by` is inserted as lines of its own. */
  readonly replace?: string;
  readonly by: string;
  readonly fault: Fault;
  /** How many lines below the first of what is written the fault is; or the line of the file itself. */
  readonly below?: number;
  readonly line?: number;
  /** A text of the line that the fault names, where it names one. */
  readonly names?: string;
}

type Row = readonly [replace: string, by: string, fault: Fault, below?: number, names?: string];

const rule = (field: string, broken: Fault<keyof RuleFaults>) => lessonFault('lesson-field', { field, rule: broken });
const unknown = (what: LessonThing, name: string, near: string | null, known: readonly string[]) =>
  lessonFault('lesson-unknown', { what, name, near, known });
const forbidden = (what: LessonForbidden) => lessonFault('lesson-forbidden', { what });
const fields = ['lesson', 'id', 'title', 'language', 'minutes', 'gate', 'experiment'];
const places = ['screen', 'phase', 'cell', 'tab'];

const asRows = (rows: readonly Row[]): readonly FaultCase[] =>
  rows.map(([replace, by, found, below = 0, names]) => ({ replace, by, fault: found, below, ...(names && { names }) }));

/** Faults in the front matter. */
export const frontMatterCases: readonly FaultCase[] = [
  ...asRows([
    ['lesson: 5', 'lesson: 0', rule('lesson', fault('at-least', { minimum: 1 }))],
    ['lesson: 5', 'lesson: five', rule('lesson', fault('wrong-type', { type: 'number' }))],
    ['lesson: 5', 'lesson: 5\nlesson: 6', lessonFault('lesson-field-twice'), 1],
    ['lesson: 5', 'level: 3', unknown('field', 'level', null, fields)],
    ['lesson: 5', 'audience: 3', unknown('field', 'audience', null, fields)],
    ['lesson: 5', 'lesson: *five', lessonFault('lesson-yaml-reference')],
    ['lesson: 5', 'lesson: &five 5', lessonFault('lesson-yaml-reference')],
    ['lesson: 5', 'lesson: !!int 5', lessonFault('lesson-yaml-reference')],
    ['lesson: 5', '[[[[[[[[[[[[', lessonFault('lesson-yaml')],
    ['lesson: 5', 'lesson: @5', lessonFault('lesson-yaml')],
    ['id: masks-per-sample', 'id: Masks per sample', lessonFault('lesson-id-form', { id: 'Masks per sample' })],
    ['id: masks-per-sample', 'id: 12', rule('id', fault('wrong-type', { type: 'string' }))],
    ['title: Every', 'title: Every: one', lessonFault('lesson-yaml-colon')],
    ['title: Every', '\ttitle: Every', lessonFault('lesson-yaml-tab')],
    ['title: Every', '  title: Every', lessonFault('lesson-yaml-indent')],
    ['title: Every', 'title: "Every', lessonFault('lesson-yaml-open')],
    ['title: Every sample loses its own units', 'title:', rule('title', fault('wrong-type', { type: 'string' }))],
    [
      'title: Every sample loses its own units',
      'title: ""',
      rule('title', fault('too-few-characters', { minimum: 1 })),
    ],
    ['title: Every', `title: ${'x'.repeat(200)}`, rule('title', fault('too-many-characters', { maximum: 200 }))],
    ['language: en', 'language: de', rule('language', fault('none-of', { values: ['en', 'zh-CN', 'es'] }))],
    ['minutes: 5', 'minutes: 0', rule('minutes', fault('at-least', { minimum: 1 }))],
    ['minutes: 5', 'minutes: 5.5', rule('minutes', fault('wrong-type', { type: 'int' }))],
    ['minutes: 5', 'minutes: 5\ngate: maybe', rule('gate', fault('wrong-type', { type: 'boolean' })), 1],
    ['{ seed: 7, ', '{ ', lessonFault('lesson-field-missing', { field: 'experiment.seed' })],
    ['seed: 7', 'seed: -1', lessonFault('lesson-seed')],
    ['seed: 7', 'seed: 1.5', lessonFault('lesson-seed')],
    ['seed: 7', 'seed: mine', lessonFault('lesson-seed')],
    ['steps: 2', 'steps: 0', rule('experiment.steps', fault('at-least', { minimum: 1 }))],
    ['steps: 2', 'steps: 10001', rule('experiment.steps', fault('at-most', { maximum: 10_000 }))],
    ['dropProbability: 0.25', 'dropProbability: 1', rule('experiment.dropProbability', fault('not-a-probability'))],
    [
      'steps: 2',
      'steps: 2, optimizer: sdg',
      rule('experiment.optimizer', fault('none-of', { values: ['sgd', 'momentum', 'adam'] })),
    ],
    ['hiddenSize: 12', 'hidenSize: 12', unknown('setting', 'hidenSize', 'hiddenSize', [])],
    ['steps: 2 }', 'steps: 2', lessonFault('lesson-yaml-open')],
    [
      'experiment: { seed: 7, hiddenSize: 12, dropProbability: 0.25, steps: 2 }',
      'experiment: 7',
      rule('experiment', fault('wrong-type', { type: 'object' })),
    ],
    [
      'experiment: { seed: 7, hiddenSize: 12, dropProbability: 0.25, steps: 2 }',
      'experiment:\n  seed: 7\n  hiddenSize: 12\n  dropProbability: 2',
      rule('experiment.dropProbability', fault('not-a-probability')),
      3,
    ],
    [
      'experiment: { seed: 7, hiddenSize: 12, dropProbability: 0.25, steps: 2 }',
      'experiment:\n    seed: 7\n  hiddenSize: 12',
      lessonFault('lesson-yaml-indent'),
      2,
    ],
  ]),
  ...['id', 'title', 'language', 'minutes', 'experiment'].map((field) => ({
    replace: `${field}: `,
    by: `# ${field}: `,
    fault: lessonFault('lesson-field-missing', { field }),
    line: 1,
  })),
];

/** Lines that no lesson may hold, wherever they are inserted between its parts. */
export const insertedCases: readonly FaultCase[] = (
  [
    ['<b>bold</b>', forbidden('html')],
    ['Some <b>bold</b> text.', forbidden('html')],
    ['one\ntwo <!-- three -->', forbidden('html'), 1],
    ['![a picture](look:phase=mask)', forbidden('image')],
    ['![a picture](https://example.org/a.png)', forbidden('image')],
    ['See [PyTorch](https://pytorch.org).', forbidden('outside-link')],
    ['See <https://pytorch.org>.', forbidden('outside-link')],
    ['[word]: look:phase=mask', forbidden('reference')],
    ['one\ntwo[^1]', forbidden('footnote'), 1],
    ['| a | b |\n| - | - |\n| 1 | 2 |', forbidden('table'), 1],
    ['a | b\n--- | ---', forbidden('table'), 1],
    ['***', forbidden('rule')],
    ['# Title', forbidden('heading')],
    ['##### Small', forbidden('heading')],
    ['- [ ] one\n- two', forbidden('check-box')],
    ['- one\n- [x] two', forbidden('check-box'), 1],
    ['See [row 4](look:cell=mask[4, 2]).', lessonFault('lesson-link-space')],
    ['See [row 4](look:phase=maks).', unknown('phase', 'maks', 'mask', [])],
    ['one\nand [row 4](look:phase=mask,colour=red)', unknown('attribute', 'colour', null, places), 1],
    ['See [it](look:).', unknown('attribute', '', null, places)],
    ['See [it](look:phase=).', lessonFault('lesson-attribute-empty', { attribute: 'phase' })],
    ['See [it](look:phase=mask,phase=loss).', lessonFault('lesson-attribute-twice', { attribute: 'phase' })],
    [
      'one\ntwo [it](look:cell=mask[16,2])',
      lessonFault('lesson-cell-outside', { cell: 'mask[16,2]', shape: [15, 12] }),
      1,
    ],
    ['Look at $x$ and $ $.', lessonFault('lesson-formula-empty')],
    ['Look at $\\frac{1}{q$.', lessonFault('lesson-formula-braces')],
    ['$$\nq}\n$$', lessonFault('lesson-formula-braces')],
    [`${'>'.repeat(9)} deep`, lessonFault('lesson-too-deep', { most: 8 })],
    ['> > > > > > > > > > > > > > > > > deep', lessonFault('lesson-too-deep', { most: 8 })],
    ['a\u0000b', lessonFault('lesson-control-character')],
    ['x'.repeat(4001), lessonFault('lesson-line-too-long', { most: 4000 })],
    ['some words\n'.repeat(1000), lessonFault('lesson-piece-too-long', { most: 4000 })],
    [':::', lessonFault('lesson-close-stray')],
    [':::{#one}', lessonFault('lesson-colons')],
    ['::: 12', lessonFault('lesson-colons')],
    [':::nummber{#x}\nWhat?\n:::', unknown('block', 'nummber', 'number', [])],
    [':::hint\nLook.\n:::', lessonFault('lesson-is-line', { name: 'hint' })],
    ['::number{#x}', lessonFault('lesson-is-block', { name: 'number' })],
    ['::look[text]{phase=mask}', lessonFault('lesson-is-block', { name: 'look' })],
    ['one\ntwo :hint[Look.]', lessonFault('lesson-one-colon', { name: 'hint' }), 1],
    ['::hint[Look.]', lessonFault('lesson-outside-task', { name: 'hint' })],
    ['::why[Because.]', lessonFault('lesson-outside-task', { name: 'why' })],
    ['::wy[Because.]', unknown('line', 'wy', 'why', [])],
    ['::look', lessonFault('lesson-place-empty')],
    ['::look{}', lessonFault('lesson-place-empty')],
    [':::look\nHere.\n:::', lessonFault('lesson-place-empty')],
    ['::look{screen=stp}', unknown('screen', 'stp', 'step', [])],
    ['::look{phase=14}', unknown('phase', '14', null, phaseIds)],
    ['::look{tab=averages}', unknown('tab', 'averages', 'average', [])],
    ['::look{screen=step tab=average}', lessonFault('lesson-tab-elsewhere', { tab: 'average', screen: 'scaling' })],
    ['::look{cell="maks[4,2]"}', unknown('tensor', 'maks', 'mask', [])],
    ['::look{cell="W1[4,2]"}', unknown('tensor', 'W1', 'fc1.weight', [])],
    ['::look{cell="mask 4,2"}', lessonFault('lesson-cell-form', { text: 'mask 4,2' })],
    ['::look{cell="mask[4]"}', lessonFault('lesson-cell-indices', { tensor: 'mask', form: 'mask[sample,unit]' })],
    [
      '::look{cell="fc1.bias[1,4]"}',
      lessonFault('lesson-cell-indices', { tensor: 'fc1.bias', form: 'fc1.bias[unit]' }),
    ],
    ['::look{cell="mask[0,2]"}', lessonFault('lesson-from-one', { text: '0' })],
    ['::look{cell="mask[4,1.5]"}', lessonFault('lesson-from-one', { text: '1.5' })],
    ['::look{cell="mask[4,13]"}', lessonFault('lesson-cell-outside', { cell: 'mask[4,13]', shape: [15, 12] })],
    ['::look{cell="fc1.bias.momentum[4]"}', fault('tensor-not-remembered', { tensor: 'fc1.bias.momentum' })],
    ['::look{phase=mask phase=loss}', lessonFault('lesson-attribute-twice', { attribute: 'phase' })],
    ['::look{phase}', lessonFault('lesson-attribute-empty', { attribute: 'phase' })],
    ['::look{phase=""}', lessonFault('lesson-attribute-empty', { attribute: 'phase' })],
    ['::look{.red phase=mask}', lessonFault('lesson-class', { text: 'red' })],
    ['::look{phase=“mask”}', lessonFault('lesson-curly-quotes')],
    ['::look{phase=mask "}', lessonFault('lesson-attribute-unreadable', { text: '"' })],
    [':::look{phase=mask} Here.\n:::', lessonFault('lesson-text-behind', { text: 'Here.' })],
    [':::look{phase=mask\nHere.\n:::', lessonFault('lesson-attribute-unreadable', { text: '{phase=mask' })],
    [':::explain\nWhy?\n:::', lessonFault('lesson-task-without-id', { name: 'explain' })],
    [':::explain{#Why}\nWhy?\n:::', lessonFault('lesson-id-form', { id: 'Why' })],
    [':::explain{#a #b}\nWhy?\n:::', lessonFault('lesson-attribute-twice', { attribute: '#id' })],
    [':::explain{#new hints=2}\nWhy?\n:::', unknown('attribute', 'hints', null, ['hide', ...places])],
    [':::explain{#new}\n:::', lessonFault('lesson-no-question', { name: 'explain' })],
    [':::explain{#new}\n::hint[Look.]\n:::', lessonFault('lesson-no-question', { name: 'explain' })],
    [':::explain{#new hide=droped}\nWhy?\n:::', unknown('tensor', 'droped', 'dropped', [])],
    [
      ':::explain{#new hide=fc1.bias.exp_avg}\nWhy?\n:::',
      fault('tensor-not-remembered', { tensor: 'fc1.bias.exp_avg' }),
    ],
    [':::explain{#new}\nWhy?\n::hint[Look.]{#a}\n:::', lessonFault('lesson-no-attributes', { name: 'hint' }), 2],
    [':::explain{#new}\nWhy?\n::hint[ ]\n:::', lessonFault('lesson-label-empty', { name: 'hint' }), 2],
    [':::explain{#new}\nWhy?\n::hint\n:::', lessonFault('lesson-label-empty', { name: 'hint' }), 2],
    [':::explain{#new}\nWhy?\n::hint[Look.\n:::', lessonFault('lesson-label-open', { name: 'hint' }), 2],
    [':::explain{#new}\nWhy?\n::hint[Look\n<b>here</b>]\n:::', forbidden('html'), 3],
    [':::explain{#new}\nWhy?\n::hnt[Look.]\n:::', unknown('line', 'hnt', 'hint', []), 2],
    [':::explain{#new}\nWhy?\n::look{phase=mask}\n:::', lessonFault('lesson-inside-task', { name: 'look' }), 2],
    [':::number{#new}\nWhat?\n:::', lessonFault('lesson-attribute-missing', { name: 'number', attribute: 'of' })],
    [
      ':::number{#new of=loss cell=mask[4]}\nWhat?\n:::',
      lessonFault('lesson-cell-indices', { tensor: 'mask', form: 'mask[sample,unit]' }),
    ],
    ...['3.5', '-1', '1/3', '1e-3', '0,25'].map(
      (text) => [`:::number{#new of="${text}"}\nWhat?\n:::`, lessonFault('lesson-literal-number', { text })] as const,
    ),
    [':::sign{#new of="+"}\nWhat?\n:::', lessonFault('lesson-quantity-form', { text: '+' })],
    [':::number{#new of="half-error(4"}\nWhat?\n:::', lessonFault('lesson-quantity-form', { text: 'half-error(4' })],
    [':::number{#new of="half-eror(4)"}\nWhat?\n:::', unknown('quantity', 'half-eror', 'half-error', [])],
    [':::number{#new of="half-error()"}\nWhat?\n:::', lessonFault('lesson-arguments', { form: 'half-error(sample)' })],
    [':::number{#new of="half-error"}\nWhat?\n:::', lessonFault('lesson-arguments', { form: 'half-error(sample)' })],
    [
      ':::number{#new of="mean-dropped(1, 2, 3)"}\nWhat?\n:::',
      lessonFault('lesson-arguments', { form: 'mean-dropped(sample, unit)' }),
    ],
    [':::number{#new of="half-error(0)"}\nWhat?\n:::', lessonFault('lesson-from-one', { text: '0' })],
    [
      ':::number{#new of="always-dropped(1.5, 4)"}\nWhat?\n:::',
      lessonFault('lesson-argument', { text: '1.5', rule: fault('not-a-probability') }),
    ],
    [
      ':::number{#new of="always-dropped(0.5, 0)"}\nWhat?\n:::',
      lessonFault('lesson-argument', {
        text: '0',
        rule: fault('whole-number-range', { minimum: 1, maximum: 999_999_999 }),
      }),
    ],
    [
      ':::number{#new of="probability-leaving(4/3)"}\nWhat?\n:::',
      lessonFault('lesson-argument', { text: '4/3', rule: fault('at-most', { maximum: 1 }) }),
    ],
    [
      ':::number{#new of="mode-output(classic, testing, 4)"}\nWhat?\n:::',
      lessonFault('lesson-argument', {
        text: 'testing',
        rule: fault('none-of', { values: ['training', 'evaluation'] }),
      }),
    ],
    [
      ':::number{#new of="sample-gradient(16, 2, 3)"}\nWhat?\n:::',
      lessonFault('lesson-index-outside', { what: 'sample', index: 16, most: 15 }),
    ],
    [
      ':::number{#new of="pair-gradient(1, 2, 13, 3)"}\nWhat?\n:::',
      lessonFault('lesson-index-outside', { what: 'unit', index: 13, most: 12 }),
    ],
    [
      ':::number{#new of="notebook-after(4, 6)"}\nWhat?\n:::',
      lessonFault('lesson-index-outside', { what: 'input', index: 6, most: 5 }),
    ],
    [
      ':::number{#new of="fc2.weight[2,3]"}\nWhat?\n:::',
      lessonFault('lesson-cell-outside', { cell: 'fc2.weight[2,3]', shape: [1, 12] }),
    ],
    [
      ':::cells{#new of="dropped"}\nMark.\n:::',
      lessonFault('lesson-set-form', { text: 'dropped', example: 'units of mask in row 4 that are dropped' }),
    ],
    [':::cells{#new of="unit of mask that are dropped"}\nMark.\n:::', unknown('part', 'unit', 'units', [])],
    [':::cells{#new of="units of mask that are droped"}\nMark.\n:::', unknown('condition', 'droped', 'dropped', [])],
    [':::cells{#new of="units of m that are dropped"}\nMark.\n:::', unknown('tensor', 'm', 'mask', [])],
    [
      ':::cells{#new of="units of x that are positive"}\nMark.\n:::',
      lessonFault('lesson-set-part', { part: 'units', tensor: 'x' }),
    ],
    [
      ':::cells{#new of="cells of x that are dropped"}\nMark.\n:::',
      lessonFault('lesson-set-condition', { condition: 'dropped', tensor: 'x' }),
    ],
    [
      ':::cells{#new of="rows of mask in row 2 that are dropped"}\nMark.\n:::',
      lessonFault('lesson-set-row', { part: 'rows', tensor: 'mask' }),
    ],
    [
      ':::cells{#new of="units of mask in row 0 that are dropped"}\nMark.\n:::',
      lessonFault('lesson-from-one', { text: '0' }),
    ],
    [
      ':::cells{#new of="units of mask in row 16 that are dropped"}\nMark.\n:::',
      lessonFault('lesson-cell-outside', { cell: 'mask[16,1]', shape: [15, 12] }),
    ],
    [':::matrix{#new of=loss}\nFill.\n:::', lessonFault('lesson-single-number', { tensor: 'loss' })],
    [':::matrix{#new of="dropped[1,2]"}\nFill.\n:::', unknown('tensor', 'dropped[1,2]', null, [])],
    [':::choice{#new}\nWhich?\n:::', lessonFault('lesson-no-choices')],
    [':::choice{#new}\nWhich?\n\n- [x] one\n:::', lessonFault('lesson-one-choice')],
    [':::choice{#new}\nWhich?\n\n- [ ] one\n- [ ] two\n:::', lessonFault('lesson-no-right-choice')],
    [':::choice{#new}\nWhich?\n\n- [x] one\n- two\n:::', lessonFault('lesson-choice-unmarked'), 4],
    [
      ':::choice{#new}\nWhich?\n\n- [x] one\n- [ ] one\n:::',
      lessonFault('lesson-item-twice', { line: 0 }),
      4,
      '- [x] one',
    ],
    [':::choice{#new}\nWhich?\n\n- [x] one\n- [ ] two\n\nAnd why?\n:::', lessonFault('lesson-behind-list'), 6],
    [':::choice{#new}\n\n- [x] one\n- [ ] two\n:::', lessonFault('lesson-no-question', { name: 'choice' })],
    [':::order{#new}\nIn order.\n:::', lessonFault('lesson-no-order')],
    [':::order{#new}\nIn order.\n\n1. one\n:::', lessonFault('lesson-order-short')],
    [':::order{#new}\nIn order.\n\n- one\n- two\n:::', lessonFault('lesson-order-unnumbered'), 3],
    [':::order{#new}\nIn order.\n\n1. one\n2.\n3. three\n:::', lessonFault('lesson-item-empty'), 4],
  ] as readonly (readonly [by: string, found: Fault, below?: number, names?: string])[]
).map(([by, found, below = 0, names]) => ({ by, fault: found, below, ...(names && { names }) }));

/** Faults in what a good lesson holds. */
export const bodyCases: readonly FaultCase[] = asRows([
  [
    '::why[Unit 7 was kept.]\n:::\n',
    '::why[Unit 7 was kept.]\n',
    lessonFault('lesson-nested', { name: 'sign', inside: 'number', line: 0 }),
    2,
    ':::number{#one',
  ],
  [
    'Which statement is right?',
    'Which statement is right?\n:::number{#inner of=loss}\nWhat?\n:::',
    lessonFault('lesson-nested', { name: 'number', inside: 'choice', line: 0 }),
    1,
    ':::choice{#which}',
  ],
  ['{#which-way', '{#one', lessonFault('lesson-id-twice', { id: 'one', line: 0 }), 0, ':::number{#one'],
  [
    '::why[Unit 7 was kept.]',
    '::why[Unit 7 was kept.]\n::why[Again.]',
    lessonFault('lesson-why-twice', { line: 0 }),
    1,
    '::why[Unit 7',
  ],
]);

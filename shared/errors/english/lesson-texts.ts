import type { FaultTextsOf, LessonFaults } from '../fault.ts';
import { shapeText } from '../fault-words.ts';
import type { LessonForbidden, LessonIndex, LessonThing } from '../lesson-words.ts';
import { counted } from './counted.ts';

/** What there is none of by a name; what follows are those there are. */
const things: Readonly<Record<LessonThing, string>> = {
  field: 'The front matter has no field',
  setting: 'An experiment has no setting',
  block: 'There is no block',
  line: 'There is no line',
  attribute: 'There is no attribute',
  tensor: 'There is no tensor',
  phase: 'There is no phase',
  screen: 'There is no screen',
  tab: 'There is no tab',
  quantity: 'There is no quantity',
  part: 'What is marked is never',
  condition: 'There is no condition',
};

const forbidden: Readonly<Record<LessonForbidden, string>> = {
  html: 'A lesson holds no HTML: write Markdown, or put it into `…` to show it.',
  image: 'A lesson holds no pictures: let the screen show it with :::look.',
  'outside-link': 'A lesson links only to places of the app: [text](look:phase=mask,cell=mask[4,2]).',
  reference: 'A lesson has no link definitions: write the place behind the text, [text](look:phase=mask).',
  footnote: 'A lesson has no footnotes: say it in the text.',
  table: 'A lesson has no tables: the matrices on the screen are its tables.',
  rule: 'A lesson has no lines between its parts: use a heading.',
  heading: 'Headings of a lesson have two to four #: its title is in the front matter.',
  'check-box': 'Check boxes stand only in the list of a :::choice.',
  other: 'A lesson does not have this kind of Markdown.',
};

const indices: Readonly<Record<LessonIndex, string>> = { sample: 'sample', unit: 'unit', input: 'input' };

/** English, what is wrong with a lesson. */
export const lessonTexts: FaultTextsOf<LessonFaults> = {
  'lesson-too-large': ({ most }, { number }) => `A lesson has at most ${number(most)} characters.`,
  'lesson-too-many-lines': ({ most }, { number }) => `A lesson has at most ${number(most)} lines.`,
  'lesson-control-character': () =>
    'An invisible control character stands in this line: delete it and type the line again.',
  'lesson-line-too-long': ({ most }, { number }) => `A line has at most ${counted(most, 'character', number)}.`,
  'lesson-piece-too-long': ({ most }, { number }) =>
    `This paragraph or list has more than ${counted(most, 'character', number)}: divide it.`,
  'lesson-too-deep': ({ most }, { number }) => `Lists, quotes and emphasis are nested at most ${number(most)} deep.`,
  'lesson-without-text': () => 'There is nothing below the front matter.',

  'lesson-no-front-matter': () =>
    'A lesson begins with its front matter: a line ---, the fields id, title, language, minutes and experiment, and a line ---.',
  'lesson-front-matter-open': () => 'The front matter that begins here has no line --- at its end.',
  'lesson-front-matter-too-long': ({ most }, { number }) =>
    `The front matter has at most ${counted(most, 'line', number)}.`,
  'lesson-front-matter-no-fields': () => 'The front matter consists of fields, one a line, such as title: Two masks.',
  'lesson-yaml': () => 'The front matter cannot be read here: each line is a name, a colon, a space and a value.',
  'lesson-yaml-colon': () => 'A value with a colon in it needs quotes: title: "Dropout: why".',
  'lesson-yaml-tab': () => 'The front matter is indented with spaces, not with tabs.',
  'lesson-yaml-open': () => 'A closing quote, bracket, brace or comma is missing in the front matter.',
  'lesson-yaml-indent': () => 'This line of the front matter is indented unlike those it belongs to.',
  'lesson-yaml-reference': () => 'The front matter holds plain values only: no &, *, ! before a value.',
  'lesson-field-twice': () => 'This field is there twice.',
  'lesson-field-missing': ({ field }) => `The front matter has no ${field}.`,
  'lesson-field': ({ field, rule }, { say }) => `${field} ${say(rule)}.`,
  'lesson-seed': () => 'seed must be a whole number from 0 to 4294967295, or own for each student’s own number.',
  'lesson-id-form': ({ id }) =>
    `“${id}” is no id: an id has small letters a to z, digits and hyphens, begins with a letter and has at most 50 of them.`,

  'lesson-unknown': ({ what, name, near, known }) => {
    const sentence = `${things[what]} “${name}”`;
    if (near !== null) return `${sentence}. Did you mean “${near}”?`;
    return known.length === 0 ? `${sentence}.` : `${sentence}; there are ${known.join(', ')}.`;
  },

  'lesson-forbidden': ({ what }) => forbidden[what],
  'lesson-link-space': () => 'The place of a link holds no spaces: [text](look:cell=mask[4,2]).',
  'lesson-code-open': () => 'The program that begins here has no closing line of ```.',
  'lesson-formula-open': () => 'The formula that begins here has no closing line of $$.',
  'lesson-formula-braces': () => 'The braces { and } of a formula do not match.',
  'lesson-formula-empty': () => 'A formula is empty.',

  'lesson-colons': () => 'Behind ::: stands the name of a block, such as :::number; alone it ends one.',
  'lesson-close-stray': () => 'This ::: ends nothing: no block is open here.',
  'lesson-not-closed': ({ name }) => `:::${name} is not ended: a line ::: is missing.`,
  'lesson-nested': ({ name, inside, line }, { number }) =>
    `:::${name} cannot stand inside :::${inside} of line ${number(line)}: end that one with ::: before.`,
  'lesson-is-line': ({ name }) => `“${name}” is a line of its own with two colons: ::${name}[…].`,
  'lesson-is-block': ({ name }) => `“${name}” is a block: :::${name}{…} with three colons, ended by a line :::.`,
  'lesson-one-colon': ({ name }) => `“${name}” needs two colons and a line of its own: ::${name}[…].`,
  'lesson-outside-task': ({ name }) => `::${name} stands inside a task only.`,
  'lesson-inside-task': ({ name }) =>
    `::${name} stands outside of tasks only; a task takes screen, phase, cell and tab itself.`,
  'lesson-label-open': ({ name }) => `The text of ::${name} stands in brackets and ends with ]: ::${name}[…].`,
  'lesson-label-empty': ({ name }) => `::${name} says nothing: its text stands between [ and ].`,
  'lesson-text-behind': ({ text }) => `Nothing may follow here: “${text}” belongs on a line of its own.`,
  'lesson-no-attributes': ({ name }) => `::${name} takes no {…}.`,
  'lesson-why-twice': ({ line }, { number }) => `A task has one ::why, and it stands in line ${number(line)}.`,

  'lesson-attribute-unreadable': ({ text }) => `“${text}” cannot be read: attributes are {#id name="value"}.`,
  'lesson-attribute-twice': ({ attribute }) => `${attribute} is there twice.`,
  'lesson-attribute-empty': ({ attribute }) =>
    `${attribute} has no value: write ${attribute}="…", with quotes around spaces.`,
  'lesson-attribute-missing': ({ name, attribute }) => `:::${name} needs ${attribute}="…".`,
  'lesson-class': ({ text }) => `“.${text}” is a class, which lessons do not have; an id begins with #.`,
  'lesson-curly-quotes': () => 'Values stand in straight quotes: "…".',
  'lesson-task-without-id': ({ name }) => `The task has no id, by which its answers are kept: :::${name}{#my-id}.`,
  'lesson-id-twice': ({ id, line }, { number }) =>
    `The id “${id}” is that of the task in line ${number(line)} already.`,

  'lesson-place-empty': () => 'It does not say where to look: give screen, phase, cell or tab.',
  'lesson-tab-elsewhere': ({ tab, screen }) => `“${tab}” is a tab of the screen ${screen}.`,
  'lesson-cell-form': ({ text }) =>
    `“${text}” is no cell: write tensor[row,column], such as dropped[10,7], fc1.bias[4] or loss.`,
  'lesson-cell-indices': ({ tensor, form }) => `A cell of ${tensor} is written ${form}.`,
  'lesson-from-one': ({ text }) => `“${text}” is no place: rows and columns are whole numbers from 1.`,

  'lesson-literal-number': ({ text }) =>
    `A lesson holds no right numbers: “${text}” would be wrong with another seed. Name the cell or the quantity; its number is computed when it is asked for.`,
  'lesson-quantity-form': ({ text }) =>
    `“${text}” is neither a cell, such as dropped[10,7], nor a quantity, such as mean-dropped(10, 4).`,
  'lesson-arguments': ({ form }) => `This quantity is written ${form}.`,
  'lesson-argument': ({ text, rule }, { say }) => `“${text}” ${say(rule)}.`,
  'lesson-set-form': ({ text, example }) => `“${text}” is no set of cells. One is written so: “${example}”.`,
  'lesson-set-part': ({ part, tensor }) => `${tensor} has no ${part}.`,
  'lesson-set-condition': ({ condition, tensor }) => `Nothing of ${tensor} can be “${condition}”.`,
  'lesson-set-row': ({ part, tensor }) => `The ${part} of ${tensor} do not lie within a row.`,
  'lesson-single-number': ({ tensor }) => `${tensor} is a single number: ask for it with :::number.`,

  'lesson-no-question': ({ name }) => `:::${name} asks nothing: its question is missing.`,
  'lesson-no-choices': () => 'The choices are missing: a list with - [ ] and - [x].',
  'lesson-one-choice': () => 'One choice is none: a second one is missing.',
  'lesson-no-right-choice': () => 'No choice is right: mark at least one with [x].',
  'lesson-choice-unmarked': () => 'This choice is neither right nor wrong: it begins with [x] or [ ].',
  'lesson-item-empty': () => 'This entry of the list is empty.',
  'lesson-item-twice': ({ line }, { number }) => `The same stands in line ${number(line)} already.`,
  'lesson-no-order': () => 'What is to be put in order is missing: a list with 1. 2. 3. in the right order.',
  'lesson-order-short': () => 'Two entries at least are put in order.',
  'lesson-order-unnumbered': () => 'What is to be put in order is a list with 1. 2. 3.',
  'lesson-behind-list': () => 'Nothing but ::hint and ::why may stand behind the list: the question stands before it.',

  'lesson-cell-outside': ({ cell, shape }) =>
    `${cell} is outside the network of this lesson: the shape is ${shapeText(shape)}.`,
  'lesson-index-outside': ({ what, index, most }, { number }) =>
    `There is no ${indices[what]} ${number(index)} in the network of this lesson, but only ${number(most)}.`,
  'lesson-several-outputs': ({ quantity }) => `${quantity} is one number only in a network with one output.`,
  'lesson-plain-sgd': ({ quantity }) => `${quantity} is what plain SGD does: the experiment has another optimizer.`,
};

import type { FaultTextsOf, WindowFaults } from '../fault.ts';
import { counted } from './counted.ts';

/** English, what the window itself refuses. */
export const windowTexts: FaultTextsOf<WindowFaults> = {
  'pasted-gap': ({ row, column }, { number }) =>
    `Row ${number(row)}, column ${number(column)} of what was pasted is empty. Nothing was changed.`,
  'pasted-no-number': ({ row, column, text }, { number }) =>
    `Row ${number(row)}, column ${number(column)} of what was pasted is not a number: “${text}”. Nothing was changed.`,
  'pasted-too-small': ({ row, column, text }, { number }) =>
    `Row ${number(row)}, column ${number(column)} of what was pasted is too small for a float32, which would make 0 of it: “${text}”. Nothing was changed.`,
  'pasted-too-large': ({ row, column, text }, { number }) =>
    `Row ${number(row)}, column ${number(column)} of what was pasted is too large for a float32: “${text}”. Nothing was changed.`,
  'pasted-no-room': ({ rows, columns, roomRows, roomColumns }, { number }) =>
    `What was pasted has ${counted(rows, 'row', number)} and ${counted(columns, 'column', number)}; from the selected cell on there are ${number(roomRows)} and ${number(roomColumns)}. Nothing was changed.`,
  'edited-is-gone': () =>
    'What you changed is not on screen any more: another experiment, or none of its steps, was shown first.',
  'dialog-needs-press': () =>
    'The browser shows its file dialog only right after a key or a click: ask for it once more.',
  'not-begun-elsewhere': ({ count }, { number }) =>
    `When the experiment changed tabs, ${counted(count, 'training', number)} still waited, and ${count === 1 ? 'was' : 'were'} not begun: ask again where the experiment is now.`,
  'nothing-to-paint': () => 'There is no picture on this screen yet: take a step, or choose what it is to show.',
  'picture-failed': ({ reason }, { say }) => `The picture could not be made: ${say(reason)}`,
  'no-canvas': () => 'A canvas of that size cannot be had here.',
  'font-unreadable': () => 'A font of the app could not be read.',
  'too-large-for-link': ({ most }, { number }) =>
    `This experiment needs more than the ${number(most)} characters that a link may have: save it as a file, and pass that on.`,
  'link-damaged': () =>
    'The experiment in this link is damaged or not whole, and was not opened. Copy the whole link once more, or ask for the experiment as a file; until then go on with what is here.',
  'link-refused': ({ field, rule }, { say }) =>
    `What this link holds is no experiment: ${field || 'it'} ${say(rule)}. Ask for the link once more, or for the experiment as a file.`,
};

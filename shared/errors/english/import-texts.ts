import type { NoNumber } from '../../table-text/number-text.ts';
import { shapeText } from '../fault-words.ts';
import type { FaultTextsOf, ImportFaults } from '../fault.ts';
import { counted } from './counted.ts';

/** Why a cell holds no number, as the end of a sentence that names it. */
const noNumber: Readonly<Record<NoNumber, (text: string) => string>> = {
  missing: () => 'the number is missing. Leave such rows out, or another column.',
  'not-a-number': (text) => `“${text}” is not a number.`,
  'too-small': (text) => `“${text}” is too small for a float32: it would become 0.`,
  'too-large': (text) => `“${text}” is too large for a float32.`,
};

/** English, what is wrong with a table or with weights that are imported. */
export const importTexts: FaultTextsOf<ImportFaults> = {
  'table-refused': ({ problem }, { say }) => `The table was not imported: ${say(problem)} The experiment is as it was.`,
  'no-input-column': () => 'Choose at least one column as an input.',
  'no-target-column': () => 'Choose at least one column as a target.',
  'too-many-targets': ({ most }, { number }) => `At most ${number(most)} columns can be targets.`,
  'column-twice': () => 'A column cannot be chosen twice.',
  'no-such-column': ({ column }, { number }) => `There is no column ${number(column)}.`,
  'no-number-in-cell': ({ row, column, reason, text }, { number }) =>
    `Row ${number(row)}, column “${column}”: ${noNumber[reason](text)}`,
  'every-row-misses': () => 'Every row misses a number.',
  'two-readings': ({ text, withPoint, withComma }, { number }) =>
    `“${text}” is ${number(withPoint)} with a decimal point and ${number(withComma)} with a decimal comma: choose which it is.`,
  'table-is-no-text': () => 'This is not a text with a table: it holds characters that no text has.',
  'table-without-rows': () => 'There is no row of numbers in it.',
  'too-many-rows': ({ rows, most }, { number }) =>
    `It has ${counted(rows, 'row', number)}; at most ${number(most)} can be imported.`,
  'too-many-columns': ({ columns, most }, { number }) =>
    `It has ${counted(columns, 'column', number)}; at most ${number(most)} can be imported.`,
  'uneven-cells': ({ row, cells, than, expected }, { number }) =>
    `Row ${number(row)} has ${counted(cells, 'cell', number)}, ${than === 'header' ? 'the header' : 'row 1'} has ${number(expected)}.`,
  'table-file-too-large': ({ megabytes, most }, { number }) =>
    `This file has ${number(megabytes)} MB; tables of up to ${number(most)} MB can be imported. Nothing was changed.`,
  'weights-refused': ({ problem }, { say }) => {
    const sentence = say(problem);
    const space = sentence.endsWith('\n') ? '' : ' ';
    return `The weights were not imported: ${sentence}${space}The experiment is as it was.`;
  },
  'no-whole-npz': ({ file }) => `“${file}” is not a whole .npz file.`,
  'array-twice-in-file': ({ file, array }) => `“${file}” holds “${array}” twice.`,
  'npz-damaged': ({ file }) => `“${file}” is damaged, or holds far more than the weights of a network.`,
  'array-damaged': ({ file, array }) => `“${array}” in “${file}” is damaged.`,
  'no-valid-safetensors': ({ file, problem }, { say }) =>
    `“${file}” is not a valid .safetensors file: ${say(problem)}.`,
  'is-cut-off': () => 'it is cut off',
  'describes-not': ({ array }) => `it does not describe “${array}” as it should`,
  'header-is-no-object': () => 'its header is no object',
  'header-breaks-rule': ({ rule }, { say }) => `its header ${say(rule)}`,
  'array-outside': ({ array }) => `“${array}” lies outside of it`,
  'arrays-overlap': ({ first, second }) => `“${first}” and “${second}” lie in the same bytes`,
  'bytes-before-array': ({ bytes, array }, { number }) =>
    `${counted(bytes, 'byte', number)} before “${array}” ${bytes === 1 ? 'belongs' : 'belong'} to no array`,
  'bytes-at-end': ({ bytes }, { number }) =>
    `${counted(bytes, 'byte', number)} at its end ${bytes === 1 ? 'belongs' : 'belong'} to no array`,
  'array-bytes': ({ array }) => `“${array}” has not as many bytes as its shape needs`,
  'is-single-array': ({ file }) => `“${file}” is a single NumPy array: numpy.savez saves several with their names.`,
  'is-hdf5': ({ file }) => `“${file}” is an HDF5 file: save its arrays with numpy.savez.`,
  'no-weights-file': ({ file }) => `“${file}” is neither a whole .safetensors file nor a whole .npz file.`,
  'is-torch-file': ({ file, program }) =>
    `“${file}” was written by torch.save: it is a pickle, a program that this app does not run. Two lines of Python save it as safetensors:\n${program}\n`,
  'array-type': ({ array, type }) => `${array} is of ${type}; only float16, bfloat16, float32 and float64 can be read.`,
  'array-shape': ({ array, there, here }) =>
    `${array} has the shape ${shapeText(there)} there and ${shapeText(here)} here. Choose the sizes of the network first.`,
  'array-not-allowed': ({ parameter, array }) => `${parameter} cannot be taken from “${array}”.`,
  'array-chosen-twice': ({ array }) => `“${array}” cannot be two parameters at once.`,
  'array-not-finite': ({ array, place }, { number }) => `Number ${number(place)} of “${array}” is not finite.`,
  'no-array-chosen': () => 'Choose an array for at least one parameter.',
  'nothing-fits': ({ wanted, held }) =>
    `It holds none of ${wanted.join(', ')}${held.length === 0 ? '' : ` but ${held.join(', ')}`}.`,
};

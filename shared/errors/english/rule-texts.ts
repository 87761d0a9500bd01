import { clause, shapeText, type JsonMistake } from '../fault-words.ts';
import type { FaultTextsOf, RuleFaults } from '../fault.ts';
import { counted } from './counted.ts';

/** Kinds of values; any other is called as the program calls it. */
const types: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a finite number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

const jsonMistakes: Readonly<Record<JsonMistake, string>> = {
  'stray-mark': 'something stands there that is neither a value nor a bracket',
  number: 'a number is not written as JSON writes one',
  'field-name': 'the name of a field is missing or has no quotes',
  'no-value': 'a value is missing',
  'no-colon': 'a colon is missing',
  'no-comma': 'a comma is missing',
  'open-brace': 'a closing brace is missing: the file may have been cut off',
  'open-bracket': 'a closing bracket is missing: the file may have been cut off',
  'more-behind': 'there is more behind the end',
  comment: 'comments are not allowed',
  'open-text': 'a text has no closing quote: the file may have been cut off',
  'unicode-escape': 'a \\u is not followed by four hexadecimal digits',
  escape: 'a backslash is followed by a letter that means nothing',
  'control-character': 'a text holds a line break or another control character',
  unreadable: 'it cannot be read',
};

/** English, what a field of a request or a file breaks: the second half of the sentence "<field> ...". */
export const ruleTexts: FaultTextsOf<RuleFaults> = {
  'wrong-type': ({ type }) => `must be ${types[type] ?? type}`,
  'none-of': ({ values }) => `must be one of ${values.join(', ')}`,
  'at-least': ({ minimum }, { number }) => `must be at least ${number(minimum)}`,
  'more-than': ({ minimum }, { number }) => `must be more than ${number(minimum)}`,
  'at-most': ({ maximum }, { number }) => `must be at most ${number(maximum)}`,
  'less-than': ({ maximum }, { number }) => `must be less than ${number(maximum)}`,
  'too-few-entries': ({ minimum }, { number }) =>
    `must have at least ${number(minimum)} ${minimum === 1 ? 'entry' : 'entries'}`,
  'too-many-entries': ({ maximum }, { number }) =>
    `must have at most ${number(maximum)} ${maximum === 1 ? 'entry' : 'entries'}`,
  'too-few-characters': ({ minimum }, { number }) => `must have at least ${counted(minimum, 'character', number)}`,
  'too-many-characters': ({ maximum }, { number }) => `must have at most ${counted(maximum, 'character', number)}`,
  'no-such-field': ({ fields }) => `has no field named ${fields.join(', ')}`,
  'not-valid': () => 'is not valid',
  'whole-number-range': ({ minimum, maximum }, { number }) =>
    `must be a whole number from ${number(minimum)} to ${number(maximum)}`,
  'not-a-probability': () => 'must be at least 0 and less than 1',
  'not-a-positive-float32': () => 'must be a float32 number greater than 0',
  'not-a-finite-float32': () => 'must be a finite number that fits a float32',
  'not-finite-numbers': () => 'must be finite numbers',
  'holds-not-finite': () => 'holds a number that is not finite',
  'no-setting-changed': () => 'must change a hyperparameter',
  'too-many-tensor-numbers': ({ most }, { number }) =>
    `replace whole tensors by more than ${number(most)} numbers together: undo some of these edits`,
  'too-many-tensor-edits': () => 'replace whole tensors by more numbers than a file has room for',
  'table-size': () => 'has not as many numbers as its rows and columns need',
  'no-tensor': () => 'must be a list of numbers, a list of rows, or {"shape", "base64Float32LittleEndian"}',
  'no-base64-floats': () => 'has a base64Float32LittleEndian that is not base64 of float32 numbers',
  'tensor-shape-length': ({ shape, numbers }, { number }) =>
    `has the shape ${shapeText(shape)} but ${counted(numbers, 'number', number)}`,
  'is-missing': () => 'is missing',
  'mixes-numbers-and-rows': () => 'mixes numbers and rows',
  'uneven-row': ({ row, numbers, first }, { number }) =>
    `has ${counted(numbers, 'number', number)} in row ${number(row)}, not ${number(first)}`,
  'no-float32-at': ({ place }, { number }) => `must hold float32 numbers only: number ${number(place)} is none`,
  'not-json': ({ mistake }) => `is not JSON: ${jsonMistakes[mistake]}`,
  'forbidden-field': ({ field }) => `has a field named ${field}, which no file may have`,
  'field-twice': ({ field }) => `has the field ${field} twice`,
  'too-many-fields': ({ most }, { number }) => `has more than ${number(most)} fields`,
  'too-many-containers': ({ most }, { number }) => `is one of more than ${number(most)} objects and lists`,
  'too-deep': ({ most }, { number }) => `is nested more than ${number(most)} deep`,
  'too-many-values': ({ most }, { number }) => `is the value after the first ${number(most)}: no file holds more`,
  'number-too-large': () => 'is too large for a number',
  'not-utf8': () => 'is not UTF-8 text',
  'larger-than-a-file': ({ megabytes }, { number }) => `is larger than the ${number(megabytes)} MB a file may have`,
  'not-an-object': () => 'must be an object',
  'other-format': ({ format }) => `must be "${format}": this is no file of Dropout Lab`,
  'not-a-version': () => 'must be a whole number from 0',
  'unknown-field': () => 'is a field that no file of this version has',
  'does-not-fit': ({ misfit }, { say }) => `does not fit: ${clause(say(misfit))}`,
  'keeps-too-many-edits': ({ most }, { number }) =>
    `must be at most ${number(most)}, as many edits as the state before has`,
  'too-many-edits': ({ most }, { number }) => `make more than ${number(most)} edits`,
  'too-many-states': () => 'holds too many networks and edits',
  'other-count': ({ expected, given }, { number }) =>
    `must have ${counted(expected, 'number', number)}, not ${number(given)}`,
  'not-null-before-first-step': () => 'must be null before the first step',
  'tensor-of-other-network': () => 'is a tensor that this network does not have',
  'other-shape': ({ expected, given }) => `must have the shape ${shapeText(expected)}, not ${shapeText(given)}`,
  'not-from-a-file': () => 'is not what a file left',
};

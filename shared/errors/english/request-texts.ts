import { clause, shapeText } from '../fault-words.ts';
import type { FaultTextsOf, RequestFaults } from '../fault.ts';
import { counted } from './counted.ts';

/** English, what goes wrong between a window and its engine. */
export const requestTexts: FaultTextsOf<RequestFaults> = {
  'closed-by-window': () => 'the window closed it',
  'used-elsewhere': () => 'Dropout Lab is used in another tab',
  'no-access': () => 'this page has no valid access token; open the address that Dropout Lab printed in the terminal',
  'too-many-guesses': () => 'too many wrong access tokens were tried; connect again in half a minute',
  'too-many-windows': () => 'too many windows are connected; close some of them and connect again',
  'window-gone': () => 'the window went away',
  'window-silent': () => 'the window gave no sign for half a minute',
  'other-side-gone': () => 'the other side went away',
  'host-gone': () => 'Dropout Lab no longer runs in its terminal, or the connection to it was cut',
  'host-unheard': () => 'Dropout Lab gave no sign for half a minute; it may be stopped or the way to it cut',
  'trainer-not-starting': () => 'the engine cannot be started',
  'trainer-stopped': () => 'the engine stopped unexpectedly',
  'trainer-killed': () => 'the system ended the engine, which it does when memory runs out',
  'trainer-out-of-memory': () => 'the engine ran out of memory',
  'trainer-started-again': () => 'another window has started the engine again',
  'app-closing': () => 'Dropout Lab is closing',
  'no-longer-served': () => 'it is no longer served',
  'protocol-broken': () => 'the other side sent something that is not a message of this app',
  'frame-malformed': () => 'the other side sent a malformed frame',
  'frame-not-binary': () => 'the other side sent text where binary frames are spoken',
  'answers-unread': () => 'too much of what was sent lay unread',
  'request-cancelled': () => 'The request was cancelled.',
  'another-started': () => 'Another experiment was started.',
  'experiment-replaced': () => 'The experiment has been started again or edited.',
  'engine-busy': () => 'The engine is still working on another request.',
  'too-many-requests': ({ most }, { number }) => `More than ${number(most)} requests at a time.`,
  'too-much-asked': () => 'Too much was asked for at a time: wait for the answers to what was asked before.',
  'request-unfinished': () => 'What you asked for was not finished: ask again once the engine is connected.',
  'no-experiment': () => 'No experiment has been started yet.',
  'unknown-request': ({ request }) => `There is no request named ${request}.`,
  'request-is-stream': ({ request }) => `${request} is answered by a stream, not by one value.`,
  'request-refused': ({ request, field, rule }, { say }) => `${field || `The input of ${request}`} ${say(rule)}.`,
  'connection-lost': ({ reason }, { say }) => `The connection to the engine ended: ${say(reason)}.`,
  'connection-ended': () => 'The connection has ended.',
  'host-unreachable': () => 'Dropout Lab cannot be reached; it has probably been stopped in its terminal.',
  'host-silent': () =>
    'Dropout Lab is there but does not answer: it may be stopped in its terminal (the command fg lets it go on), or very busy.',
  'trainer-not-started': () => 'The engine cannot be started.',
  'worker-not-started': () => 'its program could not be fetched from this site, or does not run in this browser',
  'shell-silent': () => 'The desktop app does not answer its window.',
  unexpected: ({ detail }) => detail,
  'engine-step-failed': ({ detail }) => `TensorFlow.js could not do the step: ${detail}`,
  'out-of-memory': () => 'There is not enough memory for that: choose fewer samples or units, or close other programs.',
  'backend-does-not-load': ({ backend, cause }, { say }) => `The ${backend} backend does not load: ${say(cause)}.`,
  'backend-not-loaded': ({ backend }) => `The ${backend} backend is not loaded.`,
  'backend-does-not-start': ({ backend }) => `The ${backend} backend does not start.`,
  'native-part-of-desktop': () => 'native TensorFlow is part of the desktop app, no browser can run it',
  'native-part-missing': () => 'native TensorFlow is not installed (npm run native installs it)',
  'native-part-not-packed': () => 'native TensorFlow is in the larger installer, whose name ends with -tensorflow',
  'kernels-not-fetched': () => 'its program could not be fetched from this site (reload the page to try again)',
  'did-not-start': () => 'it did not start',
  'in-its-words': ({ detail }) => clause(detail),
  'step-not-done': ({ step, completedSteps }, { number }) =>
    `Step ${number(step)} has not been done: there ${completedSteps === 1 ? 'is' : 'are'} ${number(completedSteps)} so far.`,
  'no-update-yet': () => 'There is no update yet: record a step first.',
  'no-sample': ({ sample }, { number }) => `There is no sample ${number(sample)}.`,
  'no-unit': ({ unit }, { number }) => `There is no unit ${number(unit)}.`,
  'no-output': ({ output }, { number }) => `There is no output ${number(output)}.`,
  'cell-outside-tensor': ({ tensor, row, column }, { number }) =>
    `Cell [${number(row)}, ${number(column)}] is outside ${tensor}.`,
  'tensor-length': ({ tensor, shape, numbers }, { number }) =>
    `${tensor} has the shape ${shapeText(shape)}, not ${counted(numbers, 'number', number)}.`,
  'no-mask-to-change': () => 'Without dropout there is no mask to change.',
  'inputs-differ': ({ network, table }, { number }) =>
    `The network has ${counted(network, 'input', number)}, but the table has ${counted(table, 'input column', number)}.`,
  'outputs-differ': ({ network, table }, { number }) =>
    `The network has ${counted(network, 'output', number)}, but the table has ${counted(table, 'target column', number)}.`,
  'targets-differ': ({ loss, table }, { number }) =>
    `The loss takes ${counted(loss, 'target', number)} a sample, but the table has ${counted(table, 'target column', number)}.`,
  'target-refused': ({ row, value, rule }, { number, say }) =>
    `The target ${number(value)} in row ${number(row)} ${say(rule)}.`,
  'all-rows-held-out': ({ rows }, { number }) =>
    `Nothing is left to train on: all rows of the table (${number(rows)}) are held out for validation.`,
  'batch-too-large': ({ batch, rows }, { number }) =>
    `A batch of ${counted(batch, 'row', number)} is larger than the training data, which have ${counted(rows, 'row', number)}.`,
  'too-many-masks': ({ most, units }, { number }) =>
    `All masks are enumerated for at most ${number(most)} hidden units; there are ${number(units)}.`,
  'no-whole-rows': ({ numbers, inputs }, { number }) =>
    `${counted(numbers, 'number', number)} cannot fill rows of ${counted(inputs, 'input', number)}.`,
  'too-many-passes': ({ passes, rows }, { number }) =>
    `${number(passes)} ${passes === 1 ? 'pass' : 'passes'} of ${counted(rows, 'row', number)} are too many: ask for fewer of either.`,
  'no-rows-held-out': () => 'No row is held out: choose a larger share for validation.',
  'no-dropout-to-compare': () => 'There is nothing to compare without dropout: choose a drop probability above 0.',
  'tensor-not-remembered': ({ tensor }) =>
    `There is no ${tensor} in this experiment: its optimizer remembers no such thing.`,
  'zip-too-large': ({ step }, { number }) =>
    `The matrices of step ${number(step)} are too large for one file. Take those you need one by one, as CSV or NPY.`,
};

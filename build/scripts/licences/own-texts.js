import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { top } from '../places.js';

/** @typedef {() => Promise<string>} LicenceText */

/**
 * A licence in the words of a file that has it, with another holder of the copyright.
 *
 * @param {string} file of the project
 * @returns {(holder: string) => LicenceText}
 */
const worded = (file) => (holder) => async () =>
  (await readFile(join(top, file), 'utf8')).replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);

const mit = worded('LICENSE');
const bsd2 = worded('node_modules/webidl-conversions/LICENSE.md');
const bsd3 = worded('node_modules/zrender/LICENSE');

/** The Apache licence names nobody: whom it is of stands above it. @param {string} holder @returns {LicenceText} */
const apache = (holder) => async () =>
  `Copyright ${holder}\n\n${await readFile(join(top, 'node_modules/long/LICENSE'), 'utf8')}`;

/** Texts below each other, each with a line that says of what it is. @param {readonly (readonly [of: string, text: LicenceText])[]} parts @returns {LicenceText} */
const together = (parts) => async () =>
  (await Promise.all(parts.map(async ([of, text]) => `${of}:\n\n${await text()}`))).join('\n\n');

const google = 'Google LLC';

/**
 * Texts of packages that name their licence and come without its words; who holds the rights is what their sources or their
 * package.json say. In the kernels of WebAssembly are libraries that no package is of its own.
 *
 * @type {Readonly<Record<string, LicenceText>>}
 */
export const ownTexts = {
  '@tensorflow/tfjs-backend-cpu': apache(google),
  '@tensorflow/tfjs-backend-wasm': together([
    ['TensorFlow.js', apache(google)],
    ['XNNPACK, in its kernels', bsd3('Facebook, Inc. and its affiliates; 2019 Google LLC')],
    [
      'pthreadpool, in its kernels',
      bsd2('2017 Facebook Inc.; 2015-2017 Georgia Institute of Technology; 2019 Google LLC'),
    ],
    ['Emscripten, in its kernels', mit('2010-2014 Emscripten authors')],
    ['musl, in its kernels', mit('2005-2020 Rich Felker, et al.')],
  ]),
  '@tensorflow/tfjs-core': apache(google),
  '@tensorflow/tfjs-node': apache(google),
  tr46: mit('Sebastian Mayr'),
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { top } from '../places.js';

/**
 * The MIT licence, whose words are those of our own.
 *
 * @param {string} holder of the copyright
 */
const mit = (holder) => async () =>
  (await readFile(join(top, 'LICENSE'), 'utf8')).replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);

/** The Apache licence, from a package that TensorFlow.js itself is made with. @param {string} holder */
const apache = (holder) => async () =>
  `Copyright ${holder}\n\n${await readFile(join(top, 'node_modules', 'long', 'LICENSE'), 'utf8')}`;

const google = 'Google LLC';

/**
 * Texts of packages that name their licence and come without its words; who holds the rights is what their sources or their package.json say.
 *
 * @type {Readonly<Record<string, () => Promise<string>>>}
 */
export const ownTexts = {
  '@tensorflow/tfjs-backend-cpu': apache(google),
  '@tensorflow/tfjs-backend-wasm': apache(google),
  '@tensorflow/tfjs-core': apache(google),
  '@tensorflow/tfjs-node': apache(google),
  tr46: mit('Sebastian Mayr'),
};

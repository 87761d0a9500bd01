import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale } from '../build-app.js';
import { native } from '../native/native.js';
import { top } from '../places.js';
import { npm } from '../run-process.js';
import { signingEnvironment } from './signing.js';

/**
 * `node build/scripts/run.js release-pack --linux --x64`: makes the installers of a system, signed where the secrets are
 * there, and those with native TensorFlow where it can be built. What is left out is no failure: it is said in the workflow's
 * run and in a file of notes beside the installers, which becomes part of what the release says.
 *
 * @param {readonly string[]} parameters of electron-builder: a system and a processor
 * @param {string} [folder] of the installers
 * @returns {Promise<number>} the exit code: 0 when the plain installers are made, and the others where TensorFlow is
 */
export async function releasePack(parameters, folder = join(top, 'release')) {
  const { env, skipped } = signingEnvironment(process.platform, process.env);
  const leftOut = [...skipped];
  /** @param {'pack' | 'pack:tensorflow'} script */
  const pack = async (script) => (await npm(['run', script, '--', ...parameters, '--publish', 'never'], { env })).code;
  if (!(await buildIfStale())) return 1;
  let code = await pack('pack');
  if (code !== 0) return code;
  // The native part is built for the processor it is built on.
  if (parameters.includes(`--${process.arch}`) && (await native()) === 0) code = await pack('pack:tensorflow');
  else leftOut.push(`There is no installer with native TensorFlow for ${parameters.join(' ').replaceAll('--', '')}.`);
  for (const sentence of leftOut) console.log(`::notice title=Release::${sentence}`);
  await mkdir(folder, { recursive: true });
  const notes = leftOut.map((sentence) => `- ${sentence}\n`).join('');
  await writeFile(join(folder, `notes${parameters.join('')}.md`), notes);
  return code;
}

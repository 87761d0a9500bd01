import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from '../build-app.js';
import { native } from '../native/native.js';
import { addonPath, tfjsNode, top } from '../places.js';
import { npm } from '../run-process.js';
import { signingEnvironment } from './signing.js';

/** A line that the page of a workflow's run shows at its top. @param {'notice' | 'warning'} level @param {string} text */
function say(level, text) {
  console.log(`::${level} title=Release::${text}`);
}

/**
 * `node build/scripts/run.js release-pack --linux --x64`: makes the installers of a system, signed where the secrets are
 * there, and those with native TensorFlow where it can be built. What is left out is said, and is no failure.
 *
 * @param {readonly string[]} parameters of electron-builder: a system and a processor
 * @returns {Promise<number>} the exit code: 0 when the plain installers are made, and the others where TensorFlow is
 */
export async function releasePack(parameters) {
  const { env, skipped } = signingEnvironment(process.platform, process.env);
  for (const sentence of skipped) say('notice', sentence);
  /** @param {readonly string[]} config @param {NodeJS.ProcessEnv} environment */
  const pack = async (config, environment) =>
    (await npm(['run', 'pack', '--', ...config, ...parameters, '--publish', 'never'], { env: environment })).code;
  if (!(await buildIfStale())) return 1;
  const code = await pack([], env);
  if (code !== 0) return code;
  if (
    !parameters.includes(`--${process.arch}`) ||
    (await native()) !== 0 ||
    !existsSync(join(top, tfjsNode, addonPath))
  ) {
    say(
      'warning',
      `No installer with native TensorFlow for ${parameters.join(' ')}: see above why it could not be built.`,
    );
    return 0;
  }
  return pack(['--config', 'build/electron-builder.tensorflow.yml'], { ...env, DROPOUT_LAB_NATIVE: 'required' });
}

import { buildIfStale } from '../build-app.js';
import { native } from '../native/native.js';
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
  /** @param {'pack' | 'pack:tensorflow'} script */
  const pack = async (script) => (await npm(['run', script, '--', ...parameters, '--publish', 'never'], { env })).code;
  if (!(await buildIfStale())) return 1;
  const code = await pack('pack');
  if (code !== 0) return code;
  // The native part is built for the processor it is built on.
  if (parameters.includes(`--${process.arch}`) && (await native()) === 0) return pack('pack:tensorflow');
  say(
    'warning',
    `No installer with native TensorFlow for ${parameters.join(' ')}: it cannot be built on this machine.`,
  );
  return 0;
}

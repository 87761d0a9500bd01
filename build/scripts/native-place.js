import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addonPath } from './native-addon.js';
import { runNode } from './run-process.js';

const probeTimeoutMs = 60_000;

/**
 * Loads the addon of a folder in a process of its own, which a broken one may take down.
 *
 * @param {string} folder with the layout of tfjs-node's package
 * @returns {Promise<{ readonly version: string } | { readonly fault: string }>} TensorFlow's version, or what is wrong
 */
export async function probeNative(folder) {
  const addon = join(folder, addonPath);
  if (!existsSync(addon)) return { fault: 'it is not installed' };
  const { code, text } = await runNode(join(import.meta.dirname, 'native-probe.js'), [addon], {
    output: 'capture',
    timeoutMs: probeTimeoutMs,
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2', TF_ENABLE_ONEDNN_OPTS: '0' },
  });
  const version = /^TF_Version (\S+)$/m.exec(text)?.[1];
  if (code === 0 && version !== undefined) return { version };
  const fault = /^Error: (.*)$/m.exec(text)?.[1] ?? `its process ended with code ${code}`;
  return { fault: `it does not load: ${fault}` };
}

/**
 * Moves `lib` and `deps` from one folder into another. What was there goes to `aside`, and comes back if anything fails.
 *
 * @param {string} from
 * @param {string} into
 * @param {string} aside on the same disk, as all three must be
 */
export async function replaceNative(from, into, aside) {
  /** @type {(() => Promise<void>)[]} */
  const undo = [];
  await mkdir(aside, { recursive: true });
  try {
    for (const part of ['lib', 'deps']) {
      const place = join(into, part);
      if (existsSync(place)) {
        await rename(place, join(aside, part));
        undo.unshift(() => rename(join(aside, part), place));
      }
      await rename(join(from, part), place);
      undo.unshift(() => rm(place, { recursive: true }));
    }
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  }
}

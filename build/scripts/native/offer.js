import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addonPath, tfjsNode, top } from '../places.js';
import { sourcesFor } from './sources.js';

/**
 * The line with which `npm start` offers native TensorFlow where it could be had and is not there. Nothing is looked up and
 * nothing is waited for.
 *
 * @param {{ readonly system?: string, readonly arch?: string, readonly project?: string }} [circumstances]
 * @returns {string | undefined}
 */
export function nativeOffer({ system = process.platform, arch = process.arch, project = top } = {}) {
  if (sourcesFor(system, arch).length === 0 || existsSync(join(project, tfjsNode, addonPath))) return undefined;
  return '"npm run native" adds native TensorFlow, an engine for large networks, in about a minute; the app works without.';
}

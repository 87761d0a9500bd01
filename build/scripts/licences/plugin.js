import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { licencesOf } from './licence-of.js';
import { licencesText } from './licences-text.js';
import { packageFolder, packedFolders } from './packages.js';

/**
 * Writes the licences of all that is packed into the window's folder, where the app can show them, and to
 * `packages.json` which packages these are: those of which the bundles are made, and those that are packed as they
 * are; to `window-packages.json` the folders of those in the window. One that may not be packed, or whose text is missing, fails the build.
 *
 * @param {string} top the project's folder
 * @param {string} out the folder of what is built
 * @returns {import('vite').Plugin}
 */
export function writeLicences(top, out) {
  /** The packages of each bundle: one that is built again may have others. @type {Map<string, readonly string[]>} */
  const bundled = new Map();
  return {
    name: 'dropout-lab:licences',
    // One for all bundles, which otherwise have a plugin each.
    sharedDuringBuild: true,
    // What only the project's folder has is in no installer.
    applyToEnvironment: ({ name }) => name !== 'tools',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
      bundled.set(
        this.environment.name,
        modules.map(packageFolder).filter((folder) => folder !== null),
      );
    },
    // Whichever is built last finds all of them.
    async closeBundle() {
      const distinct = await licencesOf([...[...bundled.values()].flat(), ...(await packedFolders(top))]);
      await mkdir(join(out, 'renderer'), { recursive: true });
      await writeFile(join(out, 'renderer', 'licences.txt'), licencesText(distinct));
      const listed = distinct.map(({ name, version, licence }) => ({ name, version, licence }));
      await writeFile(join(out, 'packages.json'), JSON.stringify(listed, null, 2));
      const ofWindow = (bundled.get('client') ?? []).map((folder) => relative(top, folder));
      await writeFile(join(out, 'window-packages.json'), JSON.stringify([...new Set(ofWindow)].sort(), null, 2));
    },
  };
}

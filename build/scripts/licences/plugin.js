import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { licenceOf } from './licence-of.js';
import { licencesText } from './licences-text.js';
import { packageFolder, packedFolders } from './packages.js';

/**
 * Writes the licences of all that is packed into the window's folder, where the app can show them, and to
 * `packages.json` which packages these are: those of which the bundles are made, and those that are packed as they
 * are. One that may not be packed, or whose text is missing, fails the build.
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
      const folders = new Set([...[...bundled.values()].flat(), ...(await packedFolders(top))]);
      const looked = await Promise.allSettled([...folders].map(licenceOf));
      const faults = looked.filter((one) => one.status === 'rejected').map(({ reason }) => String(reason));
      if (faults.length > 0) throw new Error(faults.join('\n'));
      const packages = looked.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
      // A package may be there twice, in two folders.
      const distinct = [...new Map(packages.map((one) => [`${one.name}@${one.version}`, one])).values()];
      await mkdir(join(out, 'renderer'), { recursive: true });
      await writeFile(join(out, 'renderer', 'licences.txt'), licencesText(distinct));
      const listed = distinct.map(({ name, version, licence }) => ({ name, version, licence }));
      await writeFile(join(out, 'packages.json'), JSON.stringify(listed, null, 2));
    },
  };
}

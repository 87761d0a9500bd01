import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownTexts } from './own-texts.js';

/**
 * A package and what its authors ask for. `text` holds all its licence files, one after the other.
 *
 * @typedef {{ readonly name: string, readonly version: string, readonly licence: string, readonly text: string }} Licensed
 */

/** Licences that ask for no more than their text and the author's name in every copy, which is what we give. */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1']);

/** @param {string} expression as in SPDX, of which only AND occurs */
const isAllowed = (expression) =>
  expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' AND ')
    .every((licence) => allowed.has(licence));

const licenceFile = /^(licen[cs]es?|copying|notice)([.-].*)?$/i;

/**
 * The licence and notice files of a folder; a folder of that name holds further ones.
 *
 * @param {string} folder
 * @returns {Promise<string[]>} their texts, in the order of their names
 */
async function licenceTexts(folder) {
  const found = await readdir(folder, { withFileTypes: true });
  const texts = found
    .filter(({ name }) => licenceFile.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(async (entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [await readFile(path, 'utf8')];
      return Promise.all((await readdir(path)).sort().map((name) => readFile(join(path, name), 'utf8')));
    });
  return (await Promise.all(texts)).flat();
}

/** @param {string} folder @returns {Promise<string | null>} what its README has below the heading of the licence, if it is the whole text */
async function readmeText(folder) {
  const readme = join(folder, 'README.md');
  const text = existsSync(readme) ? await readFile(readme, 'utf8') : '';
  const below = /^(?:#+ *)?licen[cs]e\b.*\n(?:-+\n|=+\n)?([^]*)$/im.exec(text)?.[1];
  return below?.includes('Permission is hereby granted') ? below : null;
}

/**
 * @param {string} folder of a package
 * @returns {Promise<Licensed>}
 * @throws Error with a sentence when it has no licence, one that nobody has looked at, or no text of it
 */
export async function licenceOf(folder) {
  /** @type {unknown} */
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { name, version, license } = /** @type {{ name: string, version: string, license?: unknown }} */ (manifest);
  const licence = typeof license === 'string' ? license : '';
  if (!isAllowed(licence))
    throw new Error(
      `${name} ${version} has the licence "${licence}", which is not among those that may be packed: read it, then add it to build/scripts/licences/licence-of.js or do without the package`,
    );
  const files = await licenceTexts(folder);
  const text = files.length > 0 ? files.join('\n\n') : ((await readmeText(folder)) ?? (await ownTexts[name]?.()));
  if (text === undefined || text.trim() === '')
    throw new Error(
      `${name} ${version} has no text of its licence (${licence}): find it and add it to build/scripts/licences/own-texts.js`,
    );
  return { name, version, licence, text: tidy(text) };
}

/**
 * The licences of the packages in these folders; one that is there twice, in two folders, is named once.
 *
 * @param {Iterable<string>} folders
 * @returns {Promise<Licensed[]>}
 * @throws Error with a sentence for each that may not be packed
 */
export async function licencesOf(folders) {
  const looked = await Promise.allSettled([...new Set(folders)].map(licenceOf));
  const faults = looked.filter((one) => one.status === 'rejected').map(({ reason }) => String(reason));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const packages = looked.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
  return [...new Map(packages.map((one) => [`${one.name}@${one.version}`, one])).values()];
}

/** @param {string} text @returns {string} without blanks that differ between copies of one licence */
const tidy = (text) =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/[ \t\r]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');

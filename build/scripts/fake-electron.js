import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The mark by which tools find the fuses in Electron's program; behind it stand a version, a count and the fuses. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron 45 as it is shipped; '1' is on. */
const shippedFuses = '101100111';

/**
 * Makes a folder that electron-builder takes for Electron's Linux distribution, so that packing can be tried without
 * downloading one.
 *
 * @param {string} folder
 * @param {string} version
 */
export async function makeFakeElectron(folder, version) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  const fuses = Buffer.from([1, shippedFuses.length, ...Buffer.from(shippedFuses)]);
  const program = join(folder, 'electron');
  await writeFile(program, Buffer.concat([Buffer.from('#!/bin/false\n'), Buffer.from(fuseSentinel), fuses]));
  await chmod(program, 0o755);
  await writeFile(join(folder, 'version'), version);
  await writeFile(join(folder, 'LICENSE'), 'a licence\n');
  await writeFile(join(folder, 'LICENSES.chromium.html'), '<p>licences</p>\n');
}

/**
 * The fuses of a packed program, a digit each in the order of Electron's list.
 *
 * @param {Buffer} program
 */
export function readFuses(program) {
  const start = program.indexOf(fuseSentinel) + fuseSentinel.length;
  return program.toString('latin1', start + 2, start + 2 + (program[start + 1] ?? 0));
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale } from '../build-app.js';
import { allSources } from '../native/sources.js';
import { dist, top } from '../places.js';
import { npm } from '../run-process.js';
import { shippedBill } from './bill-of-materials.js';

/**
 * `node build/scripts/run.js sbom`: writes the software bill of materials of what users get, in the form of CycloneDX, to
 * release/dropout-lab-VERSION.cdx.json.
 *
 * @returns {Promise<number>} the exit code
 */
export async function sbom() {
  if (!(await buildIfStale())) return 1;
  const parameters = [
    'sbom',
    '--silent',
    '--sbom-format',
    'cyclonedx',
    '--sbom-type',
    'application',
    '--package-lock-only',
  ];
  const { code, text } = await npm(parameters, { output: 'capture' });
  if (code !== 0) {
    console.error(text);
    return code;
  }
  /** @param {string} json @returns {unknown} */
  const parse = (json) => JSON.parse(json);
  const manifest = parse(await readFile(join(top, 'package.json'), 'utf8'));
  const { name, version } = /** @type {{ name: string, version: string }} */ (manifest);
  const packed = parse(await readFile(join(dist, 'packages.json'), 'utf8'));
  const bill = shippedBill(
    /** @type {import('./bill-of-materials.js').Bill} */ (parse(text.slice(text.indexOf('{')))),
    name,
    /** @type {{ name: string, version: string }[]} */ (packed), // the build wrote it
    allSources,
  );
  const file = join(top, 'release', `${name}-${version}.cdx.json`);
  await mkdir(join(top, 'release'), { recursive: true });
  await writeFile(file, JSON.stringify(bill, null, 2));
  console.log(`${file}: ${bill.components.length} components`);
  return 0;
}

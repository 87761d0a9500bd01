import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from '../run-process.js';
import { downloadLimits, downloadVerified } from './download.js';

/**
 * TensorFlow's C library, unpacked: the folder of its headers, the folder that holds its libraries, and the files with its
 * licence and the licences of what it is made of.
 *
 * @typedef {{ readonly headers: string, readonly libraries: string, readonly notices: readonly string[] }} UnpackedLibrary
 */

/**
 * @param {import('./sources.js').ArchiveSource} source
 * @param {string} folder to work in, which exists
 * @param {import('./download.js').TimeLimits} [limits]
 * @returns {Promise<UnpackedLibrary>}
 */
export async function libraryFromArchive({ url, sha256 }, folder, limits = downloadLimits) {
  const archive = join(folder, 'libtensorflow.tar.gz');
  await downloadVerified(url, sha256, archive, limits);
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked);
  await runTool('tar', ['-xzf', archive, '-C', unpacked]);
  return {
    headers: join(unpacked, 'include'),
    libraries: join(unpacked, 'lib'),
    notices: [join(unpacked, 'LICENSE'), join(unpacked, 'THIRD_PARTY_TF_C_LICENSES')],
  };
}

/**
 * Lets pip fetch the wheel from whatever index it is configured for, and compare it with the sum it is given. The tags of
 * Python and system are named, so that any Python will do: nothing of the wheel is run.
 *
 * @param {import('./sources.js').WheelSource} source
 * @param {string} folder to work in, which exists
 * @param {readonly string[]} [pipOptions]
 * @returns {Promise<UnpackedLibrary>}
 */
export async function libraryFromWheel({ requirement, sha256, platformTag }, folder, pipOptions = []) {
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, `${requirement} --hash=sha256:${sha256}\n`);
  const wheels = join(folder, 'wheel');
  await runTool(
    'python3',
    [
      ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-input'],
      ...['--timeout', String(downloadLimits.silenceMs / 1000), '--retries', '1'],
      ...['--no-deps', '--only-binary=:all:', '--python-version', '3.12', '--platform', platformTag],
      ...['--require-hashes', '--requirement', requirements, '--dest', wheels, ...pipOptions],
    ],
    downloadLimits.totalMs,
  );
  const [wheel] = await readdir(wheels);
  if (wheel === undefined) throw new Error('pip downloaded no wheel');
  const unpacked = join(folder, 'unpacked');
  await runTool('python3', ['-m', 'zipfile', '-e', join(wheels, wheel), unpacked]);
  const tensorflow = join(unpacked, 'tensorflow');
  const headers = join(tensorflow, 'include');
  return {
    headers,
    libraries: tensorflow,
    notices: [join(headers, 'LICENSE'), join(tensorflow, 'THIRD_PARTY_NOTICES.txt')],
  };
}

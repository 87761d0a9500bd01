import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What the package's scripts call, and what the checks look with. */
const programs = [
  'bash',
  'chmod',
  'cp',
  'ln',
  'readlink',
  'rm',
  'true',
  'unshare',
  'update-alternatives',
  'update-mime-database',
];

const which = (program: string): string | null =>
  spawnSync('which', [program], { encoding: 'utf8' }).stdout.trim() || null;

/** Why no Debian package can be installed apart from the system here; undefined where it can. */
export function whyNoScratchRoot(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root may install';
  const missing = ['dpkg', 'chroot', 'ldd', ...programs].find((program) => which(program) === null);
  return missing === undefined ? undefined : `${missing} is not installed`;
}

/** A system of its own in a folder, just large enough to install one package. */
export interface ScratchRoot {
  readonly folder: string;
  dpkg(...parameters: readonly string[]): void;
  /** Runs a program of that system and returns what it prints. */
  run(...command: readonly string[]): string;
  remove(): void;
}

/** Copies a program and the libraries it is linked with to the places they have here. */
function copyProgram(program: string, root: string): void {
  const path = which(program) ?? '';
  const linked = spawnSync('ldd', [path], { encoding: 'utf8' }).stdout.matchAll(/(\/\S+) \(0x/g);
  for (const file of [path, ...[...linked].map(([, library = '']) => library)]) {
    const place = join(root, file);
    mkdirSync(dirname(place), { recursive: true });
    if (!existsSync(place)) copyFileSync(realpathSync(file), place);
  }
}

export function makeScratchRoot(): ScratchRoot {
  const folder = mkdtempSync(join(tmpdir(), 'dropout-lab-root-'));
  // /bin, /sbin and /lib are links into /usr, as in every current Debian.
  for (const part of ['bin', 'sbin', 'lib', 'lib64']) {
    mkdirSync(join(folder, 'usr', part), { recursive: true });
    symlinkSync(`usr/${part}`, join(folder, part));
  }
  for (const part of [
    'etc/alternatives',
    'var/lib/dpkg/info',
    'var/lib/dpkg/updates',
    'var/lib/dpkg/alternatives',
    'var/log',
    'tmp',
    'proc',
    'dev',
  ]) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  writeFileSync(join(folder, 'var/lib/dpkg/status'), '');
  writeFileSync(join(folder, 'dev/null'), '');
  for (const program of programs) copyProgram(program, folder);
  cpSync('/usr/share/mime/packages', join(folder, 'usr/share/mime/packages'), { recursive: true });
  return {
    folder,
    dpkg(...parameters) {
      // The libraries of a desktop are not there; whether the list of them is right, other tests say.
      execFileSync('dpkg', [`--root=${folder}`, '--force-depends', ...parameters], { stdio: 'pipe' });
    },
    run: (...command) => execFileSync('chroot', [folder, ...command], { encoding: 'utf8' }),
    remove() {
      rmSync(folder, { recursive: true });
    },
  };
}

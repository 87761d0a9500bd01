import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { top } from '../../../build/scripts/places.js';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly link?: boolean;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(top, file), 'utf8'));
const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, LockedPackage>> };
const locked = Object.entries(packages).filter(([folder]) => folder !== '');
const direct = { ...manifest.dependencies, ...manifest.devDependencies };
const exactVersion = /^\d+\.\d+\.\d+$/;

/** Npm runs these by itself when packages are installed, ours or as a package. */
const installScripts = ['preinstall', 'install', 'postinstall', 'prepublish', 'prepare'];

/** Licences under which tools may be used to make the app; what is packed is held to fewer by the build. */
const toolLicences =
  /^\(?(MIT|ISC|BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|CC-BY-3\.0|Python-2\.0|Unlicense|WTFPL|Zlib|MPL-2\.0|OFL-1\.1)\b/;

describe('what the project is made with', () => {
  it('is asked for in exact versions, and those are the ones that are locked', () => {
    expect(Object.entries(direct).filter(([, version]) => !exactVersion.test(version))).toEqual([]);
    const other = Object.entries(direct).filter(
      ([name, version]) => packages[`node_modules/${name}`]?.version !== version,
    );
    expect(other).toEqual([]);
  });

  it('is known by its content: each package has a strong checksum, and none comes from a folder or an address', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)).toEqual([]);
    // Where a lock file names the address of a package at all, it is that of a registry: no repository, folder or plain http.
    const isElsewhere = ({ link, resolved }: LockedPackage) =>
      link === true || resolved?.startsWith('https://') === false;
    expect(locked.filter(([, one]) => isElsewhere(one))).toEqual([]);
  });

  it('runs no script when it is installed', () => {
    const settings = readFileSync(join(top, '.npmrc'), 'utf8').split('\n');
    expect(settings).toEqual(expect.arrayContaining(['ignore-scripts=true', 'save-exact=true']));
    expect(Object.keys(manifest.scripts).filter((name) => installScripts.includes(name))).toEqual([]);
  });

  it('is installed from the lock file alone, wherever the project installs', () => {
    const programs = ['build/scripts/install.js', '.github/workflows/ci.yml', '.github/workflows/release.yml'];
    for (const program of programs) {
      const text = readFileSync(join(top, program), 'utf8');
      expect(text, program).not.toMatch(/npm (install|i|update)\b|'install'(?=, '--)|npx /);
    }
    expect(readFileSync(join(top, 'build/scripts/install.js'), 'utf8')).toMatch(/'ci'/);
  });

  it('has licences that let everybody use it', () => {
    const others = locked.filter(([, { license }]) => license === undefined || !toolLicences.test(license));
    expect(others.map(([folder, { license }]) => `${folder}: ${license ?? 'none'}`)).toEqual([]);
  });
});

#!/usr/bin/env node
/**
 * Does with dpkg-deb what electron-builder asks of fpm, which has to be downloaded: for the checks alone. An option it does not
 * know is an error, so that the checks notice when more is asked for.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const one = { type: /** @type {const} */ ('string') };
const several = { ...one, multiple: /** @type {const} */ (true) };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { ...one, short: 's' },
    target: { ...one, short: 't' },
    force: { type: 'boolean' },
    depends: { ...several, short: 'd' },
    conflicts: several,
    replaces: several,
    'deb-recommends': several,
    'deb-compression': one,
    'deb-priority': one,
    architecture: one,
    'after-install': one,
    'after-remove': one,
    category: one,
    description: one,
    license: one,
    maintainer: one,
    name: one,
    package: one,
    url: one,
    vendor: one,
    version: one,
  },
});

/** @param {string} option @param {string | undefined} value */
function required(option, value) {
  if (value === undefined) throw new Error(`--${option} is missing`);
  return value;
}
/**
 * @param {string} name
 * @param {readonly string[] | undefined} packages
 * @returns {readonly (readonly [string, string])[]}
 */
const relation = (name, packages) => (packages === undefined ? [] : [[name, packages.join(', ')]]);

if (values.source !== 'dir' || values.target !== 'deb') throw new Error('only folders are made into .deb here');

const root = mkdtempSync(join(tmpdir(), 'dropout-lab-deb-'));
try {
  for (const mapping of positionals) {
    const [from = '', to = ''] = mapping.split('=');
    mkdirSync(join(root, dirname(to)), { recursive: true });
    cpSync(from, join(root, to), { recursive: true, verbatimSymlinks: true });
  }
  const debian = join(root, 'DEBIAN');
  mkdirSync(debian);
  const scripts = [
    ['postinst', values['after-install']],
    ['postrm', values['after-remove']],
  ];
  for (const [name = '', script] of scripts) {
    copyFileSync(required(name, script), join(debian, name));
    chmodSync(join(debian, name), 0o755);
  }
  const architecture = required('architecture', values.architecture);
  const lists = [
    ...relation('Depends', values.depends),
    ...relation('Recommends', values['deb-recommends']),
    ...relation('Conflicts', values.conflicts),
    ...relation('Replaces', values.replaces),
  ];
  const fields = {
    Package: required('name', values.name),
    Version: required('version', values.version),
    Architecture: architecture === 'x86_64' ? 'amd64' : architecture,
    Maintainer: required('maintainer', values.maintainer),
    Section: values.category ?? 'default',
    Priority: required('deb-priority', values['deb-priority']),
    Homepage: required('url', values.url),
    ...Object.fromEntries(lists),
    // Lines after the first are indented; an empty one is a dot.
    Description: required('description', values.description).trim().replace(/\n\s*/g, '\n '),
  };
  const control = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`);
  writeFileSync(join(debian, 'control'), control.join(''));
  // Not compressed, whatever is asked for: the file is read at once.
  const packed = required('package', values.package);
  execFileSync('dpkg-deb', ['--root-owner-group', '-Znone', '--build', root, packed], { stdio: 'inherit' });
} finally {
  rmSync(root, { recursive: true });
}

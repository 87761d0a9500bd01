import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveSource, WheelSource } from '../../../../build/scripts/native/sources.js';

const requirement = 'tensorflow-cpu==2.21.0';
const platformTag = 'manylinux_2_27_x86_64';

const binding = `
#include <node_api.h>
#include "tensorflow/c/c_api.h"
NAPI_MODULE_INIT() {
  napi_value version;
  napi_create_string_utf8(env, TF_Version(), NAPI_AUTO_LENGTH, &version);
  napi_set_named_property(env, exports, "TF_Version", version);
  return exports;
}`;

/** A folder like tfjs-node's package before anything native is in it, with an addon that knows one function. */
export function makePackage(folder: string): string {
  mkdirSync(join(folder, 'binding'), { recursive: true });
  writeFileSync(join(folder, 'binding', 'tfjs_binding.cc'), binding);
  return folder;
}

const sha256Of = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function compileLibrary(file: string, name: string, code: string): void {
  writeFileSync(`${file}.cc`, code);
  execFileSync('g++', ['-shared', '-fPIC', `${file}.cc`, `-Wl,-soname,${name}`, '-o', file]);
}

/** What a TensorFlow of one function looks like unpacked: `include` and the two libraries. */
function makeTree(folder: string, names: readonly [string, string], code: string): void {
  mkdirSync(join(folder, 'include', 'tensorflow', 'c'), { recursive: true });
  writeFileSync(join(folder, 'include', 'tensorflow', 'c', 'c_api.h'), 'extern "C" const char* TF_Version();');
  compileLibrary(join(folder, names[0]), names[0], code);
  compileLibrary(join(folder, names[1]), names[1], '');
}

const versionCode = (version: string) => `extern "C" const char* TF_Version() { return "${version}"; }`;

/** An archive as tfjs-node downloads it, names of the libraries as links included. */
export function makeArchive(
  folder: string,
  url: string,
  code = versionCode('2.9.1-mini'),
): { file: string; source: ArchiveSource } {
  const libraries = ['libtensorflow.so.2', 'libtensorflow_framework.so.2'] as const;
  const tree = join(folder, 'archive');
  makeTree(tree, libraries, code);
  mkdirSync(join(tree, 'lib'));
  for (const name of libraries) {
    renameSync(join(tree, name), join(tree, 'lib', `${name}.9.1`));
    symlinkSync(`${name}.9.1`, join(tree, 'lib', name));
  }
  const file = join(folder, 'libtensorflow.tar.gz');
  writeFileSync(join(tree, 'LICENSE'), 'the licence');
  execFileSync('tar', ['-czf', file, '-C', tree, './LICENSE', './include', './lib']);
  return { file, source: { kind: 'archive', title: 'the archive', url, sha256: sha256Of(file), libraries } };
}

/** A wheel in a folder that pip can be told to look into. */
export function makeWheel(folder: string): { index: string; source: WheelSource } {
  const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;
  const info = 'tensorflow_cpu-2.21.0.dist-info';
  makeTree(join(folder, 'tensorflow'), libraries, versionCode('2.21.0-mini'));
  writeFileSync(join(folder, 'tensorflow', 'include', 'LICENSE'), 'the licence');
  writeFileSync(join(folder, 'tensorflow', 'THIRD_PARTY_NOTICES.txt'), 'their licences');
  mkdirSync(join(folder, info));
  writeFileSync(join(folder, info, 'METADATA'), 'Metadata-Version: 2.1\nName: tensorflow-cpu\nVersion: 2.21.0\n');
  writeFileSync(join(folder, info, 'WHEEL'), `Wheel-Version: 1.0\nTag: py3-none-${platformTag}\n`);
  writeFileSync(join(folder, info, 'RECORD'), '');
  const index = join(folder, 'index');
  mkdirSync(index);
  const file = join(index, `tensorflow_cpu-2.21.0-py3-none-${platformTag}.whl`);
  execFileSync('python3', ['-m', 'zipfile', '-c', file, 'tensorflow', info], { cwd: folder });
  return {
    index,
    source: { kind: 'wheel', title: 'the wheel', requirement, platformTag, sha256: sha256Of(file), libraries },
  };
}

/** What an earlier attempt may have left: files in the right places that do not load. */
export function makeBrokenNative(packageFolder: string): void {
  for (const file of ['lib/napi-v8/tfjs_binding.node', 'deps/lib/libtensorflow.so.2']) {
    mkdirSync(join(packageFolder, file, '..'), { recursive: true });
    writeFileSync(join(packageFolder, file), 'not a library');
  }
  cpSync(join(packageFolder, 'lib'), join(packageFolder, '.native', 'staged', 'lib'), { recursive: true });
}

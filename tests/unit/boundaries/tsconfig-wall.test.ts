import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const top = resolve(import.meta.dirname, '../../..');

/** What the compiler says of one more file in a room, compiled with the room's own tsconfig.json. */
function errorsOf(path: string, text: string, config: string): string[] {
  const configPath = resolve(top, config, 'tsconfig.json');
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(configPath, (name) => ts.sys.readFile(name)).config,
    ts.sys,
    resolve(top, config),
  );
  const file = resolve(top, path);
  const real = ts.createCompilerHost(options);
  const isFile = (name: string): boolean => resolve(name) === file;
  const host: ts.CompilerHost = {
    ...real,
    fileExists: (name) => isFile(name) || real.fileExists(name),
    readFile: (name) => (isFile(name) ? text : real.readFile(name)),
    getSourceFile: (name, target, ...rest) =>
      isFile(name) ? ts.createSourceFile(name, text, target) : real.getSourceFile(name, target, ...rest),
  };
  const globals = fileNames.filter((name) => name.endsWith('.d.ts'));
  const program = ts.createProgram([file, ...globals], options, host);
  return [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(program.getSourceFile(file))].map(
    ({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

const unknownName = expect.stringMatching(/^TS(2304|2584|2580|2591) Cannot find name/) as unknown;
/** A file of another room is in no list of this one: it would have to come as a referenced project. */
const notListed = expect.stringMatching(/^TS6307 /) as unknown;

describe('the wall of the compiler', () => {
  it.each([
    ['shared', 'shared/fixture.ts', 'document.title'],
    ['shared', 'shared/fixture.ts', 'process.argv'],
    ['electron/core', 'electron/core/fixture.ts', 'document.title'],
    ['electron/core', 'electron/core/fixture.ts', 'process.argv'],
    ['electron/core', 'electron/core/fixture.ts', "Buffer.from('')"],
    ['electron/core', 'electron/core/fixture.ts', 'setImmediate'],
    ['electron/core', 'electron/core/storage/fixture.ts', 'process.argv'],
    ['electron/core/storage/disk', 'electron/core/storage/disk/fixture.ts', 'document.title'],
    ['electron/core/engine/node', 'electron/core/engine/node/fixture.ts', 'document.title'],
    ['electron/host', 'electron/host/fixture.ts', 'document.title'],
    ['electron/shell', 'electron/shell/fixture.ts', 'document.title'],
    ['renderer', 'renderer/fixture.ts', 'process.argv'],
  ])('%s does not know the platform of other rooms (%s: %s)', (config, path, expression) => {
    expect(errorsOf(path, `export const fixture = ${expression};\n`, config)).toContainEqual(unknownName);
  });

  it.each([
    ['shared', 'shared/fixture.ts', '#core/backend.ts'],
    ['electron/core', 'electron/core/fixture.ts', '../host/gate.ts'],
    ['electron/shell', 'electron/shell/fixture.ts', '../host/gate.ts'],
    ['renderer', 'renderer/fixture.ts', '#core/backend.ts'],
  ])('%s does not reach %s -> %s', (config, path, target) => {
    expect(errorsOf(path, `import '${target}';\n`, config)).toContainEqual(notListed);
  });

  it('keeps from core what the types of its packages bring along', () => {
    const text = `import * as tf from '@tensorflow/tfjs-core';
import Papa from 'papaparse';
export const fixture = [tf.add, Papa.parse, process.argv, Buffer, setImmediate];
`;
    const errors = errorsOf('electron/core/fixture.ts', text, 'electron/core');
    expect(errors).toEqual([unknownName, unknownName, unknownName]);
  });

  it('lets through what is allowed', () => {
    for (const room of ['electron/core/storage/disk', 'electron/core/engine/node', 'electron/host']) {
      expect(errorsOf(`${room}/fixture.ts`, 'export const fixture = process.argv;\n', room)).toEqual([]);
    }
    const portable = 'export const fixture = [setTimeout, performance.now(), AbortSignal.any, new TextEncoder()];\n';
    expect(errorsOf('electron/core/fixture.ts', portable, 'electron/core')).toEqual([]);
    expect(errorsOf('renderer/fixture.ts', 'export const fixture = document.title;\n', 'renderer')).toEqual([]);
  });
});

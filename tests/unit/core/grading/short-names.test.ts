import { describe, expect, it } from 'vitest';
import { shortNames } from '../../../../electron/cli/short-names.ts';

const file = (path: string, folder: string | null = null) => ({ file: path, folder, problem: null });

describe('the files of a class are named', () => {
  it.each([
    ['by their path in the folder', [file('/a/b/in/ana.dropoutlab', '/a/b/in')], ['ana.dropoutlab']],
    ['and its folders', [file('in/ana/work.dropoutlab', 'in')], ['ana/work.dropoutlab']],
    ['where everything is there', [file('ana.dropoutlab', '.')], ['ana.dropoutlab']],
    ['by what they were named, one', [file('/a/b/ana.dropoutlab')], ['ana.dropoutlab']],
    [
      'by what they were named, in the folder that holds them all',
      [file('/a/in/ana/work.dropoutlab'), file('/a/in/bob/work.dropoutlab'), file('/a/in/x.dropoutlab')],
      ['ana/work.dropoutlab', 'bob/work.dropoutlab', 'x.dropoutlab'],
    ],
    [
      'whole where two would be alike',
      [file('/a/1/ana.dropoutlab', '/a/1'), file('/a/2/ana.dropoutlab', '/a/2'), file('/a/2/bo.dropoutlab', '/a/2')],
      ['/a/1/ana.dropoutlab', '/a/2/ana.dropoutlab', 'bo.dropoutlab'],
    ],
  ])('%s', (_, found, names) => {
    expect(shortNames(found)).toEqual(names);
  });

  it('and what is no file as it was given', () => {
    expect(shortNames([{ file: '/a/none*', folder: null, problem: 'No file matches this pattern.' }])).toEqual([
      '/a/none*',
    ]);
  });
});

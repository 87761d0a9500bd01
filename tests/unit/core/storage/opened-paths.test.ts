import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openedPaths } from '#core/storage/disk/opened-paths.ts';

describe('the files a command line names', () => {
  test('are those with our endings, seen from where it was typed', () => {
    const line = [
      '/opt/dropout-lab',
      '--enable-x',
      '--file=a.dropoutlab',
      '.',
      'a.DropoutLab',
      '/b/c.dropoutlab',
      'd.csv',
      'e.lesson.md',
      'README.md',
    ];
    expect(openedPaths(line, '/home/x')).toEqual(
      ['/home/x/a.DropoutLab', '/b/c.dropoutlab', '/home/x/e.lesson.md'].map((path) => resolve(path)),
    );
  });

  test('may be addresses, as file managers pass them', () => {
    const path = resolve('/home/x/my class, 数据.dropoutlab');
    expect(openedPaths([pathToFileURL(path).href], '/elsewhere')).toEqual([path]);
  });

  test.runIf(process.platform !== 'win32')('an address of another machine is a name that is not there', () => {
    expect(openedPaths(['file://school/a.dropoutlab'], '/home/x')).toEqual(['/home/x/file:/school/a.dropoutlab']);
  });
});

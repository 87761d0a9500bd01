import { describe, expect, it } from 'vitest';
import { fileNameOf, titleOfFile } from '#renderer/stores/file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['Lecture, seed 42', 'Lecture, seed 42.dropoutlab'],
    ['../../etc/passwd', '-..-etc-passwd.dropoutlab'],
    ['a: b? "c" <d>|*', 'a- b- -c- -d-.dropoutlab'],
    ['CON', 'experiment CON.dropoutlab'],
    ['  . ', 'experiment.dropoutlab'],
    ['种子 42', '种子 42.dropoutlab'],
  ])('for %s is %s', (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });

  it('ends as another kind of file ends, however long the title', () => {
    expect(fileNameOf('Lecture: 1', '-step-1-mask.svg')).toBe('Lecture- 1-step-1-mask.svg');
    expect(fileNameOf('a'.repeat(300), '-step-1-mask.svg')).toBe(`${'a'.repeat(100)}-step-1-mask.svg`);
  });

  it('gives the title', () => {
    expect(titleOfFile('Homework.DropoutLab')).toBe('Homework');
    expect(titleOfFile('Homework')).toBe('Homework');
  });
});

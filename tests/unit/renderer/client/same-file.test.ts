import { expect, it } from 'vitest';
import { isSameFile } from '#renderer/client/file-access.ts';

/** A handle of a browser, which knows another one for the same file. */
const handleOf = (path: string) =>
  ({
    path,
    isSameEntry: (other: { readonly path: string }) => Promise.resolve(other.path === path),
  }) as unknown as FileSystemFileHandle; // as far as it is asked

it('files are the same by what their shell knows them by, and never without it', async () => {
  const file = (handle: string | FileSystemFileHandle | null) => ({ name: 'a', handle });
  expect(await isSameFile(file('id'), file('id'))).toBe(true);
  expect(await isSameFile(file('id'), file('other'))).toBe(false);
  expect(await isSameFile(file(handleOf('/a')), file(handleOf('/a')))).toBe(true);
  expect(await isSameFile(file(handleOf('/a')), file(handleOf('/b')))).toBe(false);
  expect(await isSameFile(file(handleOf('/a')), file('id'))).toBe(false);
  expect(await isSameFile(file(null), file(null))).toBe(false);
  expect(await isSameFile(null, file('id'))).toBe(false);
});

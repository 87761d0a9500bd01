import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { createShellEvents } from '#core/shell-events.ts';
import { createFileHandles } from '#core/storage/disk/file-handles.ts';
import { knownFiles } from '#core/storage/disk/known-files.ts';
import type { HostHandlers } from '#shared/contract/host-contract.ts';
import type { OpenedShellFile } from '#shared/contract/shell-contract.ts';
import { inEnglish } from '#shared/errors/english/english.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';

/** What is wrong with the content of a file, in English: the page finds it too, and says it in its language. */
function complaints({ name, bytes }: OpenedShellFile): readonly string[] {
  if (/\.lesson\.md$/i.test(name)) {
    const { faults } = readLesson(new TextDecoder().decode(bytes));
    return faults.map((found) => `${name}, line ${found.line}: ${inEnglish(found.fault)}`);
  }
  try {
    readExperimentFile(bytes);
    return [];
  } catch (thrown) {
    return [`${name}: ${asLabError(thrown).message}`];
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * The files the host was started with, for the pages that ask: the first is opened in the first page there is, the others are among
 * those that can be opened again. What cannot be opened is said in the page and, by `print`, in the terminal.
 * @param paths absolute
 */
export async function givenFiles(paths: readonly string[], print: (sentence: string) => void): Promise<HostHandlers> {
  const events = createShellEvents();
  const handles = createFileHandles();
  const files = knownFiles(handles);
  const [first, ...others] = paths;

  function refuse(what: Fault): void {
    events.refused(what);
    print(inEnglish(what));
  }

  if (first !== undefined) {
    try {
      const file = await files.read(first);
      events.opened(file);
      complaints(file).forEach(print);
    } catch (thrown) {
      refuse(asLabError(thrown).fault);
    }
    if (others.length > 0) {
      const names = others.map((path) => basename(path));
      refuse(fault('others-not-opened', { opened: basename(first), others: names }));
    }
  }

  return {
    saveFile({ handle, bytes, replaces }) {
      if (handle === null) throw new LabError('invalid-input', fault('file-not-known'));
      return files.write(handles.pathOf(handle), bytes, replaces);
    },
    readChanged: files.readChanged,
    async recentFiles() {
      const there = await Promise.all(paths.map(isThere));
      return paths.filter((_, index) => there[index]).map((path) => files.described(path));
    },
    openRecent: ({ handle }) => files.read(handles.pathOf(handle)),
    events: (_, signal) => events.stream(signal),
  };
}

import type { FileAccess, FileToSave, OpenedFile } from '#renderer/client/file-access.ts';

/** A disk with the files that were saved, and a user who agrees to the name that is proposed. */
export function createFakeFiles() {
  const disk = new Map<string, Uint8Array<ArrayBuffer>>();
  const asked: FileToSave[] = [];
  const answers = { cancels: false };
  const access: FileAccess = {
    desktop: null,
    openFile: () => Promise.resolve(null),
    async saveFile(file) {
      asked.push(file);
      const bytes = new Uint8Array(await file.bytes);
      if (answers.cancels) return null;
      disk.set(file.name, bytes);
      return { name: file.name, handle: `handle of ${file.name}` };
    },
    readChanged: () => Promise.resolve(null),
    recentFiles: () => Promise.resolve([]),
    listen: () => undefined,
    saveExport: () => Promise.resolve(true),
    tellDocument: () => undefined,
    useWords: () => undefined,
    useMenu: () => undefined,
  };
  const opened = (name: string): OpenedFile => ({
    name,
    handle: `handle of ${name}`,
    bytes: disk.get(name) ?? new Uint8Array(),
  });
  return { disk, asked, answers, access, opened };
}

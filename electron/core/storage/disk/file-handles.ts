import { randomUUID } from 'node:crypto';
import { LabError } from '#shared/lab-error.ts';
import { fault } from '#shared/errors/fault.ts';

/** Ids for the paths the user has chosen: the page knows files by them and can name no other. */
export interface FileHandles {
  /** The id of a path, the same each time. */
  handleOf(path: string): string;
  /** @throws LabError `invalid-input` when no path has this id. */
  pathOf(handle: string): string;
}

export function createFileHandles(): FileHandles {
  const handles = new Map<string, string>();
  const paths = new Map<string, string>();
  return {
    handleOf(path) {
      const handle = handles.get(path) ?? randomUUID();
      handles.set(path, handle);
      paths.set(handle, path);
      return handle;
    },
    pathOf(handle) {
      const path = paths.get(handle);
      if (path === undefined) throw new LabError('invalid-input', fault('file-not-known'));
      return path;
    },
  };
}

import type { ExportedFile } from './file-access.ts';

/** Hands a file to the user of a browser, as a download: it needs no permission. The desktop window downloads nothing. */
export function download(file: ExportedFile): void {
  const link = document.createElement('a');
  const address = URL.createObjectURL(file.content);
  link.href = address;
  link.download = file.name;
  link.click();
  // The download has begun when the click returns, but may still read from the address.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/**
 * Hands a file to the user, as a download: it needs no permission, so it works the same in a browser and in the desktop
 * window, which asks where to.
 */
export function download(file: { readonly name: string; readonly content: Blob }): void {
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

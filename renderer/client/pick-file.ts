import { demandPress } from './user-press.ts';

/**
 * Asks for one file of these extensions, such as `.npz`; null when the user chose none.
 * @throws LabError `file-failed` when no press of the user has led here.
 */
export async function pickFile(extensions: readonly string[]): Promise<File | null> {
  demandPress();
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = extensions.join(',');
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve(input.files?.[0] ?? null);
    });
    input.addEventListener('cancel', () => {
      resolve(null);
    });
    input.click();
  });
}

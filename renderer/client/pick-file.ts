import { demandPress } from './user-press.ts';

/** The last one that asks: in no page, it would be collected before the user has chosen if nothing held it. */
let asking: HTMLInputElement | null = null;

/**
 * Asks for one file of these extensions, such as `.npz`; null when the user chose none.
 * @throws LabError `file-failed` when no press of the user has led here.
 */
export async function pickFile(extensions: readonly string[]): Promise<File | null> {
  demandPress();
  const input = (asking = document.createElement('input'));
  input.type = 'file';
  input.accept = extensions.join(',');
  return new Promise<File | null>((resolve) => {
    input.addEventListener('change', () => {
      resolve(input.files?.[0] ?? null);
    });
    input.addEventListener('cancel', () => {
      resolve(null);
    });
    input.click();
  }).finally(() => {
    if (asking === input) asking = null;
  });
}

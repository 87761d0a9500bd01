import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '../../../renderer');

/** What a browser does only right after a press of the user, or asks the user about otherwise. */
const needsPress =
  /show(?:Open|Save|Directory)?(?:File)?Picker|requestPermission|clipboard\.(?:read|write)|requestFullscreen|window\.open\(|\.click\(\)/g;

/**
 * Where each of them is asked for: in the client, which demands the press, or in the handler of the press itself. Whoever is listed
 * here is asked for nothing behind an `await`; `press.test.ts` presses everything that leads there.
 */
const places: Readonly<Record<string, readonly string[]>> = {
  'client/copy-text.ts': ['clipboard.write'],
  'client/download.ts': ['.click()'],
  'client/file-dialogs.ts': ['requestPermission', 'showOpenFilePicker', 'showSaveFilePicker'],
  'client/pick-file.ts': ['.click()'],
  'views/import/ImportSource.vue': ['.click()'],
};

it('what needs a press of the user is asked for in few places, all of them known', () => {
  const found: Record<string, readonly string[]> = {};
  for (const name of readdirSync(renderer, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:ts|vue)$/.test(name)) continue;
    const used = new Set(readFileSync(join(renderer, name), 'utf8').match(needsPress));
    if (used.size > 0) found[name.replaceAll('\\', '/')] = [...used].sort();
  }
  expect(found).toEqual(places);
});

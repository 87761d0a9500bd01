import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const top = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { readonly version: string };

/** What the window says of the app itself, written into its bundles: the version of package.json and the text of LICENSE. */
export const appFacts = {
  __APP_VERSION__: JSON.stringify(version),
  __APP_LICENCE__: JSON.stringify(readFileSync(join(top, 'LICENSE'), 'utf8')),
} as const;

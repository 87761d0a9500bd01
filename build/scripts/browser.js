import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium without windows, which nobody looks at here: it opens a page sooner. It has no settings of its own. */
export const windowless = '/usr/bin/chromium-headless-shell';

/** Where installers put Chrome and Chromium; a snap comes last, because it cannot see the folders tests work in. */
const usualPlaces = {
  linux: [windowless, '/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((variable) =>
    join(process.env[variable] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome.exe'];

/**
 * The system's Chrome or Chromium: the one CHROMIUM_PATH names, one at a usual place, or one on the path.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {(path: string) => boolean} [exists]
 * @returns {string | undefined}
 */
export function findBrowser(env = process.env, exists = existsSync) {
  const named = env['CHROMIUM_PATH'];
  if (named) return named;
  const places = Object.entries(usualPlaces).flatMap(([system, paths]) => (system === process.platform ? paths : []));
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...places, ...onPath].find((path) => exists(path));
}

/**
 * Texts are set as in a window, where Chromium without windows would hint their fonts. Chromium's sandbox refuses to start for root, and in
 * most containers everything runs as root.
 */
export const browserParameters = () => [
  '--font-render-hinting=none',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

import { defineConfig } from '@playwright/test';
import { browserParameters, findBrowser } from './scripts/browser.js';

const executablePath = findBrowser();

const inBrowser = {
  browserName: 'chromium',
  // Without a system browser Playwright uses the one it has downloaded.
  launchOptions: { args: browserParameters(), ...(executablePath === undefined ? {} : { executablePath }) },
} as const;

/** Journeys of the browser mode that are made in the web edition, too. */
const inWebEdition = ['numbers', 'offline', 'files', 'lessons', 'export'];

export default defineConfig<object, { edition: 'host' | 'web' }>({
  testDir: '../tests',
  outputDir: '../dist/test-results',
  reporter: [['list'], ['json', { outputFile: '../dist/reports/e2e.json' }]],
  // A test that passes at the second attempt has failed.
  retries: 0,
  forbidOnly: process.env['CI'] === 'true',
  // Each has a host and a training process of its own.
  workers: 2,
  // No result depends on time: a busy machine may take long.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  projects: [
    { name: 'browser', testMatch: 'e2e/**/*.spec.ts', use: inBrowser },
    { name: 'monkey', testMatch: 'monkey/*.spec.ts', use: inBrowser, workers: 1 },
    { name: 'soak', testMatch: 'soak/*.spec.ts', use: inBrowser, workers: 1 },
    {
      name: 'web',
      testMatch: ['web/*.spec.ts', `e2e/{${inWebEdition.join(',')}}.spec.ts`],
      use: { ...inBrowser, edition: 'web' },
    },
    { name: 'desktop', testMatch: 'desktop/*.spec.ts', workers: 1 },
    { name: 'electron-9', testMatch: 'desktop/electron-9/*.spec.ts', workers: 1 },
  ],
});

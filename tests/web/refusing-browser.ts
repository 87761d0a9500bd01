import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { browserParameters, findBrowser, windowless } from '../../build/scripts/browser.js';

/** Blocked, as "Block all cookies" in the settings of the browser: sites then keep nothing at all, and may not even ask. */
const blocked = 2;

/** Runs something with a page of a browser whose settings keep sites from storing anything. */
export async function withRefusingBrowser(use: (page: Page) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'dropout-lab-profile-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: blocked } } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const executablePath = findBrowser(process.env, (path) => path !== windowless && existsSync(path));
  const context = await chromium.launchPersistentContext(profile, {
    args: browserParameters(),
    ...(executablePath && { executablePath }),
  });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
    await rm(profile, { recursive: true });
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.js';
import { missingPackages } from './missing-packages.js';
import { top } from './places.js';
import { npm, runNode, runProcess } from './run-process.js';

/**
 * Installs the packages the lock file asks for, if any is missing. Nothing is written to standard output.
 *
 * @returns {Promise<boolean>} false when they cannot be had
 */
export async function installIfMissing() {
  if ((await missingPackages(top)).length === 0) return true;
  console.error('Installing the packages of package-lock.json (npm ci) ...');
  const { code } = await npm(['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'], {
    output: 'stderr',
  });
  return code === 0;
}

const browserTimeoutMs = 5 * 60_000;

/** Whether Playwright's own Chromium is there. Loaded late: Playwright may have been installed a moment ago. */
async function hasPlaywrightBrowser() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

async function installPlaywrightBrowser() {
  console.error('Downloading a Chromium for the tests ...');
  const playwright = join(top, 'node_modules', '@playwright', 'test', 'cli.js');
  await runNode(playwright, ['install', 'chromium'], { output: 'capture', timeoutMs: browserTimeoutMs });
  return hasPlaywrightBrowser();
}

async function installDebianBrowser() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.error('Installing the package chromium (apt-get) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runProcess('apt-get', ['update', '-qq'], { output: 'capture', env });
  await runProcess('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    output: 'capture',
    env,
  });
  return findBrowser() !== undefined;
}

/**
 * Sees to it that there is a browser to test with: the system's, Playwright's, or Debian's package.
 *
 * @returns {Promise<boolean>} false when none can be had
 */
export async function installBrowserIfMissing() {
  if (findBrowser() !== undefined || (await hasPlaywrightBrowser())) return true;
  return (await installPlaywrightBrowser()) || (await installDebianBrowser());
}

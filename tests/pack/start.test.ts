import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { flavours, packedAs, realElectron, whyNotPacked, type Flavour } from './packed.ts';

/** Why what was packed cannot be started here; undefined where it can. */
function whyNotStarted(flavour: Flavour): string | undefined {
  if (!existsSync(realElectron)) return "Electron's program is not downloaded";
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display';
  if (process.getuid?.() === 0) return "Electron's sandbox does not work for root";
  return whyNotPacked(flavour);
}

describe.each(flavours)('the app as its Debian package installs it, %s', (flavour) => {
  const reason = whyNotStarted(flavour);

  it.skipIf(reason)(`opens its window, with its engines${reason === undefined ? '' : ` (${reason})`}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-start-'));
    const program = join(packedAs(flavour).deb, 'opt', 'Dropout Lab', 'dropout-lab');
    const env: NodeJS.ProcessEnv = { ...process.env, DROPOUT_LAB_DATA: folder };
    delete env['ELECTRON_RUN_AS_NODE'];
    const app = spawn(program, ['--remote-debugging-port=0', '--lang=en-US'], { env });
    const ended = new Promise((resolve) => app.once('close', resolve));
    try {
      // Chromium prints where it can be spoken to.
      const address = await new Promise<string>((resolve, reject) => {
        let said = '';
        app.stderr.setEncoding('utf8').on('data', (piece: string) => {
          said += piece;
          const found = /DevTools listening on (\S+)/.exec(said)?.[1];
          if (found !== undefined) resolve(found);
        });
        void ended.then(() => {
          reject(new Error(`the app ended: ${said}`));
        });
      });
      const browser = await chromium.connectOverCDP(address);
      const [context] = browser.contexts();
      const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
      if (page === undefined) throw new Error('the app opened no window');
      expect(page.url()).toMatch(/^app:/);
      await page.getByRole('button', { name: 'Open the step' }).click();
      await page.getByTitle('Choose the engine').click();
      const native = page.getByRole('menuitemradio', { name: /TensorFlow/ });
      expect(await native.isEnabled()).toBe(flavour === 'tensorflow');
      await browser.close();
    } finally {
      app.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    }
  });
});

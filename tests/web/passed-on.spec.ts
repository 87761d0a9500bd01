import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { builtCheck } from '../../build/scripts/places.js';
import { expect, startLab, test } from '../e2e/lab.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { work } from '../e2e/unsaved-work.ts';

interface Recorded {
  readonly engine: unknown;
  readonly start: unknown;
  readonly losses: { readonly values: readonly number[] };
}
const recordedIn = (text: string): Recorded => (JSON.parse(text) as { readonly recorded: Recorded }).recorded;

/** Saves as a download, where it is written to, and returns its text. */
async function save(page: Page, path: string): Promise<string> {
  const written = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  await (await written).saveAs(path);
  return readFile(path, 'utf8');
}

test('a file of the web edition goes through browser mode and back, with the same numbers to the last byte', async ({
  page,
  context,
  labUrl,
}) => {
  await context.addInitScript(() => {
    Object.assign(window, { showSaveFilePicker: undefined, showOpenFilePicker: undefined });
  });
  const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-passed-on-'));
  const { numbers } = await work(page, labUrl);
  const first = join(folder, 'work.dropoutlab');
  const saved = await save(page, first);
  expect(execFileSync(process.execPath, [builtCheck, first], { encoding: 'utf8' })).toContain(': ok (');

  const host = await startLab(join(folder, 'data'), first);
  const other = await context.newPage();
  const inHost = new StepScreen(other);
  await inHost.open(host.url);
  await inHost.reached(10);
  expect(await inHost.numbers('dropped')).toEqual(numbers);
  await inHost.step();
  const further = await inHost.numbers('dropped');
  await other.keyboard.press('Control+s');
  await expect.poll(async () => recordedIn(await readFile(first, 'utf8')).losses.values).toHaveLength(11);
  const there = recordedIn(await readFile(first, 'utf8'));
  expect(there.losses.values.slice(0, 10)).toEqual(recordedIn(saved).losses.values);
  expect({ start: there.start, engine: there.engine }).toEqual({
    start: recordedIn(saved).start,
    engine: recordedIn(saved).engine,
  });
  expect(execFileSync(process.execPath, [builtCheck, first], { encoding: 'utf8' })).toContain(': ok (');
  await host.stop();

  const back = await context.newPage();
  const again = new StepScreen(back);
  await again.open(labUrl);
  const choosing = back.waitForEvent('filechooser');
  await back.keyboard.press('Control+o');
  await (await choosing).setFiles(first);
  await again.reached(11);
  expect(await again.numbers('dropped')).toEqual(further);
  await rm(folder, { recursive: true });
});

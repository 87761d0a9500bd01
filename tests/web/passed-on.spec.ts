import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, startLab, test } from '../e2e/lab.ts';
import { checked, openFrom, recordedIn, saveAs } from '../e2e/saved-files.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { work } from '../e2e/unsaved-work.ts';

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
  await saveAs(page, first);
  const saved = await recordedIn(first);
  expect(checked(first)).toContain(': ok (');

  const host = await startLab(join(folder, 'data'), first);
  const other = await context.newPage();
  const inHost = new StepScreen(other);
  await inHost.open(host.url);
  await inHost.reached(10);
  expect(await inHost.numbers('dropped')).toEqual(numbers);
  await inHost.step();
  const further = await inHost.numbers('dropped');
  await other.keyboard.press('Control+s');
  await expect.poll(async () => (await recordedIn(first)).losses.values).toHaveLength(11);
  const there = await recordedIn(first);
  expect(there.losses.values.slice(0, 10)).toEqual(saved.losses.values);
  expect({ start: there.start, engine: there.engine }).toEqual({ start: saved.start, engine: saved.engine });
  expect(checked(first)).toContain(': ok (');
  await host.stop();

  const back = await context.newPage();
  const again = new StepScreen(back);
  await again.open(labUrl);
  await openFrom(back, first);
  await again.reached(11);
  expect(await again.numbers('dropped')).toEqual(further);
  await rm(folder, { recursive: true });
});

import { expect, test } from '../e2e/lab.ts';
import { StepScreen } from '../e2e/step-screen.ts';

test('what asks for a file is there until a file is chosen, though nothing on the page holds it', async ({
  page,
  context,
  labUrl,
}) => {
  await context.addInitScript(() => {
    Object.assign(window, { showOpenFilePicker: undefined });
  });
  await new StepScreen(page).open(labUrl);
  const browser = await context.newCDPSession(page);
  await browser.send('Page.enable');
  await browser.send('DOM.enable');
  await browser.send('Page.setInterceptFileChooserDialog', { enabled: true });
  const opened = new Promise<number>((resolve) => {
    browser.on('Page.fileChooserOpened', ({ backendNodeId }) => resolve(backendNodeId ?? 0));
  });
  await page.keyboard.press('Control+o');
  const backendNodeId = await opened;
  await browser.send('HeapProfiler.collectGarbage');
  const { node } = await browser.send('DOM.describeNode', { backendNodeId });
  expect(node.nodeName).toBe('INPUT');
});

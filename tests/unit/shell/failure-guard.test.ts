import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardFailures } from '../../../electron/shell/failure-guard.ts';
import * as logging from '../../../electron/shell/log/log.ts';
import { speak } from '../../../electron/shell/texts/spoken.ts';
import { app, dialog, resetElectron, shell } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

/** What the guard would hear of the process; the test's own process must not end by it. */
const caught = new Map<string | symbol, (thrown: unknown) => void>();
let stopListening: () => void;
const log = vi.spyOn(logging, 'log').mockImplementation(() => undefined);
/** Until the answer has been acted on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  resetElectron();
  dialog.showMessageBox.mockReset();
  const spy = vi.spyOn(process, 'on').mockImplementation((event, listener) => {
    caught.set(event, listener);
    return process;
  });
  stopListening = () => {
    spy.mockRestore();
  };
  guardFailures(() => undefined);
});
afterEach(() => {
  stopListening();
});

test.each(['uncaughtException', 'unhandledRejection'])('%s ends in the log and in a dialog', (event) => {
  dialog.showMessageBox.mockReturnValue(new Promise(() => undefined));
  const error = new TypeError('about Anna');
  caught.get(event)?.(error);
  caught.get(event)?.(error);
  expect(log).toHaveBeenCalledTimes(2);
  expect(log).toHaveBeenLastCalledWith('An error nobody expected:', error);
  expect(dialog.showMessageBox).toHaveBeenCalledOnce();
  expect(dialog.showMessageBox.mock.lastCall?.[0]).toMatchObject({
    buttons: ['Continue', 'Open the log', 'Quit'],
    detail: expect.stringMatching(/log.*\(TypeError\)$/) as string,
  });
});

test('the user goes on, reads the log or quits', async () => {
  vi.spyOn(logging, 'logFile').mockReturnValue('/logs/dropout-lab.log');
  for (const response of [0, 1, 2]) {
    dialog.showMessageBox.mockResolvedValueOnce({ response });
    caught.get('uncaughtException')?.(new Error('a fault'));
    await settle();
    expect(shell.openPath).toHaveBeenCalledTimes(response === 0 ? 0 : 1);
    expect(app.quit).toHaveBeenCalledTimes(response === 2 ? 1 : 0);
  }
  expect(shell.openPath).toHaveBeenLastCalledWith('/logs/dropout-lab.log');
});

test('before the app is ready it says why it ends, in the language of the system', () => {
  app.readied = false;
  app.locale = 'zh-Hans-CN';
  caught.get('uncaughtException')?.(new Error('a fault'));
  expect(dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith('Dropout Lab 出了问题', expect.stringContaining('Error'));
  expect(app.exit).toHaveBeenCalledExactlyOnceWith(1);
});

test('a dialog that fails is written down and shown no more', async () => {
  const failure = new Error('no display');
  dialog.showMessageBox.mockRejectedValueOnce(failure);
  caught.get('unhandledRejection')?.(new Error('a fault'));
  await settle();
  expect(log).toHaveBeenLastCalledWith('The error could not be shown:', failure);
});

test('speaks the language of the page once it is known', () => {
  dialog.showMessageBox.mockReturnValue(new Promise(() => undefined));
  speak('es');
  caught.get('uncaughtException')?.(new Error('a fault'));
  expect(dialog.showMessageBox.mock.lastCall?.[0]).toMatchObject({ message: 'Algo falló en Dropout Lab' });
});

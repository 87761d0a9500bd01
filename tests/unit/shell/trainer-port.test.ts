import { beforeEach, describe, expect, test, vi } from 'vitest';
import { startTrainer, type Trainer } from '../../../electron/shell/trainer-port.ts';
import { ipcMain, processes, resetElectron } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

/** A frame that asks for a port, and what it was sent. */
function frame(origin: string, parent: unknown = null) {
  return { origin, parent, postMessage: vi.fn() };
}

function ask(senderFrame: unknown, id: unknown = 'request 1'): void {
  ipcMain.emit('dropout-lab:trainer-port', { senderFrame }, id);
}

describe('the training process', () => {
  let trainer: Trainer;

  beforeEach(() => {
    resetElectron();
    trainer = startTrainer('/built/trainer-process.js');
  });

  test('is started at once, before anyone asks', () => {
    expect(processes.map(({ program }) => program)).toEqual(['/built/trainer-process.js']);
  });

  test('and the window that asks get the two ends of one channel', () => {
    const page = frame('app://lab');
    ask(page);
    expect(processes[0]?.ports).toMatchObject([{ name: 'for the service' }]);
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith('dropout-lab:trainer-port', 'request 1', [
      expect.objectContaining({ name: 'for the window' }),
    ]);
  });

  test.each([
    ['a page of another origin', frame('https://evil.example')],
    ['another host of the scheme', frame('app://evil')],
    ['a sandboxed frame', frame('null')],
    ['a frame within our page', frame('app://lab', {})],
    ['a frame that is gone', null],
  ])('is kept from %s', (_name, stranger) => {
    ask(stranger);
    expect(processes[0]?.ports).toEqual([]);
    expect(stranger?.postMessage ?? vi.fn()).not.toHaveBeenCalled();
  });

  test('is kept from a request without a proper id', () => {
    const page = frame('app://lab');
    ask(page, { toString: 'evil' });
    expect(page.postMessage).not.toHaveBeenCalled();
  });

  test('is started again when a window asks after a crash', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const page = frame('app://lab');
    ask(page);
    processes[0]?.emit('exit', 139);
    expect(processes).toHaveLength(1);
    expect(complaint).toHaveBeenCalledExactlyOnceWith('The training process ended with code 139.');
    ask(page, 'request 2');
    ask(page, 'request 3');
    expect(processes).toHaveLength(2);
    expect(processes[1]?.ports).toHaveLength(2);
    complaint.mockRestore();
  });

  test('ends with the app', () => {
    trainer.stop();
    expect(processes[0]?.killed).toBe(true);
    ask(frame('app://lab'));
    expect(processes[0]?.ports).toEqual([]);
  });
});

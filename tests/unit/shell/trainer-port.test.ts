import { beforeEach, describe, expect, test, vi } from 'vitest';
import { startTrainer, type Trainer } from '../../../electron/shell/trainer-port.ts';
import { app, ipcMain, processes, resetElectron } from './fake-electron.ts';

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
  const onEnded = vi.fn();

  beforeEach(() => {
    resetElectron();
    onEnded.mockReset();
    trainer = startTrainer('/built/trainer-process.js', onEnded);
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

  test.each([
    ['oom', 'trainer-out-of-memory'],
    ['killed', 'trainer-killed'],
    ['crashed', 'trainer-stopped'],
  ])('that ends by itself is logged and told, whatever its exit code: %s', (reason, told) => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const details = { type: 'Utility', name: 'Dropout Lab training', reason, exitCode: 0 };
    processes[0]?.emit('exit', 0);
    app.emit('child-process-gone', {}, details);
    expect(onEnded.mock.calls).toEqual([['trainer-stopped'], [told]]);
    expect(complaint.mock.calls).toEqual([
      ['The training process ended with code 0.'],
      [`A process has ended: Dropout Lab training, ${reason}, exit code 0.`],
    ]);
    ask(frame('app://lab'));
    app.emit('child-process-gone', {}, details);
    processes[1]?.emit('exit', 0);
    expect(onEnded).toHaveBeenLastCalledWith(told);
    expect(onEnded).toHaveBeenCalledTimes(3);
    complaint.mockRestore();
  });

  test('that hangs is killed for a new one when a window asks for that, and nobody is told that it ended', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const page = frame('app://lab');
    ask(page);
    ipcMain.emit('dropout-lab:fresh-trainer-port', { senderFrame: page }, 'request 2');
    expect(kill).toHaveBeenCalledExactlyOnceWith(processes[0]?.pid, 'SIGKILL');
    expect(processes).toHaveLength(2);
    expect(processes[1]?.ports).toHaveLength(1);
    const details = { type: 'Utility', name: 'Dropout Lab training', reason: 'killed', exitCode: 9 };
    processes[0]?.emit('exit', 9);
    app.emit('child-process-gone', {}, details);
    expect(onEnded).not.toHaveBeenCalled();
    ask(page, 'request 3');
    expect(processes).toHaveLength(2);
    // The new one is told of like any other.
    processes[1]?.emit('exit', 9);
    app.emit('child-process-gone', {}, details);
    expect(onEnded.mock.calls).toEqual([['trainer-stopped'], ['trainer-killed']]);
    kill.mockRestore();
    complaint.mockRestore();
  });

  test('is not told of when another process has ended, or when the app has stopped it', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 });
    expect(complaint).toHaveBeenCalledExactlyOnceWith('A process has ended: GPU, crashed, exit code 1.');
    trainer.stop();
    processes[0]?.emit('exit', 15);
    app.emit(
      'child-process-gone',
      {},
      { type: 'Utility', name: 'Dropout Lab training', reason: 'killed', exitCode: 15 },
    );
    expect(onEnded).not.toHaveBeenCalled();
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });

  test('prints to the terminal of the app', () => {
    const write = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    processes[0]?.stdout.emit('data', Buffer.from('a line\n'));
    processes[0]?.stderr.emit('data', Buffer.from('a complaint\n'));
    expect(write.mock.calls).toEqual([['a line\n'], ['a complaint\n']]);
    write.mockRestore();
  });

  test('ends with the app', () => {
    trainer.stop();
    expect(processes[0]?.killed).toBe(true);
    ask(frame('app://lab'));
    expect(processes[0]?.ports).toEqual([]);
  });
});

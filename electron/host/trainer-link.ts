import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { unreadMark } from '#shared/rpc/outflow.ts';
import type { RelayMessage } from '#shared/rpc/relay.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';

/** The host's end of one connection to the training process. Frames are passed on without being read. */
export interface TrainerConnection {
  /** Sends a frame; `onPassed` is called when it has left this process. */
  send(frame: Uint8Array, onPassed: () => void): void;
  /** Tells the training process that so many bytes of its frames have left for the window. */
  taken(bytes: number): void;
  /** Closes the connection because the window is gone; `onClose` is not called for that. */
  close(reason: CloseReason): void;
}

/** What the training process sends over a connection. */
export interface TrainerListener {
  onFrame(frame: Uint8Array): void;
  onClose(reason: CloseReason): void;
}

/** What was taken is told in sums, so that small frames are not answered each. */
const takenStep = unreadMark / 16;

/** How long the training process may take to leave before it is killed, in milliseconds. */
const patienceMs = 2000;

/** The training process and the connections to it. */
export interface TrainerLink {
  /** Opens a connection; starts the process again if it has ended since. */
  connect(listener: TrainerListener): TrainerConnection;
  /** Ends the process at once, whatever it is at; whoever connects next has a new one. */
  end(): void;
  /** Ends the process and resolves when it is gone. */
  stop(): Promise<void>;
  /** Process id of the present process, if it runs. */
  readonly pid: number | undefined;
}

/** Why a process ended that nobody here has ended: Node gives up when memory runs out, and the system kills. */
function reasonOf(code: number | null, signal: NodeJS.Signals | null): CloseReason {
  if (signal === 'SIGABRT' || signal === 'SIGTRAP' || code === abortCode) return 'trainer-out-of-memory';
  return signal === 'SIGKILL' ? 'trainer-killed' : 'trainer-stopped';
}

/** The exit code of Node's abort where there are no signals. */
const abortCode = 134;

/**
 * Owns the training process `program`. A process that ends closes its connections with a reason. It is started again
 * when a window next asks for it, not by itself: one that fails at its start would otherwise be started again and again.
 */
export function createTrainerLink(program: string): TrainerLink {
  const listeners = new Map<number, TrainerListener>();
  let child: ChildProcess | undefined;
  let stopping = false;
  let lastConnection = 0;

  function start(): ChildProcess {
    const started = fork(program, {
      serialization: 'advanced', // frames stay binary
      stdio: ['ignore', 2, 2, 'ipc'], // stdout is for the address of the page alone
    });
    started.on('message', (message) => receive(message as RelayMessage)); // from our own training process
    started.on('error', (error) => {
      console.error('The training process cannot be started:', error);
      ended(started, 'trainer-not-starting');
    });
    started.on('exit', (code, signal) => ended(started, reasonOf(code, signal)));
    return started;
  }

  function receive(message: RelayMessage): void {
    const listener = listeners.get(message.connection);
    if (message.type === 'frame') {
      listener?.onFrame(message.frame);
    } else if (message.type === 'close') {
      listeners.delete(message.connection);
      listener?.onClose(message.reason);
    }
  }

  function ended(which: ChildProcess, reason: CloseReason): void {
    if (which !== child) return;
    child = undefined;
    const lost = [...listeners.values()];
    listeners.clear();
    for (const listener of lost) listener.onClose(reason);
  }

  function post(to: ChildProcess, message: RelayMessage, onPassed: () => void = () => undefined): void {
    // A process about to end may be gone already; its exit closes the connection.
    if (to.connected) to.send(message, onPassed);
  }

  child = start();

  return {
    get pid() {
      return child?.pid;
    },
    connect(listener) {
      const connection = ++lastConnection;
      if (stopping) {
        listener.onClose('app-closing');
        return { send: () => undefined, taken: () => undefined, close: () => undefined };
      }
      const current = (child ??= start());
      listeners.set(connection, listener);
      post(current, { type: 'open', connection });
      let untold = 0;
      return {
        send: (frame, onPassed) => post(current, { type: 'frame', connection, frame }, onPassed),
        taken(bytes) {
          untold += bytes;
          if (untold < takenStep) return;
          post(current, { type: 'taken', connection, bytes: untold });
          untold = 0;
        },
        close(reason) {
          if (listeners.delete(connection)) post(current, { type: 'close', connection, reason });
        },
      };
    },
    end() {
      if (!child) return;
      const last = child;
      ended(last, 'trainer-started-again');
      last.kill('SIGKILL'); // one that hangs hears nothing else
    },
    async stop() {
      stopping = true;
      if (!child) return;
      const last = child;
      const exited = once(last, 'exit');
      // It ends by itself when its channel is closed, unless it is in the middle of a native computation.
      if (last.connected) last.disconnect();
      const impatience = setTimeout(() => last.kill('SIGKILL'), patienceMs);
      await exited;
      clearTimeout(impatience);
    },
  };
}

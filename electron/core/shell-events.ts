import type { PageCommand } from '#shared/contract/menu-state.ts';
import type { OpenedShellFile, ShellEvent } from '#shared/contract/shell-contract.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import type { Fault } from '#shared/errors/fault.ts';

/** Events for the page. Files to open wait for a page that listens; a choice in the menu goes to the present page only. */
export interface ShellEvents {
  opened(file: OpenedShellFile): void;
  refused(reason: Fault): void;
  command(command: PageCommand): void;
  /** Asks the present page to part with its document. */
  leave(save: boolean): void;
  /** Tells the present page why the training process ended. */
  trainerEnded(reason: CloseReason): void;
  /** The events for one page, until `signal` fires. */
  stream(signal: AbortSignal): AsyncIterable<ShellEvent>;
}

/** Events that nobody has taken wait; what several pages listen to goes to one of them. */
export function createShellEvents(): ShellEvents {
  const waiting: ShellEvent[] = [];
  const listening = new Set<() => void>();

  function push(event: ShellEvent): void {
    waiting.push(event);
    for (const wake of listening) wake();
  }

  async function* stream(signal: AbortSignal): AsyncGenerator<ShellEvent, void> {
    let wake: () => void = () => undefined;
    const heard = (): void => {
      wake();
    };
    listening.add(heard);
    signal.addEventListener('abort', heard);
    try {
      while (!signal.aborted) {
        const event = waiting.shift();
        if (event) yield event;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      listening.delete(heard);
      // What was meant for this page is not for the next one.
      waiting.splice(0, Infinity, ...waiting.filter(({ kind }) => kind === 'opened' || kind === 'refused'));
    }
  }

  return {
    opened: (file) => push({ kind: 'opened', file }),
    refused: (reason) => push({ kind: 'refused', reason }),
    command(command) {
      if (listening.size > 0) push({ kind: 'command', command });
    },
    trainerEnded(reason) {
      if (listening.size > 0) push({ kind: 'trainer-ended', reason });
    },
    leave(save) {
      if (listening.size > 0) push({ kind: 'leave', save });
    },
    stream,
  };
}

import type { TrainerLink, TrainerListener } from '../../../electron/host/trainer-link.ts';

/** A training process that answers every frame with the same frame, and remembers who is connected. */
export function createEchoTrainer() {
  const connections = new Set<TrainerListener>();
  let onEnd: (reason: string) => void = () => undefined;
  const ended = (): Promise<string> => new Promise((resolve) => (onEnd = resolve));
  /** While it hangs: what it is yet to take. */
  const held: (() => void)[] = [];
  let isHanging = false;
  const link: TrainerLink = {
    pid: undefined,
    connect(listener) {
      connections.add(listener);
      return {
        send(frame, onPassed) {
          const take = (): void => {
            onPassed();
            listener.onFrame(new Uint8Array(frame));
          };
          if (isHanging) held.push(take);
          else take();
        },
        taken: () => undefined,
        close(reason) {
          connections.delete(listener);
          onEnd(reason);
        },
      };
    },
    end() {
      for (const listener of connections) listener.onClose('trainer-started-again');
      connections.clear();
    },
    stop: () => Promise.resolve(),
  };
  return {
    link,
    connections,
    ended,
    hang(): void {
      isHanging = true;
    },
    goOn(): void {
      isHanging = false;
      for (const take of held.splice(0)) take();
    },
    get held() {
      return held.length;
    },
  };
}

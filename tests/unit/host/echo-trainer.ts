import type { TrainerLink, TrainerListener } from '../../../electron/host/trainer-link.ts';

/** A training process that answers every frame with the same frame, and remembers who is connected. */
export function createEchoTrainer() {
  const connections = new Set<TrainerListener>();
  let onEnd: (reason: string) => void = () => undefined;
  const ended = (): Promise<string> => new Promise((resolve) => (onEnd = resolve));
  const link: TrainerLink = {
    pid: undefined,
    connect(listener) {
      connections.add(listener);
      return {
        send(frame, onPassed) {
          onPassed();
          listener.onFrame(new Uint8Array(frame));
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
  return { link, connections, ended };
}

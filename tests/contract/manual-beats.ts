import type { Beats } from '#shared/rpc/heartbeat.ts';

/** At which beat without a sign a side is given up. */
export const patienceBeats = 5;

/** Beats that a test makes. */
export function manualBeats() {
  const listeners = new Set<() => void>();
  const beats: Beats = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    beats,
    beat(times: number): void {
      for (let turn = 0; turn < times; turn += 1) for (const listener of [...listeners]) listener();
    },
    /** How many listen. */
    get listeners() {
      return listeners.size;
    },
  };
}

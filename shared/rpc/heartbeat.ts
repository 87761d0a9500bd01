/** Calls a listener at every beat, until the function it returns is called. */
export type Beats = (listener: () => void) => () => void;

const beatMs = 5000;

/** How many beats may pass without a sign of the other side: 25 seconds, in which a piece of a frame arrives even at 1 kB/s. */
const patienceBeats = 5;

/** The beats of the app. */
export const steadyBeats: Beats = (listener) => {
  const timer = setInterval(listener, beatMs);
  return () => {
    clearInterval(timer);
  };
};

/** Hears whether the other side is there. */
export interface SilenceWatch {
  /** Something came from it. */
  heard(): void;
  stop(): void;
}

/**
 * Calls `onBeat` at every beat, and `onSilent` once at the last of `patienceBeats` without a sign. It is beats that are counted, not
 * the time: after a sleep of the computer, or of this side alone, one beat comes, and then what has arrived meanwhile.
 */
export function watchSilence(beats: Beats, onBeat: () => void, onSilent: () => void): SilenceWatch {
  let silent = 0;
  const stop = beats(() => {
    silent += 1;
    if (silent < patienceBeats) return onBeat();
    stop();
    onSilent();
  });
  return {
    heard() {
      silent = 0;
    },
    stop,
  };
}

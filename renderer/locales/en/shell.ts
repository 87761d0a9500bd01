import type { BackendName } from '#shared/engine.ts';
import type { WayBack } from '#shared/errors/way-back.ts';

/** English, the window around the screens. */
export const shell = {
  app: { name: 'Dropout Lab', language: 'Language', theme: { light: 'Light theme', dark: 'Dark theme' } },
  rail: {
    label: 'Screens',
    step: 'Step',
    scaling: 'Scaling',
    expectation: 'Expectation',
    training: 'Training',
    compare: 'Compare',
    lessons: 'Lessons',
    lessonOpen: 'Lessons (open: {number})',
    project: 'Project',
    projectHint: 'Show the step large, for a room (F8)',
  },
  experiment: { title: 'Seed {seed}', lecture: 'Lecture, seed {seed}' },
  status: {
    engine: 'Engine: {backend}, float32',
    choice: {
      auto: 'Automatic',
      tensorflow: 'TensorFlow (native)',
      wasm: 'WebAssembly',
      cpu: 'JavaScript',
    } satisfies Readonly<Record<BackendName | 'auto', string>>,
    backend: { tensorflow: 'TensorFlow', wasm: 'WebAssembly', cpu: 'JavaScript' } satisfies Readonly<
      Record<BackendName, string>
    >,
    chooseEngine: 'Choose the engine',
    bySize: 'for networks of this size',
    asInFile: 'as in the file',
    fixedByUser: 'chosen by you',
    inPlaceOf: 'in place of {backend}: {reason}',
    rule: 'Automatic goes by size alone, so that digits are the same on every machine: JavaScript below {limit} multiply-adds a step, WebAssembly from there on. This network has {count}.',
    stepMs: '{ms} ms a step',
    unavailable: 'not available: {reason}',
    steps: 'Step {step}',
    connection: {
      connecting: 'Connecting',
      ready: 'Connected',
      working: 'Working',
      disconnected: 'Disconnected',
      silent: 'Not answering',
    },
    waiting: '{count} request waits | {count} requests wait',
    offline: { computer: 'Offline', browser: 'In this browser' },
    digits: '4 digits in formulas, 2 in cells',
  },
  trouble: {
    disconnected: 'The engine is not connected.',
    disconnectedBecause: 'The engine is not connected: {reason}.',
    refused: 'Dropout Lab was started again: this window belongs to the start before and cannot connect any more.',
    kept: 'Your experiment is kept in this window: {steps} step with seed {seed}. | Your experiment is kept in this window: {steps} steps with seed {seed}.',
    'way-back': {
      reconnect: 'Reconnecting computes it again, to the same numbers.',
      either:
        'Reconnect, or, once Dropout Lab runs again: save it, and open it at the address that the terminal printed then.',
      'new-address': 'Save it, and open it at the address that the terminal printed last.',
    } satisfies Readonly<Record<WayBack, string>>,
    reconnect: 'Reconnect',
    save: 'Save the experiment',
    silent: 'The engine has not answered for several seconds.',
    silentKept:
      'It may be at one very long computation, which ends by itself. Starting it again loses nothing: all that is on screen is computed again, to the same numbers.',
    startAgain: 'Start the engine again',
    dismiss: 'Dismiss',
    failed: 'That did not work: {what}',
    unchanged: 'The experiment on screen is as it was.',
  },
  part: {
    missing: 'A part of the app could not be loaded.',
    kept: 'Your experiment is as it was. If trying again does not help, save it and reload the window.',
    tryAgain: 'Try again',
    loading: 'Loading …',
  },
};

import { expect, it } from 'vitest';
import { wantedBackend, type OpenedStart } from '#renderer/stores/wanted-backend.ts';
import { drawnData } from '#shared/data-source.ts';
import type { BackendReport } from '#shared/engine.ts';
import { fault } from '#shared/errors/fault.ts';
import { lectureHyperparameters as hyperparameters } from '#shared/hyperparameters.ts';

const loaded: readonly BackendReport[] = [
  {
    name: 'tensorflow',
    available: false,
    reason: fault('backend-does-not-load', { backend: 'tensorflow', cause: fault('did-not-start') }),
  },
  { name: 'wasm', available: true },
  { name: 'cpu', available: true },
];
const start = { hyperparameters, data: drawnData };
const openedFrom = (name: string): OpenedStart => ({ ...start, by: { name, version: '4.22.0' } });

it('takes the experiment of a file to the engine that computed it, whatever steps and edits it has', () => {
  expect(wantedBackend('auto', loaded, openedFrom('wasm'), start)).toBe('wasm');
  expect(wantedBackend('auto', loaded, openedFrom('wasm'), { ...start, hyperparameters: { ...hyperparameters } })).toBe(
    'wasm',
  );
});

it('goes by size where that engine cannot be had or is not known, and where there is no file', () => {
  for (const opened of [null, openedFrom('tensorflow'), openedFrom('webgpu'), { ...start, by: null }])
    expect(wantedBackend('auto', loaded, opened, start)).toBe('auto');
});

it('goes by size again for other settings or data: that is a new experiment', () => {
  const opened = openedFrom('wasm');
  expect(wantedBackend('auto', loaded, opened, { ...start, hyperparameters: { ...hyperparameters, seed: 7 } })).toBe(
    'auto',
  );
  expect(wantedBackend('auto', loaded, opened, { ...start, data: { kind: 'drawn' } })).toBe('auto');
});

it('leaves the engine the user has chosen', () => {
  expect(wantedBackend('cpu', loaded, openedFrom('wasm'), start)).toBe('cpu');
});

import { z } from 'zod';
import type { Fault } from './errors/fault.ts';

/** The engines of TensorFlow.js the app knows: native TensorFlow through tfjs-node, WebAssembly, plain JavaScript. */
export const backendNames = ['tensorflow', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

/** What the user asks for: one backend, or `auto`, which is chosen by the size of the network. */
export const backendChoices = ['auto', ...backendNames] as const;
export type BackendChoice = (typeof backendChoices)[number];
export const backendChoiceSchema = z.enum(backendChoices);

/** An engine as a file names it: a backend, maybe one this version does not know, and the version of its library. */
export const usedEngineSchema = z.strictObject({
  name: z.string().min(1).max(50),
  version: z.string().min(1).max(50),
});
export type UsedEngine = Readonly<z.infer<typeof usedEngineSchema>>;

/** One backend in the report: whether it loads and, if the choice was `auto`, how long a recorded step of this network took. */
export interface BackendReport {
  readonly name: BackendName;
  readonly available: boolean;
  /** Why it does not load; absent when it does. */
  readonly reason?: Fault;
  /** Median milliseconds of one recorded step of the present network; absent when it was not timed. */
  readonly stepMs?: number;
}

/** The backend in use, and the others: shown in the status bar. */
export interface EngineReport {
  readonly backend: BackendName;
  readonly choice: BackendChoice;
  readonly backends: readonly BackendReport[];
}

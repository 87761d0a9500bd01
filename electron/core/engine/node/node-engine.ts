import { setImmediate } from 'node:timers/promises';
import type { EnginePlatform } from '../../platform.ts';
import { defaultPace, type TrainingPace } from '../../record-steps.ts';
import { nodeBackends } from './node-backends.ts';

/** In Node `setImmediate` is the shortest pause in which every message that has arrived is handled. */
export const nodePace: TrainingPace = { ...defaultPace, yieldToEventLoop: () => setImmediate() };

/** What a program of Node or Electron gives the core for training. */
export const nodeEngine: EnginePlatform = { backends: nodeBackends, pace: nodePace };

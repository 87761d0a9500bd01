import type { Page } from '@playwright/test';
import type { InspectedLab } from './inspected-lab.ts';
import { pageObjects } from './page-objects.ts';

/** What the app holds once all garbage is collected: megabytes, but for what is counted. */
interface Held {
  /** Of TensorFlow.js. */
  readonly tensors: number;
  /** What the page's program has made and can still reach: objects and array buffers. */
  readonly page: number;
  /** V8's heap, the code it has compiled included, and what the browser keeps for it: caches, which may grow. */
  readonly pageHeap: number;
  readonly pageBrowser: number;
  /** Nodes of the document, those that are out of sight and kept included. */
  readonly nodes: number;
  readonly listeners: number;
  /** What the training process holds: objects and array buffers. */
  readonly engine: number;
  readonly host: number;
  /** Memory the training process has from the system, and V8's part of it, used or not: what is free in it may stay there. */
  readonly engineResident: number;
  readonly engineHeap: number;
}

/** One look: after how many minutes, and the frames a second of a run as a share of those at rest. */
export interface Measured extends Held {
  readonly minutes: number;
  readonly frames: number;
}

const megabytes = (bytes: number) => bytes / 1e6;

export async function measure(page: Page, { trainer, host }: InspectedLab): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const heap: object = await session.send('Runtime.getHeapUsage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const objects = await pageObjects(session);
  await session.detach();
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  const part = (name: string) => Number(Reflect.get(heap, name) ?? 0);
  const [engine, hosting] = [await trainer.memory(), await host.memory()];
  return {
    tensors: engine.tensors ?? Number.NaN,
    page: megabytes(objects + part('backingStorageSize')),
    pageHeap: megabytes(part('usedSize')),
    pageBrowser: megabytes(part('embedderHeapUsedSize')),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    engine: megabytes(engine.heapUsed + engine.external),
    host: megabytes(hosting.heapUsed + hosting.external),
    engineResident: megabytes(engine.rss),
    engineHeap: megabytes(engine.heapTotal),
  };
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { browserParameters, findBrowser } from '../../build/scripts/browser.js';
import { bundle, copyKernels } from '../../build/scripts/web/bundle.js';
import { serveWeb } from '../../build/scripts/web/serve.js';
import { decodeFrame, encodeFrame } from '#shared/rpc/codec.ts';
import { portTransport } from '#shared/rpc/port-transport.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { Harness } from './harnesses.ts';

/** Whether there is a browser to start workers in. */
export const hasChromium = findBrowser() !== undefined;

/** A page that starts `program` as a worker for each connection, behind a server that says what the strictest one would. */
async function startPage(browser: Browser, folder: string, program: string) {
  const kernels = await copyKernels(folder);
  const common = { out: folder, define: { __DROPOUT_LAB_KERNELS__: JSON.stringify(kernels) } } as const;
  await bundle({ ...common, entry: program, name: 'worker.js', format: 'es' });
  await bundle({ ...common, entry: 'tests/contract/worker-page.ts', name: 'page.js', format: 'iife' });
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Workers</title><script src="./page.js"></script>');
  const server = await serveWeb({ port: 0, folder });
  const page = await browser.newPage();
  return { server, page };
}

/**
 * The web edition's way: a program of ours, by its path in the project, as a module worker in a page of Chromium. The caller's end is here,
 * and all that goes through the port is passed on frame by frame.
 */
export async function chromiumHarness(program: string): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-worker-'));
  const executablePath = findBrowser();
  const browser = await chromium.launch({ args: browserParameters(), ...(executablePath && { executablePath }) });
  const { server, page } = await startPage(browser, folder, program);
  const ends = new Map<number, { hear(message: unknown): void; close(): void }>();
  await page.exposeFunction('heard', (id: number, frame: string | null) => {
    const end = ends.get(id);
    if (frame === null) end?.close();
    else end?.hear(decodeFrame(new Uint8Array(Buffer.from(frame, 'base64'))));
  });
  await page.goto(server.url);
  let last = 0;

  /** One act of the page after the other; after the browser has ended there is nothing to do. */
  const inPage = (act: Promise<unknown>): void => void act.catch(() => undefined);

  async function connect(): Promise<Transport> {
    const id = (last += 1);
    await page.evaluate((port) => window.openPort(port), id);
    return portTransport(
      {
        postMessage(message) {
          const frame = Buffer.from(encodeFrame(message)).toString('base64');
          inPage(page.evaluate(([port, text]) => window.post(port, text), [id, frame] as const));
        },
        close() {
          ends.delete(id);
          inPage(page.evaluate((port) => window.closePort(port), id));
        },
      },
      {
        onMessage(hear) {
          ends.set(id, { close: () => undefined, ...ends.get(id), hear });
        },
        onClose(close) {
          ends.set(id, { hear: () => undefined, ...ends.get(id), close });
        },
      },
    );
  }

  return {
    connect,
    breakOff: () => inPage(page.evaluate(() => window.breakOff())),
    async dispose() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

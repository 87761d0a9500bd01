import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEchoTrainer } from './echo-trainer.ts';
import { get, startTestHost, type TestHost } from './host-fixture.ts';

const secret = 'not for the window';

describe('the served folder', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost({ trainer: createEchoTrainer().link });
  });
  afterAll(() => host.stop());

  const dots = ['..', '%2e%2e', '.%2e', '%2E.', '%252e%252e', '%c0%ae%c0%ae', '%u002e%u002e', '..%00', '..;', '....'];
  const slashes = ['/', '%2f', '%5c', '\\', '%252f', '%c0%af', '//', '/./'];
  const before = ['/', '/assets/', '//', '/%2e/', '/file:///'];
  const ways = before.flatMap((start) =>
    dots.flatMap((dot) => slashes.flatMap((slash) => [1, 8].map((times) => start + `${dot}${slash}`.repeat(times)))),
  );

  test(`is left by none of ${ways.length} ways of writing “..”`, async () => {
    for (const way of ways) {
      const { status, text } = await get(host.port, `${way}secret.txt`);
      expect(text, way).not.toContain(secret);
      expect(status, way).toBe(404);
    }
  }, 60_000);

  test('lets no link lead out of it, be it there from the start or not', async ({ skip }) => {
    const linked = await startTestHost({ trainer: createEchoTrainer().link });
    const { folder, renderer } = linked.folder;
    try {
      await symlink(join(folder, 'secret.txt'), join(renderer, 'later.txt')).catch(() =>
        skip('no links on this system'),
      );
      const asset = join(renderer, 'assets/index-1a2b.js');
      await rm(asset);
      await symlink(join(folder, 'secret.txt'), asset);
      await symlink(folder, join(renderer, 'up'));
      await symlink(join(folder, 'secret.txt'), join(renderer, 'assets', 'index.html'));
      const again = await startTestHost({ trainer: createEchoTrainer().link, rendererFolder: renderer });
      try {
        for (const { port } of [linked, again]) {
          for (const path of [
            '/later.txt',
            '/assets/index-1a2b.js',
            '/up/secret.txt',
            '/up/renderer/icon.svg',
            '/assets',
          ])
            expect(await get(port, path), path).toMatchObject({ status: 404 });
          expect((await get(port, '/')).status).toBe(200);
        }
      } finally {
        await again.stop();
      }
    } finally {
      await linked.stop();
    }
  });

  test('may itself be reached by a link', async ({ skip }) => {
    const { folder, renderer } = host.folder;
    const link = join(folder, 'link');
    await symlink(renderer, link).catch(() => skip('no links on this system'));
    const linked = await startTestHost({ trainer: createEchoTrainer().link, rendererFolder: link });
    expect((await get(linked.port, '/')).status).toBe(200);
    await linked.stop();
  });

  test('gives whole files: no range of one is asked for, and none can end the host', async () => {
    for (const range of ['bytes=0-3', 'bytes=5-2', 'bytes=-5', 'bytes=9-8,7-6', 'bytes=99999-', 'x', 'bytes=1e9-0']) {
      const { status, text } = await get(host.port, '/assets/index-1a2b.js', { Range: range });
      expect([status, text], range).toEqual([200, 'export {};']);
    }
  });

  test('holds names that are not of ASCII', async () => {
    await writeFile(join(host.folder.renderer, 'ŷ 1.txt'), 'y hat');
    const again = await startTestHost({ trainer: createEchoTrainer().link, rendererFolder: host.folder.renderer });
    expect(await get(again.port, '/%C5%B7%201.txt')).toMatchObject({ status: 200, text: 'y hat' });
    await again.stop();
  });

  test('has the icon at the address that browsers ask for by themselves', async () => {
    const icon = await get(host.port, '/favicon.ico');
    expect(icon).toMatchObject({ status: 200, text: (await get(host.port, '/icon.svg')).text });
    expect(icon.headers['content-type']).toBe('image/svg+xml');
  });
});

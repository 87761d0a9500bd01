import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import type { Walker } from '../desk.ts';
import { openDeafProxy, type DeafProxy } from './deaf-proxy.ts';
import { deskOf } from './desk.ts';
import { pictures, prepareGround, type Ground, type NoGround } from './ground.ts';
import { giveToOrdinaryUser } from './ordinary-user.ts';
import { RunningLab } from './running-lab.ts';
import { openScreen, type Screen } from './screen.ts';

interface Place {
  readonly ground: Ground;
  readonly screen: Screen;
}

interface WalkFixtures extends Walker {
  readonly deafProxy: DeafProxy;
}

/** One step of the walk through the desktop app in Electron 9; skipped by name, with the reason, where it cannot be had. */
export const test = base.extend<WalkFixtures, { place: Place | NoGround }>({
  place: [
    // Playwright reads which fixtures are needed from this pattern; there are none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const ground = await prepareGround();
      if ('reason' in ground) return use(ground);
      await mkdir(pictures, { recursive: true });
      const home = join(ground.folder, 'home');
      await mkdir(home);
      await giveToOrdinaryUser(home);
      const screen = await openScreen(home);
      await use({ ground, screen });
      await screen.close();
      await rm(ground.folder, { recursive: true, force: true });
    },
    // The first time 73 MB are downloaded.
    { scope: 'worker', timeout: 600_000 },
  ],
  folder: async ({ place }, use) => {
    if ('reason' in place) throw new Error(place.reason);
    const folder = await mkdtemp(join(place.ground.folder, 'walk-'));
    await giveToOrdinaryUser(folder);
    await use(folder);
  },
  // eslint-disable-next-line no-empty-pattern
  deafProxy: async ({}, use) => {
    const proxy = await openDeafProxy();
    await use(proxy);
    proxy.close();
  },
  start: async ({ place, folder, deafProxy: proxy }, use, info) => {
    if ('reason' in place) throw new Error(place.reason);
    const { ground, screen } = place;
    const started: RunningLab[] = [];
    const startLab = (parameters: readonly string[]): RunningLab => {
      const lab = new RunningLab(ground, screen, {
        settings: join(folder, 'settings'),
        switches: proxy.switches,
        parameters,
      });
      started.push(lab);
      return lab;
    };
    await use((...parameters) => {
      const lab = startLab(parameters);
      return Promise.resolve(deskOf({ lab, screen, proxy, again: startLab }));
    });
    const pageErrors = started.flatMap((lab) => lab.pageErrors);
    if (info.status !== info.expectedStatus || pageErrors.length > 0) {
      await screen.photograph(info.outputPath('screen.png'));
      for (const { output } of started) await info.attach('output', { body: output });
    }
    for (const lab of started) await lab.kill();
    expect(pageErrors).toEqual([]);
  },
});

import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Desk } from '../desk.ts';
import type { DeafProxy } from './deaf-proxy.ts';
import { pictures } from './ground.ts';
import { answerQuestion, chooseFromMenu, nameFile } from './hands.ts';
import { familyOf, socketsOf } from './processes.ts';
import type { RunningLab } from './running-lab.ts';
import type { Screen } from './screen.ts';

interface DeskParts {
  readonly lab: RunningLab;
  readonly screen: Screen;
  readonly proxy: DeafProxy;
  /** Starts the app another time with the same settings. */
  readonly again: (parameters: readonly string[]) => RunningLab;
}

/** The app in Electron 9, with the keyboard of the whole screen. */
export function deskOf({ lab, screen, proxy, again }: DeskParts): Desk {
  const family: number[] = [];
  const members = async (): Promise<readonly number[]> => {
    for (const { pid } of await familyOf(lab.pid)) if (!family.includes(pid)) family.push(pid);
    return family;
  };
  return {
    page: () => lab.page(),
    async choose(menu, entry) {
      await members();
      await chooseFromMenu(lab, screen, menu, entry);
    },
    async namingFile(path, act) {
      await act();
      await nameFile(screen, path);
    },
    async answering(button, act) {
      await act();
      await answerQuestion(lab, screen, button);
    },
    async closeWindow() {
      await members();
      await screen.activeIs('window');
      await screen.press('alt+F4');
    },
    async startAgain(...parameters) {
      await again(parameters).ended();
    },
    async killPage() {
      const pages = (await familyOf(lab.pid)).filter(({ commandLine }) => commandLine.includes('--type=renderer'));
      for (const { pid } of pages) process.kill(pid, 'SIGKILL');
    },
    async killTrainer() {
      const trainer = lab.told.trainer.at(-1);
      if (trainer === undefined) throw new Error('there is no training process');
      process.kill(trainer, 'SIGKILL');
      return Promise.resolve();
    },
    async network() {
      const { port } = new URL(await lab.address);
      const debugging = Number(port).toString(16).toUpperCase().padStart(4, '0');
      const sockets = (await Promise.all((await members()).map(socketsOf))).flat();
      return [...proxy.requests, ...sockets.filter((socket) => !socket.endsWith(`:${debugging}`))];
    },
    async ended() {
      await lab.ended();
      const alive = async (): Promise<readonly number[]> => {
        const found = await Promise.all(family.map((pid) => familyOf(pid)));
        return found.flat().map(({ pid }) => pid);
      };
      await expect.poll(alive).toEqual([]);
    },
    photograph: (name) => screen.photograph(join(pictures, `${name}.png`)),
  };
}

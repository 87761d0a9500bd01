import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import { usePartStore } from '#renderer/stores/part-store.ts';

/** Answers `part` once the network is back, and counts how often it was asked. */
function networkOf(part: string) {
  const network = {
    isThere: false,
    asked: 0,
    fetchPart: (): Promise<string> => {
      network.asked += 1;
      return network.isThere ? Promise.resolve(part) : Promise.reject(new TypeError('Failed to fetch'));
    },
  };
  return network;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  setActivePinia(createPinia());
});

it('answers what was fetched, and nothing is missing', async () => {
  const parts = usePartStore();
  expect(await parts.load(() => Promise.resolve('charts'))).toBe('charts');
  expect(parts.isMissing).toBe(false);
});

it('waits with everything that is missing until it is tried again, as often as that takes', async () => {
  const parts = usePartStore();
  const [charts, screen] = [networkOf('charts'), networkOf('screen')];
  const loading = Promise.all([parts.load(charts.fetchPart), parts.load(screen.fetchPart)]);
  await settled();
  expect(parts.isMissing).toBe(true);

  parts.tryAgain();
  expect(parts.isMissing).toBe(false);
  await settled();
  expect(parts.isMissing).toBe(true);
  expect([charts.asked, screen.asked]).toEqual([2, 2]);

  charts.isThere = screen.isThere = true;
  parts.tryAgain();
  expect(await loading).toEqual(['charts', 'screen']);
  expect(parts.isMissing).toBe(false);
});

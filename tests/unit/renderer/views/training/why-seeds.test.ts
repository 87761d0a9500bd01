import { flushPromises, mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { useWhyStore } from '#renderer/views/training/why-store.ts';
import WhySeeds from '#renderer/views/training/WhySeeds.vue';
import { appPlugins } from '../../mounting.ts';

it('a seed that is far off, or came to nothing, is said in words with its number', async () => {
  const global = appPlugins();
  const panel = mount(WhySeeds, { global });
  const loss = (validation: number) => ({ training: 0.1, validation });
  const ended = Array.from({ length: 20 }, (_, seed) => ({
    seed,
    withoutDropout: loss(0.2 + seed / 1000),
    withDropout: loss(0.1 + seed / 1000),
  }));
  useWhyStore().seeds = ended;
  await flushPromises();
  expect(panel.find('[data-testid=beyond]').exists()).toBe(false);

  useWhyStore().seeds = ended.map((pair) => {
    if (pair.seed === 7) return { ...pair, withoutDropout: loss(12.3) };
    return pair.seed === 9 ? { ...pair, withDropout: loss(Number.NaN) } : pair;
  });
  await flushPromises();
  const sentence = 'Beyond the axis, at its edge: seed 7 without 12.3, seed 9 with NaN.';
  expect(panel.find('[data-testid=beyond]').text()).toBe(sentence);
  expect(panel.find('[role=img]').attributes('aria-label')).toContain(sentence);
});

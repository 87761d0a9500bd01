import axe from 'axe-core';
import type { Page } from '@playwright/test';

/** Rules that follow from how the app is made, not from what is on screen: none is left out today. */
type Rules = 'all' | 'contrast' | 'all but contrast';

/** Puts axe into the page, once a document. */
async function withAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
}

/** All that axe finds of WCAG 2.2 A and AA and of good practice, whatever it makes of its weight; of the page or of one part. */
export async function violations(page: Page, part: string | undefined, rules: Rules): Promise<string[]> {
  await withAxe(page);
  const { violations: found } = await page.evaluate(
    ([within, chosen]) => {
      const { axe: here } = window as unknown as { axe: typeof axe }; // put there by withAxe
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
      const only: axe.RunOptions =
        chosen === 'contrast'
          ? { runOnly: { type: 'rule', values: ['color-contrast'] } }
          : {
              runOnly: { type: 'tag', values: tags },
              rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: chosen === 'all' } },
            };
      return here.run(within ?? document, { ...only, resultTypes: ['violations'] });
    },
    [part, rules] as const,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} ${html.slice(0, 140)} ${(failureSummary ?? '').slice(0, 240)}`),
  );
}

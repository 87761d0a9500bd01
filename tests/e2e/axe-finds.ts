import axe from 'axe-core';
import type { Page } from '@playwright/test';

/** Which of its rules: contrast is the dearest of them, and the only one that goes by the theme. */
type Rules = 'all' | 'contrast' | 'all but contrast';

/** Puts axe into the page, once a document. */
async function withAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
}

/** All that axe finds amiss by WCAG 2.2 A and AA and by good practice, however little it weighs; of the page or of one part. */
export async function axeFinds(page: Page, part?: string, rules: Rules = 'all'): Promise<string[]> {
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
    [part ?? null, rules] as const,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} ${html.slice(0, 140)} ${(failureSummary ?? '').slice(0, 240)}`),
  );
}

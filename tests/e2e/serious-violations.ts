import axe from 'axe-core';
import type { Page } from '@playwright/test';

/** What axe calls serious or critical, of the whole page or of one part: it takes seconds for a whole screen. */
export async function seriousViolations(page: Page, part?: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (within) => (window as unknown as { axe: typeof axe }).axe.run(within ?? document), // put there by the line above
    part,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`));
}

import type { Page } from '@playwright/test';

/** `checkVisibility` came with Chromium 105; this is what it says of an element when it is asked without options. */
const visibility = 'Element.prototype.checkVisibility = function () { return this.getClientRects().length > 0; }';

/** Lets Playwright's locators work in Chromium 83: they look at the page from a world of their own, as they find it. */
export async function teachLocators(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Runtime.executionContextCreated', ({ context }) => {
    // A page that is left meanwhile needs nothing any more.
    session.send('Runtime.evaluate', { contextId: context.id, expression: visibility }).catch(() => undefined);
  });
  await session.send('Runtime.enable');
}

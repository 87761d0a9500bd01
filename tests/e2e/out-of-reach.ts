import type { Page } from '@playwright/test';

/** What is pressed, typed in or read and lies where no scrolling brings it: beyond the window's start, or cut by what does not scroll. */
export async function outOfReach(page: Page, part: string | undefined): Promise<string[]> {
  return page.evaluate((within) => {
    const found: string[] = [];
    const root = document.querySelector(within ?? 'body');
    if (!root) return ['no part'];
    const { scrollingElement } = document;
    for (const element of root.querySelectorAll(
      'button, a, input, select, textarea, [role=menuitem], [role=grid], h1, h2, h3, p',
    )) {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width <= 1 || box.height <= 1 || style.visibility === 'hidden') continue;
      if (element.closest('.visually-hidden, [aria-hidden=true]')) continue;
      let isFixed = false;
      let { left, top, right, bottom } = box;
      for (let each = element.parentElement; each; each = each.parentElement) {
        const { overflowX, overflowY, position, clipPath } = getComputedStyle(each);
        const bounds = each.getBoundingClientRect();
        if (clipPath.startsWith('inset(50%')) {
          left = right;
          break;
        }
        const scrolls = (overflow: string): boolean => /auto|scroll/.test(overflow);
        const cuts = (overflow: string): boolean => /hidden|clip/.test(overflow);
        // What scrolls can bring it where the box is.
        if (scrolls(overflowX)) [left, right] = [bounds.left, Math.min(bounds.right, bounds.left + right - left)];
        if (scrolls(overflowY)) [top, bottom] = [bounds.top, Math.min(bounds.bottom, bounds.top + bottom - top)];
        const isEllipsis = style.textOverflow === 'ellipsis' || getComputedStyle(each).textOverflow === 'ellipsis';
        if (
          !isEllipsis &&
          cuts(overflowX) &&
          !scrolls(overflowX) &&
          (left < bounds.left - 2 || right > bounds.right + 2)
        ) {
          found.push(`cut at its side by ${each.className}: ${element.outerHTML.slice(0, 90)}`);
          break;
        }
        if (cuts(overflowY) && !scrolls(overflowY) && (top < bounds.top - 3 || bottom > bounds.bottom + 3)) {
          found.push(`cut at its end by ${each.className}: ${element.outerHTML.slice(0, 90)}`);
          break;
        }
        if (position === 'fixed') {
          isFixed = true;
          break;
        }
      }
      if (left === right) continue;
      const width = isFixed ? innerWidth : Math.max(innerWidth, scrollingElement?.scrollWidth ?? 0) - scrollX;
      const height = isFixed ? innerHeight : Math.max(innerHeight, scrollingElement?.scrollHeight ?? 0) - scrollY;
      const start = isFixed ? 0 : -scrollX;
      const above = isFixed ? 0 : -scrollY;
      if (left < start - 1 || top < above - 1 || right > width + 1 || bottom > height + 1) {
        found.push(`outside of the window: ${element.outerHTML.slice(0, 90)}`);
      }
    }
    return found;
  }, part);
}

/** Whether the window itself scrolls sideways: what is wider than it scrolls in its own place. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  // A phone would widen the window to what is in it.
  return page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) > Math.min(innerWidth, screen.width) + 1);
}

import type { Page } from '@playwright/test';
import { afterPaint } from './school-windows.ts';

/** Buttons and fields on screen that reach past the side of the card they stand in. */
export async function pastTheirCard(page: Page): Promise<string[]> {
  await afterPaint(page);
  return page.evaluate(() =>
    [...document.querySelectorAll('.card :is(button, input, textarea, select)')].flatMap((control) => {
      const card = control.closest('.card')?.getBoundingClientRect();
      const box = control.getBoundingClientRect();
      const isPast = card !== undefined && box.width > 1 && (box.right > card.right || box.left < card.left);
      return isPast ? [`${control.textContent.trim() || control.className} reaches past its card`] : [];
    }),
  );
}

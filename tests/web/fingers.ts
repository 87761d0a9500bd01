import type { CDPSession, Locator, Page } from '@playwright/test';

/** A place in the window, CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Fingers on the page, as the browser has them from a screen: its own gestures follow, too. */
export class Fingers {
  private readonly session: CDPSession;

  private constructor(session: CDPSession) {
    this.session = session;
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  private async say(type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Place[]): Promise<void> {
    const touchPoints = places.map((place, id) => ({ ...place, id }));
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }

  /** Puts so many fingers down, one after the other. */
  async down(...places: readonly Place[]): Promise<void> {
    for (let count = 1; count <= places.length; count += 1) await this.say('touchStart', places.slice(0, count));
  }

  async move(...places: readonly Place[]): Promise<void> {
    await this.say('touchMove', places);
  }

  async up(): Promise<void> {
    await this.say('touchEnd', []);
  }

  /** Moves all fingers in a straight line, in small pieces as a hand does. */
  async drag(from: readonly Place[], to: readonly Place[], pieces = 8): Promise<void> {
    await this.down(...from);
    for (let piece = 1; piece <= pieces; piece += 1) {
      const share = piece / pieces;
      await this.move(
        ...from.map((start, index) => {
          const end = to[index] ?? start;
          return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
        }),
      );
    }
  }
}

/** Where a cell of a grid is, in the window. */
export async function cellPlace(grid: Locator, row: number, column: number): Promise<Place> {
  const box = await grid.boundingBox();
  if (!box) throw new Error('the grid is not on screen');
  const [rows, columns] = [
    Number(await grid.getAttribute('aria-rowcount')) - 1,
    Number(await grid.getAttribute('aria-colcount')) - 1,
  ];
  return { x: box.x + ((column + 0.5) * box.width) / columns, y: box.y + ((row + 0.5) * box.height) / rows };
}

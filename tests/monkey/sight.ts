import type { Page } from '@playwright/test';

/** What a user can do to something: press it, type in it, choose of its list, or point at a place of it. */
export type Use = 'press' | 'type' | 'choose' | 'point';

/** Something on screen as it is found again: what it is, what it is called (each number as `#`), and which of those that are alike. */
export interface Target {
  readonly use: Use;
  readonly role: string;
  readonly name: string;
  readonly nth: number;
}

/** The same with where it stands, in CSS pixels of the window. */
export interface Seen extends Target {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How many there are to choose of, in a list. */
  readonly options: number;
}

/** Everything a user could use now: it is in the window, in order, and nothing covers it. */
export async function look(page: Page): Promise<readonly Seen[]> {
  return page.evaluate(() => {
    const uses = {
      press:
        'button, a[href], summary, [role=tab], [role=radio], [role=checkbox], [role=switch], [role^=menuitem], [role=option], input[type=checkbox], input[type=radio]',
      type: 'input:not([type=checkbox], [type=radio], [type=file], [type=range]), textarea',
      choose: 'select',
      point: '[role=grid], input[type=range], [role=img]',
    } as const;
    const alike = new Map<string, number>();
    const nameOf = (element: Element): string => {
      const labels = element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : '';
      const said = [element.getAttribute('aria-label'), labels, element.textContent, element.getAttribute('title')];
      const name = said.find((text) => text !== null && text.trim() !== '') ?? '';
      return name.trim().replaceAll(/\s+/g, ' ').replaceAll(/\d+/g, '#').slice(0, 60);
    };
    const isUsable = (element: Element): boolean => {
      if (element.matches(':disabled, [aria-disabled=true]')) return false;
      const { left, top, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return false;
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return there !== null && (element.contains(there) || there.contains(element));
    };
    return Object.entries(uses).flatMap(([use, selector]) =>
      Array.from(document.querySelectorAll(selector))
        .filter(isUsable)
        .map((element) => {
          const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
          const name = nameOf(element);
          const key = `${use} ${role} ${name}`;
          const nth = alike.get(key) ?? 0;
          alike.set(key, nth + 1);
          const { left, top, width, height } = element.getBoundingClientRect();
          const options = element instanceof HTMLSelectElement ? element.options.length : 0;
          return { use: use as Use, role, name, nth, left, top, width, height, options };
        }),
    );
  });
}

/** What was meant, as far as it is there; of those called alike the last, where there are fewer than there were. */
export async function find(page: Page, { use, role, name, nth }: Target): Promise<Seen | null> {
  const alike = (await look(page)).filter((seen) => seen.use === use && seen.role === role && seen.name === name);
  return alike[nth] ?? alike.at(-1) ?? null;
}

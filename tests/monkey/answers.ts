import type { Page } from '@playwright/test';
import { en } from '#renderer/locales/en/index.ts';
import { faultOf, type Fault } from './watch.ts';

/** The names of all texts, as they would stand on screen for want of a text. */
function keysOf(messages: object, path = ''): readonly string[] {
  return Object.entries(messages).flatMap(([name, value]: [string, unknown]) => {
    const key = `${path}${name}`;
    return typeof value === 'object' && value !== null ? keysOf(value, `${key}.`) : [key];
  });
}
const textKeys: ReadonlySet<string> = new Set(keysOf(en));

/** What a page shows that may be wrong, and whether its engine is at work. */
interface Answer {
  readonly suspects: readonly string[];
  /** Nothing of the experiment gives a reason for numbers that are none, and all that is shown is of this very experiment. */
  readonly isPlain: boolean;
  readonly isAtWork: boolean;
}

/** Asks the page after two frames, as a user sees what comes of a press. */
function ask(page: Page): Promise<Answer> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const suspicious = /\bNaN\b|\bundefined\b|\[object \w+\]|^[a-z]\w*(\.\w+)+$/;
    const suspects: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      // What the experiment was called by its user, and what a pasted table begins with, may be NaN.
      if (element?.closest('.document-title, .first-row')) continue;
      const said =
        node instanceof Element ? [node.getAttribute('aria-label'), node.getAttribute('title')] : [node.nodeValue];
      for (const text of said) {
        // In quotation marks is what was typed, and that may be “NaN”, in Spanish «NaN».
        const own = text?.replaceAll(/“[^”]*”|«[^»]*»/g, '').trim() ?? '';
        if (suspicious.test(own)) suspects.push(own);
      }
    }
    // Inputs of an imported table may be thousands, with which training soon diverges.
    const inputs = Array.from(document.querySelectorAll('[data-tensor=x] [role=gridcell]'), ({ textContent }) =>
      Math.abs(Number(textContent.replace(',', '.').replace('\u2212', '-'))),
    );
    const isDrawn = inputs.length > 0 && inputs.every((input) => input < 10);
    const rate = /lr\s*([\d.e-]+)/.exec(document.querySelector('.chips')?.textContent ?? '')?.[1];
    const isAtWork = document.querySelector<HTMLButtonElement>('.step-controls .button')?.disabled === true;
    // What was undone is off the list of edits before its numbers are computed again, and cells are read from the idle moment after that.
    const isSettled = !isAtWork && !document.querySelector('[role=grid][aria-busy=true]');
    return {
      suspects,
      isPlain: isSettled && isDrawn && Number(rate) <= 0.1 && !document.querySelector('.edits-chip, .compare-screen'),
      isAtWork,
    };
  });
}

/** What became of a press. */
export interface Reaction {
  readonly fault: Fault | null;
  readonly isAtWork: boolean;
  /** How long the page took to answer. */
  readonly milliseconds: number;
}

/** Waits, but no longer than this; null when it took longer. */
export async function within<Result>(milliseconds: number, answer: Promise<Result>): Promise<Result | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, milliseconds);
  });
  answer.catch(() => undefined); // whoever waits no longer does not hear of it
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the page answers in time and says nothing that must not be said. */
export async function reaction(page: Page, limitMs: number): Promise<Reaction> {
  const begun = performance.now();
  const answer = await within(limitMs, ask(page));
  const milliseconds = performance.now() - begun;
  if (!answer)
    return { fault: faultOf('slow', `no answer within ${String(limitMs)} ms`), isAtWork: false, milliseconds };
  const wrong = answer.suspects.find((text) => {
    if (text.includes('NaN')) return answer.isPlain;
    return /undefined|\[object/.test(text) || textKeys.has(text);
  });
  return { fault: wrong === undefined ? null : faultOf('text', wrong), isAtWork: answer.isAtWork, milliseconds };
}

/** Has the engine stop what it does; a fault where it goes on for longer than the limit. */
export async function stop(page: Page, limitMs: number): Promise<Fault | null> {
  const begun = performance.now();
  while (performance.now() - begun < limitMs) {
    const { isAtWork, fault } = await reaction(page, limitMs);
    if (fault) return fault;
    if (!isAtWork) return null;
    await page.evaluate(() => {
      // The second button is Stop for as long as the engine works.
      document.querySelectorAll<HTMLButtonElement>('.step-controls .button')[1]?.click();
    });
  }
  return faultOf('hung', `the engine works on, ${String(limitMs)} ms after it was told to stop`);
}

import type { Page } from '@playwright/test';
import { keyTable, type KeyPress } from '#renderer/components/keys/key-table.ts';
import { schoolWindows } from '../e2e/school-windows.ts';
import type { Dice } from './dice.ts';
import { fileNames, files } from './files.ts';
import { find, type Seen, type Target, type Use } from './sight.ts';

/** One thing a user does, as a record from which it can be done again. */
export type Action =
  | { readonly do: 'press'; readonly what: Target }
  | { readonly do: 'type'; readonly what: Target; readonly text: string; readonly enter: boolean }
  | { readonly do: 'choose'; readonly what: Target; readonly option: number }
  | { readonly do: 'point'; readonly what: Target; readonly x: number; readonly y: number; readonly clicks: number }
  | { readonly do: 'key'; readonly keys: string }
  | { readonly do: 'paste'; readonly text: string }
  | { readonly do: 'drop'; readonly file: string }
  | { readonly do: 'hold'; readonly file: string }
  | { readonly do: 'resize'; readonly width: number; readonly height: number }
  | { readonly do: 'wheel'; readonly x: number; readonly y: number; readonly down: number }
  | { readonly do: 'reload' };
type Of<Kind extends Action['do']> = Extract<Action, { do: Kind }>;

/** The file a user would choose, were a dialog of the system to ask for one. */
export interface Hand {
  file: string;
}

/** A kind of action: how often it is done, how it is drawn from what is seen, and how it is done. */
interface Kind<Name extends Action['do']> {
  readonly weight: number;
  /** Null where there is nothing to do it to. */
  draw(dice: Dice, seen: readonly Seen[]): Omit<Of<Name>, 'do'> | null;
  perform(page: Page, action: Of<Name>, hand: Hand): Promise<void>;
}

const texts = [
  '0',
  '1',
  '-1',
  '0.5',
  '7',
  '12',
  '200',
  '0.999',
  '1e3',
  '1e-45',
  '1e39',
  'NaN',
  '',
  '1,5',
  '１２',
  '-0',
];
const tables = ['1\t2\n3\t4', '0.5', '1,234', '1e38', 'x', '', '1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11', '-0\t1e-45'];

/** As Playwright names what is pressed together. */
const pressed = ({ key, control, shift }: KeyPress): string =>
  [...(control ? ['Control'] : []), ...(shift ? ['Shift'] : []), key === ' ' ? 'Space' : key].join('+');
// Control+N and Control+O are the browser's own: a new window, a file of any kind. Control+V comes with `paste`.
const keys = Object.values(keyTable)
  .flatMap(({ presses }): readonly KeyPress[] => presses)
  .map(pressed)
  .filter((each) => !['Control+n', 'Control+o', 'Control+p', 'Control+v'].includes(each));

function targetOf({ use, role, name, nth }: Seen): Target {
  return { use, role, name, nth };
}

/** Something of the screen that can be used in this way. */
function one(dice: Dice, seen: readonly Seen[], use: Use): Seen | undefined {
  return dice.one(seen.filter((each) => each.use === use));
}

const hundredths = (share: number): number => Math.round(100 * share) / 100;

/** A click on the middle of it, as far as it is there. */
async function click(page: Page, what: Target, clickCount = 1): Promise<boolean> {
  const seen = await find(page, what);
  if (!seen) return false;
  await page.mouse.click(seen.left + seen.width / 2, seen.top + seen.height / 2, { clickCount });
  return true;
}

const kinds: { readonly [Name in Action['do']]: Kind<Name> } = {
  press: {
    weight: 50,
    draw(dice, seen) {
      const what = one(dice, seen, 'press');
      return what ? { what: targetOf(what) } : null;
    },
    async perform(page, { what }) {
      await click(page, what);
    },
  },
  type: {
    weight: 9,
    draw(dice, seen) {
      const what = one(dice, seen, 'type');
      return what ? { what: targetOf(what), text: dice.one(texts) ?? '', enter: dice.chance(0.6) } : null;
    },
    async perform(page, { what, text, enter }) {
      if (!(await click(page, what, 3))) return;
      if (text === '') await page.keyboard.press('Delete');
      else await page.keyboard.insertText(text);
      if (enter) await page.keyboard.press('Enter');
    },
  },
  choose: {
    weight: 3,
    draw(dice, seen) {
      const what = one(dice, seen, 'choose');
      return what ? { what: targetOf(what), option: Math.floor(dice.share() * what.options) } : null;
    },
    async perform(page, { what, option }) {
      if (!(await click(page, what))) return;
      await page.keyboard.press('Home');
      for (let down = 0; down < option; down += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
  },
  point: {
    weight: 14,
    draw(dice, seen) {
      const what = one(dice, seen, 'point');
      const [x, y] = [hundredths(dice.share()), hundredths(dice.share())];
      return what ? { what: targetOf(what), x, y, clicks: dice.one([0, 1, 1, 2]) ?? 1 } : null;
    },
    async perform(page, { what, x, y, clicks }) {
      const seen = await find(page, what);
      if (!seen) return;
      await page.mouse.move(seen.left + x * seen.width, seen.top + y * seen.height);
      if (clicks > 0)
        await page.mouse.click(seen.left + x * seen.width, seen.top + y * seen.height, { clickCount: clicks });
    },
  },
  key: {
    weight: 16,
    draw: (dice) => ({ keys: dice.one(keys) ?? 'Escape' }),
    perform: (page, action) => page.keyboard.press(action.keys),
  },
  paste: {
    weight: 3,
    draw: (dice) => ({ text: dice.one(tables) ?? '' }),
    async perform(page, { text }) {
      await page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        (document.activeElement ?? document.body).dispatchEvent(event);
      }, text);
    },
  },
  drop: {
    weight: 3,
    draw: (dice) => ({ file: dice.one(fileNames) ?? '' }),
    async perform(page, { file }) {
      await page.evaluate(
        ({ name, bytes }) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
          for (const type of ['dragenter', 'dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        },
        { name: file, bytes: Array.from(files[file] ?? []) },
      );
    },
  },
  hold: {
    weight: 2,
    draw: (dice) => ({ file: dice.one(fileNames) ?? '' }),
    perform(_page, { file }, hand) {
      hand.file = file;
      return Promise.resolve();
    },
  },
  resize: {
    weight: 2,
    draw: (dice) => ({ ...(dice.one(schoolWindows) ?? schoolWindows[0]) }),
    perform: (page, { width, height }) => page.setViewportSize({ width, height }),
  },
  wheel: {
    weight: 4,
    draw: (dice) => ({
      x: hundredths(dice.share()),
      y: hundredths(dice.share()),
      down: dice.one([-600, -120, 120, 600]) ?? 120,
    }),
    async perform(page, { x, y, down }) {
      const { width, height } = page.viewportSize() ?? { width: 1, height: 1 };
      await page.mouse.move(x * width, y * height);
      await page.mouse.wheel(0, down);
    },
  },
  reload: {
    weight: 0.5,
    draw: () => ({}),
    async perform(page) {
      await page.reload();
    },
  },
};

const weighed = (Object.keys(kinds) as Action['do'][]).map((name) => ({ name, weight: kinds[name].weight })); // it has no others

/** What a user does next who sees this. */
export function drawAction(dice: Dice, seen: readonly Seen[]): Action {
  for (;;) {
    const kind = dice.weighed(weighed)?.name ?? 'key';
    const drawn = kinds[kind].draw(dice, seen);
    if (drawn) return { do: kind, ...drawn } as Action; // of its own kind
  }
}

/** Does it; nothing where there is nothing any more to do it to. */
export function perform(page: Page, action: Action, hand: Hand): Promise<void> {
  return (kinds[action.do] as Kind<Action['do']>).perform(page, action, hand); // the kind of this very action
}

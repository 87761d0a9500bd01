import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { log } from './log/log.ts';

/** As small as the screens can be used at, in points of the screen. */
export const leastSize = { width: 960, height: 640 } as const;
const usualSize = { width: 1440, height: 900 } as const;
/** So much of the upper edge must be on a screen for the window to be taken hold of. */
const leastGrip = { width: 120, height: 40 } as const;

/** Where a window was: as large as it is when it is neither maximised nor fills the screen, and whether it did either. */
interface KeptPlace {
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

/** A place as it was kept. @throws TypeError when it is none. */
function readPlace(text: string): KeptPlace {
  const { bounds, isMaximized, isFullScreen } = JSON.parse(text) as Partial<KeptPlace>; // each is looked at below
  const { x, y, width, height } = bounds ?? {};
  const isPlace = [x, y, width, height].every(Number.isSafeInteger) && Math.min(Number(width), Number(height)) > 0;
  if (!isPlace || typeof isMaximized !== 'boolean' || typeof isFullScreen !== 'boolean')
    throw new TypeError('no place');
  return { bounds: { x, y, width, height } as Rectangle, isMaximized, isFullScreen }; // whole numbers, as was seen
}

/** Where a window opens; without a point the system chooses one. */
export interface WindowPlace {
  readonly bounds: Pick<Rectangle, 'width' | 'height'> & Partial<Rectangle>;
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

/** How much two stretches have in common. */
const shared = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);

/** The screen on which a window at this place can be taken hold of, if there is one. */
function screenOf({ x, y, width }: Rectangle): Rectangle | undefined {
  return screen
    .getAllDisplays()
    .map(({ workArea }) => workArea)
    .find(
      (area) =>
        shared(x, width, area.x, area.width) >= leastGrip.width &&
        shared(y, leastGrip.height, area.y, area.height) >= leastGrip.height,
    );
}

/** A size between the least and that of the screen. */
const fitted = (wanted: Pick<Rectangle, 'width' | 'height'>, area: Pick<Rectangle, 'width' | 'height'>) => ({
  width: Math.max(leastSize.width, Math.min(wanted.width, area.width)),
  height: Math.max(leastSize.height, Math.min(wanted.height, area.height)),
});

function usualPlace(): WindowPlace {
  const bounds = fitted(usualSize, screen.getPrimaryDisplay().workArea);
  return { bounds, isMaximized: false, isFullScreen: false };
}

/** The place a window had last, if it can be reached on the screens there are now; else the usual one, as with a damaged file. */
export function rememberedPlace(file: string): WindowPlace {
  try {
    const { bounds, ...rest } = readPlace(readFileSync(file, 'utf8'));
    const area = screenOf(bounds);
    // One that fills the screen opens so on the present screens, wherever it was.
    if (!area) return { ...usualPlace(), ...rest };
    return { bounds: { x: bounds.x, y: bounds.y, ...fitted(bounds, area) }, ...rest };
  } catch {
    return usualPlace(); // there is none yet, or it is damaged: nothing is lost with it
  }
}

/** Keeps the place of a window in a file, for the next start, whenever it is asked to close. */
export function keepPlace(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const place: KeptPlace = {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
    };
    try {
      // At once: the app may end with the window. Under another name first, so that the file is always whole.
      writeFileSync(`${file}.tmp`, JSON.stringify(place));
      renameSync(`${file}.tmp`, file);
    } catch (error) {
      log('The place of the window could not be kept:', error); // the next one opens at the usual place
    }
  });
}

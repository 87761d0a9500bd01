import { readPalette, type Palette } from '../charts/palette.ts';
import { browserTools } from './browser-tools.ts';
import { paperFamily } from './paper-surface.ts';
import { picturePng } from './picture-png.ts';
import { pictureSvg } from './picture-svg.ts';
import { readScreen } from './read-screen.ts';

/** Does something while the style sheet has the colours of white paper: at once, so that no frame shows them. */
function inPaperColours<T>(action: (palette: Palette) => T): T {
  const root = document.documentElement;
  const theme = root.dataset['theme'];
  root.dataset['theme'] = 'light';
  try {
    const palette = readPalette(root);
    return action({ ...palette, font: paperFamily(palette.font) });
  } finally {
    if (theme === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }
}

/** The files a picture can be. */
export type PictureKind = 'png' | 'svg';

/** The picture of `root` as a file; null while it shows no matrix and no chart. Throws what the browser refuses. */
export async function takePicture(root: HTMLElement, kind: PictureKind, title: string): Promise<Blob | null> {
  await document.fonts.ready;
  const picture = inPaperColours((palette) => readScreen(root, palette, browserTools().measure));
  if (picture.paintings === 0) return null;
  return kind === 'png' ? picturePng(picture) : pictureSvg(picture, title);
}

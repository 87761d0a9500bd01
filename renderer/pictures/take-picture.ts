import { readPalette, type Palette } from '../charts/palette.ts';
import { browserTools } from './browser-tools.ts';
import { paperFamily } from './paper-surface.ts';
import { picturePng } from './picture-png.ts';
import { pictureSvg } from './picture-svg.ts';
import { readScreen } from './read-screen.ts';
import { unfoldScreen } from './unfold-screen.ts';

/** Does something while `root` is laid out and coloured for white paper: at once, so that no frame shows it. */
function asOnPaper<T>(root: HTMLElement, action: (palette: Palette) => T): T {
  const { documentElement } = document;
  const theme = documentElement.dataset['theme'];
  documentElement.dataset['theme'] = 'light';
  root.dataset['paper'] = '';
  const fold = unfoldScreen(root);
  try {
    const palette = readPalette(documentElement, false);
    return action({ ...palette, font: paperFamily(palette.font) });
  } finally {
    fold();
    delete root.dataset['paper'];
    if (theme === undefined) delete documentElement.dataset['theme'];
    else documentElement.dataset['theme'] = theme;
  }
}

/** The files a picture can be. */
export type PictureKind = 'png' | 'svg';

/** The picture of `root` as a file; null while it shows no matrix and no chart. Throws what the browser refuses. */
export async function takePicture(root: HTMLElement, kind: PictureKind, title: string): Promise<Blob | null> {
  await document.fonts.ready;
  const picture = asOnPaper(root, (palette) => readScreen(root, palette, browserTools().measure));
  if (picture.paintings === 0) return null;
  return kind === 'png' ? picturePng(picture) : pictureSvg(picture, title);
}

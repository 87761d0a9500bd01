import { CanvasSurface } from './canvas-surface.ts';
import { withResolution } from './png-resolution.ts';
import type { ScreenPicture } from './read-screen.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';

/** 180 mm at 300 dots an inch. */
const printWidth = 2126;
const dotsPerMetre = 11811;

async function drawnImage(markup: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(markup)}`;
  await image.decode();
  return image;
}

/** A picture as a PNG at print size, on white paper. */
export async function picturePng(picture: ScreenPicture): Promise<Blob> {
  const ratio = printWidth / picture.width;
  const images = await Promise.all(
    Array.from(new Set(picture.drawings), async (markup) => [markup, await drawnImage(markup)] as const),
  );
  const canvas = document.createElement('canvas');
  canvas.width = printWidth;
  canvas.height = Math.round(picture.height * ratio);
  const context = canvas.getContext('2d');
  if (!context) throw new LabError('internal', fault('no-canvas'));
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  picture.paint(new CanvasSurface(context, ratio, new Map(images)));
  const png = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!png) throw new LabError('internal', fault('no-canvas'));
  const bytes = withResolution(new Uint8Array(await png.arrayBuffer()), dotsPerMetre);
  return new Blob([bytes], { type: 'image/png' });
}

import type { Palette } from '#renderer/charts/palette.ts';

/** Colours for tests that look at everything but colours. */
export const plainPalette: Palette = {
  work: 'white',
  ink: 'black',
  ink2: 'black',
  ink3: 'grey',
  line: 'grey',
  line2: 'grey',
  paleZero: 'grey',
  dropped: 'purple',
  dead: 'teal',
  deadLine: 'teal',
  hatchGround: 'grey',
  hatch: 'grey',
  tileDropped: 'grey',
  tileDead: 'grey',
  veil: 'grey',
  veilLine: 'grey',
  scale: [],
  scaleBytes: new Uint8ClampedArray(),
  font: 'sans-serif',
  showsSigns: false,
};

/** The colours a canvas needs, read once per theme from the style sheet, which is their only home. */
export interface Palette {
  readonly work: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly line2: string;
  /** The 0 that is nothing but the shape of a matrix. */
  readonly paleZero: string;
  readonly dropped: string;
  readonly dead: string;
  readonly deadLine: string;
  readonly hatchGround: string;
  readonly hatch: string;
  readonly tileDropped: string;
  readonly tileDead: string;
  readonly veil: string;
  readonly veilLine: string;
  /** The diverging scale as 511 steps from -1 to +1; the middle one is 0. */
  readonly scale: readonly string[];
  /** The same steps as bytes red, green, blue, for images. */
  readonly scaleBytes: Uint8ClampedArray;
  readonly font: string;
  /** Whether a negative number has a bar where it has no digits: the colour alone does not tell its sign. */
  readonly showsSigns: boolean;
}

type Colour = readonly [number, number, number];

const stepsPerArm = 255;

function parseColour(hex: string): Colour {
  const value = Number.parseInt(hex.trim().slice(1), 16);
  return Number.isNaN(value) ? [128, 128, 128] : [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The five stops of the scale, spread linearly over 511 steps. */
function scaleBytes(stops: readonly Colour[]): Uint8ClampedArray {
  const count = 2 * stepsPerArm + 1;
  const bytes = new Uint8ClampedArray(3 * count);
  for (let step = 0; step < count; step += 1) {
    const position = (step / (count - 1)) * (stops.length - 1);
    const left = stops[Math.floor(position)] ?? [0, 0, 0];
    const right = stops[Math.ceil(position)] ?? left;
    const share = position - Math.floor(position);
    for (const channel of [0, 1, 2] as const) {
      bytes[3 * step + channel] = left[channel] + (right[channel] - left[channel]) * share;
    }
  }
  return bytes;
}

/** Reads the palette of the theme in force on `element`. */
export function readPalette(element: Element, showsSigns: boolean): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const bytes = scaleBytes(
    ['scale-minus-2', 'scale-minus-1', 'scale-zero', 'scale-plus-1', 'scale-plus-2'].map((name) =>
      parseColour(token(name)),
    ),
  );
  return {
    work: token('work'),
    ink: token('ink'),
    ink2: token('ink2'),
    ink3: token('ink3'),
    line: token('line'),
    line2: token('line2'),
    paleZero: token('pale-zero'),
    dropped: token('dropped'),
    dead: token('dead'),
    deadLine: token('dead-line'),
    hatchGround: token('hatch-bg'),
    hatch: token('hatch'),
    tileDropped: token('tile-drop'),
    tileDead: token('tile-dead'),
    veil: token('veil'),
    veilLine: token('veil-line'),
    scale: Array.from({ length: bytes.length / 3 }, (_, step) => {
      return `rgb(${String(bytes[3 * step])} ${String(bytes[3 * step + 1])} ${String(bytes[3 * step + 2])})`;
    }),
    scaleBytes: bytes,
    font: token('font'),
    showsSigns,
  };
}

/**
 * The step of the diverging scale for a value: t = sign(v) sqrt(|v| / maximum), so that small gradients are seen; 0 is
 * always neutral, and so is a tensor of zeros. An infinite value has the full colour of its sign. NaN has no step: it is painted by itself.
 */
export function scaleStep(value: number, maximum: number): number {
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
    return stepsPerArm + Math.sign(value) * stepsPerArm;
  if (!(maximum > 0) || Number.isNaN(value)) return stepsPerArm;
  return stepsPerArm + Math.round(Math.sign(value) * Math.min(1, Math.sqrt(Math.abs(value) / maximum)) * stepsPerArm);
}

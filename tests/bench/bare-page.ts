import '#shared/no-eval.ts';
import { webSocketTransport } from '#renderer/client/web-socket.ts';
import { labContract } from '#shared/contract/lab-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { createClient } from '#shared/rpc/client.ts';
import { steadyBeats } from '#shared/rpc/heartbeat.ts';
import { stepLayout } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

/** One matrix of the app as it stands in a phase: where, how many cells of which size (CSS pixels), and whether they are empty. */
export interface PaintedMatrix {
  readonly tensor: string;
  readonly x: number;
  readonly y: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly isEmpty: boolean;
}

/** What the app shows in each of the 13 phases, and how large its picture is. */
export interface PaintedPhases {
  readonly width: number;
  readonly height: number;
  readonly phases: readonly (readonly PaintedMatrix[])[];
}

/** Digits need this much room, as in the app. */
const hasDigits = ({ cellWidth, cellHeight }: PaintedMatrix): boolean => cellWidth >= 11 && cellHeight >= 12;

/** The app's own way to its host, under the window. */
const opening = webSocketTransport(new WebSocket(`ws://${location.host}/lab${location.search}`), steadyBeats);
const connected = opening.then((transport) => createClient(transport, labContract));
const { places } = stepLayout(lectureHyperparameters);

const canvas = document.createElement('canvas');
const line = document.createElement('div');
line.style.cssText = 'position: absolute; top: 0; left: 0; width: 30px; height: 500px; background: #0002';
document.body.style.margin = '0';
document.body.replaceChildren(canvas, line);

let painted: PaintedPhases = { width: 0, height: 0, phases: [] };
let record: Float32Array = new Float32Array();
const edits: Edit[] = [];
let steps = 1;

/** The numbers of a matrix; one that is no tensor of the step, such as one sample's product, has those the record begins with. */
function valuesOf({ tensor, rows, columns }: PaintedMatrix): Float32Array {
  const place = tensor in places ? places[tensor as TensorName] : null;
  return record.subarray(place?.offset ?? 0, (place?.offset ?? 0) + rows * columns);
}

function paint(number: number): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.font = '11px sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const matrix of painted.phases[number - 1] ?? []) {
    const { x, y, columns, cellWidth, cellHeight, isEmpty } = matrix;
    for (const [index, value] of valuesOf(matrix).entries()) {
      const left = x + (index % columns) * cellWidth;
      const top = y + Math.floor(index / columns) * cellHeight;
      if (isEmpty) {
        context.strokeRect(left, top, cellWidth - 1, cellHeight - 1);
        continue;
      }
      context.fillStyle = `hsl(${value < 0 ? '210' : '30'} 80% ${(95 - 40 * Math.min(1, Math.abs(value))).toFixed()}%)`;
      context.fillRect(left, top, cellWidth - 1, cellHeight - 1);
      if (!hasDigits(matrix)) continue;
      context.fillStyle = '#222';
      context.fillText(value.toFixed(2), left + cellWidth / 2, top + cellHeight / 2);
    }
  }
}

/** What the app does, with nothing around it: each resolves, or returns, once the result is on the canvas. */
const bare = {
  async open(phases: PaintedPhases): Promise<void> {
    painted = phases;
    [canvas.width, canvas.height] = [phases.width, phases.height];
    const client = await connected;
    const start = { hyperparameters: lectureHyperparameters, data: drawnData, edits, completedSteps: steps } as const;
    const started = await client.startExperiment({ ...start, backend: 'auto' });
    record = started.record ?? record;
    paint(13);
  },

  async step(): Promise<void> {
    const client = await connected;
    await new Promise<void>((resolve) => {
      void (async () => {
        for await (const recorded of client.recordSteps({ count: 1 })) {
          record = recorded.record;
          steps += 1;
          paint(13);
          resolve();
        }
      })();
    });
  },

  /** A unit is dropped, or kept again. */
  async edit(round: number): Promise<void> {
    edits.push({ kind: 'mask-cell', step: 1, sample: 9, unit: 3, kept: round % 2 === 0 });
    const client = await connected;
    const replayed = await client.changeEdits({ edits, completedSteps: steps });
    record = replayed.record ?? record;
    paint(13);
  },

  phase: paint,

  /** A line over the picture moves to another unit, or another sample. */
  highlight(place: number): void {
    line.style.transform = `translate(${String(place * 30)}px)`;
  },
};

export type BarePage = typeof bare;

Object.assign(globalThis, { bare });

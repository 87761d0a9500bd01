import { beforeEach, expect, it, vi } from 'vitest';
import { drawInTurn } from '#renderer/charts/in-turn.ts';

let frames: (() => void)[] = [];
const nextFrame = () => {
  const due = frames;
  frames = [];
  for (const callback of due) callback();
};

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  vi.stubGlobal('setTimeout', (task: () => void) => {
    task();
  });
});

it('leaves the first frame to the matrices, then draws one thing a frame, in the order asked for, each once', () => {
  const drawn: string[] = [];
  const first = () => drawn.push('first');
  const second = () => drawn.push('second');
  drawInTurn(first);
  drawInTurn(second);
  drawInTurn(first);
  nextFrame();
  expect(drawn).toEqual([]);
  nextFrame();
  expect(drawn).toEqual(['first']);
  nextFrame();
  expect(drawn).toEqual(['first', 'second']);
  expect(frames).toEqual([]);
  drawInTurn(first);
  nextFrame();
  nextFrame();
  expect(drawn).toEqual(['first', 'second', 'first']);
});

it('leaves out what was called off, and goes on after a drawing that fails', () => {
  const [gone, fails, last] = [
    vi.fn(),
    vi.fn(() => {
      throw new Error('no');
    }),
    vi.fn(),
  ];
  const callOff = drawInTurn(gone);
  callOff();
  drawInTurn(fails);
  drawInTurn(last);
  nextFrame();
  expect(nextFrame).toThrow('no');
  nextFrame();
  nextFrame();
  expect(gone).not.toHaveBeenCalled();
  expect(last).toHaveBeenCalledOnce();
});

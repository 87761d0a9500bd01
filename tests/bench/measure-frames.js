import { inRounds, listed, median } from './rounds.js';
import { withFirstStep } from './window.js';

const secondsOfRound = 3;

/** Runs in the page: the milliseconds between one frame and the next, for some seconds. */
const gaps = /* js */ `(seconds) => new Promise((resolve) => {
  const gaps = [];
  let last;
  const look = (now) => {
    if (last !== undefined) gaps.push(now - last);
    last = now;
    if (gaps.reduce((sum, gap) => sum + gap, 0) < seconds * 1000) requestAnimationFrame(look);
    else resolve(gaps);
  };
  requestAnimationFrame(look);
})`;

/**
 * Frames a second while the lecture's network trains at full speed and its curves grow, against the same window with nothing to do;
 * and the longest time between two frames.
 *
 * @returns {Promise<import('./measurement.ts').Measurement[]>}
 */
export function measureFrames() {
  return withFirstStep(async (page) => {
    const press = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true }).click();
    const look = async () => /** @type {number[]} */ (await page.evaluate(`(${gaps})(${String(secondsOfRound)})`));
    const perSecond = (/** @type {readonly number[]} */ frames) =>
      (1000 * frames.length) / frames.reduce((sum, gap) => sum + gap, 0);
    await page.getByRole('link', { name: 'Training' }).click();
    await page.getByLabel('How many').fill('1000000');
    const found = await inRounds(async (round) => {
      const idle = perSecond(await look());
      await press(round === 0 ? 'Start' : 'Resume');
      const training = await look();
      await press('Pause');
      await page.getByRole('button', { name: 'Resume', exact: true }).waitFor();
      return { idle, busy: perSecond(training), longest: Math.max(...training) };
    });
    const longest = found.map((round) => round.longest);
    const each = found.map(({ idle, busy }) => `${busy.toFixed(1)} of ${idle.toFixed(1)}`).join(', ');
    const what = `lecture network, Training screen, ${String(secondsOfRound)} s a round`;
    return [
      {
        id: 'training-fps',
        value: median(found.map(({ idle, busy }) => busy / idle)),
        detail: `${what}; rounds: ${each} frames a second`,
      },
      {
        id: 'training-gap',
        value: median(longest),
        detail: `${what}, the longest gap; rounds: ${listed(longest, 1)} ms`,
      },
    ];
  });
}

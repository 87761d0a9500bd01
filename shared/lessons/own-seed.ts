/**
 * The seed that a student's own number gives an experiment with `seed: own`: its low 32 bits, as `torch.manual_seed` takes them, so
 * that a seed in a notebook is the number itself.
 * @param student a whole number from 0 to 2^53 - 1.
 */
export function ownSeed(student: number): number {
  return student % 2 ** 32;
}

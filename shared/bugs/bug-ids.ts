/**
 * The planted bugs, in the order they are offered. Each is one wrong line of a program that is right otherwise.
 * `gate-for-mask`: `d > 0` on the way back where the mask belongs. `summed`: the gradient of a sum beside the mean that is the loss.
 * `no-eval`: units are dropped in evaluation too. `unmasked-backward`: the mask does not act on the way back. `p-for-q`: evaluation
 * scales by the share dropped. `shared-mask`: one mask for the whole batch. `late-print`: "Before" is printed after the update.
 * `new-mask-backward`: the way back draws a mask of its own. `twice`: 1/q in training and q in evaluation. `rate-ignored`: the mask is
 * drawn at 0.5 whatever p says.
 */
export const bugIds = [
  'unmasked-backward',
  'summed',
  'no-eval',
  'shared-mask',
  'p-for-q',
  'gate-for-mask',
  'late-print',
  'new-mask-backward',
  'twice',
  'rate-ignored',
] as const;
export type BugId = (typeof bugIds)[number];

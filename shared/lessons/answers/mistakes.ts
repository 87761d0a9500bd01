/**
 * The mistakes that are recognised. Each is a function of the live step that gives the number the mistake produces; where two give the
 * same number both are named.
 * `mask-forgotten`: h instead of d, a gradient not masked. `scale-forgotten`: the mask taken as 0 and 1. `scaled-twice`: the factor in d
 * and again behind it. `wrong-factor`: p, 1/p or q where 1/q belongs, or the like. `gate-for-mask`: ReLU's gate for the mask, or left
 * out. `transposed`: [j, i], or W where its transpose belongs. `not-averaged`: the sum over the batch. `factor-two`: the 2 of the
 * squared error. `sign`: the wrong sign. `bias-forgotten`: without the bias. `neighbour`: right, one sample, unit or input further.
 * `one-sample`: one sample's outer product for the batch's. `evaluation`: evaluation and training mixed up. `after-for-before`: the
 * weights before and after the update mixed up. `rate-forgotten`: the gradient without lr. `rounding`: right, but rounded too much.
 */
export const mistakeIds = [
  'mask-forgotten',
  'scale-forgotten',
  'scaled-twice',
  'wrong-factor',
  'gate-for-mask',
  'transposed',
  'not-averaged',
  'factor-two',
  'sign',
  'bias-forgotten',
  'neighbour',
  'one-sample',
  'evaluation',
  'after-for-before',
  'rate-forgotten',
  'rounding',
] as const;
export type MistakeId = (typeof mistakeIds)[number];

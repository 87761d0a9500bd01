/**
 * The mistakes that are recognised. Each is a function of the live step that gives the number the mistake produces; where two give the
 * same number both are named, the likelier first: **the order below is the ranking**, for every list of mistakes. What is left out on the way
 * (a scale, the mask, lr, a bias) is likelier than what is mixed up (gate and mask, training and evaluation, row and column), and that than
 * another place (one sample of many, a neighbour), whose many numbers may be met by chance. In a kept cell mask and scale forgotten
 * are the same number; the scale is first, for a kept unit's mask is easily read as 1.
 * `mask-forgotten`: h instead of d, a gradient not masked. `scale-forgotten`: the mask taken as 0 and 1. `scaled-twice`: the factor in d
 * and again behind it. `wrong-factor`: p, 1/p or q where 1/q belongs, or the like. `gate-for-mask`: ReLU's gate for the mask, or left
 * out. `transposed`: [j, i], or W where its transpose belongs. `not-averaged`: the sum over the batch. `factor-two`: the 2 of the
 * squared error. `sign`: the wrong sign. `bias-forgotten`: without the bias. `biases-uncounted`: parameters counted without biases.
 * `neighbour`: right, one sample, unit or input further.
 * `one-sample`: one sample's outer product for the batch's. `evaluation`: evaluation and training mixed up. `after-for-before`: the
 * weights before and after the update mixed up. `rate-forgotten`: the gradient without lr. `rounding`: right, but rounded too much.
 */
export const mistakeIds = [
  'scale-forgotten',
  'mask-forgotten',
  'scaled-twice',
  'wrong-factor',
  'rate-forgotten',
  'after-for-before',
  'bias-forgotten',
  'biases-uncounted',
  'sign',
  'not-averaged',
  'factor-two',
  'gate-for-mask',
  'evaluation',
  'transposed',
  'one-sample',
  'neighbour',
  'rounding',
] as const;
export type MistakeId = (typeof mistakeIds)[number];

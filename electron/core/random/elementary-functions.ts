import { fusedMultiplyAdd } from './float32.ts';

const { fround, trunc } = Math;

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

const squareRootOfHalf = fround(Math.SQRT1_2);
const ln2Low = fround(-2.1219444e-4);
const ln2High = fround(0.693359375);
const logPolynomial = Float32Array.of(
  7.0376836292e-2,
  -1.151461031e-1,
  1.167699874e-1,
  -1.2420140846e-1,
  1.4249322787e-1,
  -1.6668057665e-1,
  2.0000714765e-1,
  -2.4999993993e-1,
  3.3333331174e-1,
);

/** The sum of coefficients[k] * x^(n-1-k) in float32, by Horner's rule with fused multiply-adds. */
function polynomial(coefficients: Float32Array, x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = fusedMultiplyAdd(sum, x, coefficient);
  return sum;
}

/**
 * ln(x) for a float32 x in (0, 1], bit for bit as PyTorch's vectorised `randn` computes it.
 *
 * With x = m * 2^e and m in [sqrt(1/2), sqrt(2)), ln x = ln m + e ln 2; ln m is a polynomial in m - 1.
 * Source: the single-precision `logf` of the Cephes library, as in avx_mathfun; the order of operations is part of the
 * result, for each is rounded to float32.
 */
export function log32(x: number): number {
  float[0] = x;
  const word = bits[0] ?? 0;
  bits[0] = (word & 0x007fffff) | 0x3f000000;
  const mantissa = float[0];
  let exponent = (word >>> 23) - 126;
  let t = fround(mantissa - 1);
  if (mantissa < squareRootOfHalf) {
    exponent -= 1;
    t = fround(t + mantissa);
  }
  const z = fround(t * t);
  let y = polynomial(logPolynomial, t);
  y = fround(y * t);
  y = fusedMultiplyAdd(y, z, fround(exponent * ln2Low));
  y = fusedMultiplyAdd(-z, 0.5, y);
  t = fround(t + y);
  return fusedMultiplyAdd(exponent, ln2High, t);
}

const fourOverPi = fround(1.27323954473516);
// pi/4 in three pieces, so that j * pi/4 is subtracted without losing the low bits of x.
const quarterPi = [-0.78515625, fround(-2.4187564849853516e-4), fround(-3.774894977445941e-8)] as const;
const cosinePolynomial = Float32Array.of(2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2);
const sinePolynomial = Float32Array.of(-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1);

/**
 * sin(x) and cos(x) for a float32 x in [0, 2 pi), bit for bit as PyTorch's vectorised `randn` computes them.
 *
 * x is brought into [-pi/4, pi/4] by an even multiple j of pi/4; j then says which polynomial is which and with what sign.
 * Source: `sinf` and `cosf` of the Cephes library, as in avx_mathfun.
 */
export function sinCos32(x: number): { sin: number; cos: number } {
  const j = (trunc(fround(x * fourOverPi)) + 1) & ~1;
  let t = x;
  for (const piece of quarterPi) t = fusedMultiplyAdd(j, piece, t);
  const z = fround(t * t);

  let c = fround(polynomial(cosinePolynomial, z) * z);
  c = fusedMultiplyAdd(c, z, -fround(z * 0.5));
  c = fround(c + 1);

  let s = fround(polynomial(sinePolynomial, z) * z);
  s = fusedMultiplyAdd(s, t, t);

  const swapped = (j & 2) !== 0;
  const sin = swapped ? c : s;
  const cos = swapped ? s : c;
  return { sin: (j & 4) !== 0 ? -sin : sin, cos: ((j - 2) & 4) === 0 ? -cos : cos };
}

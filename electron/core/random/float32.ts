/**
 * a * b + c with one rounding to float32, as a fused multiply-add instruction gives it. The product of two float32 values
 * is exact in double precision; PyTorch's AVX2 kernels are compiled with contraction, so a separate rounding of the
 * product would differ from it.
 */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  return Math.fround(a * b + c);
}

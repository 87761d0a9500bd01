/**
 * For which numbers a formula is computed as PyTorch does. `finite`: those of a step in which nothing overflows, by the fastest
 * kernels. `any`: NaN and infinities too, by kernels that pass or stop them as PyTorch's do.
 */
export type Domain = 'finite' | 'any';

/** English, what charts say of their parts. */
export const charts = {
  histogram: { bar: 'ŷ from {from} to {to}: {share} % of the probability' },
};

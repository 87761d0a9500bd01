import type { charts as english } from '../en/charts.ts';
import type { Messages } from '../messages.ts';

/** Español, lo que los gráficos dicen de sus partes. */
export const charts: Messages<typeof english> = {
  histogram: { bar: 'ŷ de {from} a {to}: {share} % de la probabilidad' },
};

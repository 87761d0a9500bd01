import type { charts as english } from '../en/charts.ts';
import type { Messages } from '../messages.ts';

/** 简体中文，图表各部分的说明。 */
export const charts: Messages<typeof english> = {
  histogram: { bar: 'ŷ 在 {from} 到 {to} 之间：概率 {share} %' },
};

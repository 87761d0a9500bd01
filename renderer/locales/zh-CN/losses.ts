import type { losses as english } from '../en/losses.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the losses. */
export const losses: Messages<typeof english> = {
  losses: {
    'mean-squared-error': {
      kind: '均值',
      meaning: '误差平方对批次和输出取平均。',
      factor: '因子 2/(batch · out) = {factor}，来自 MSELoss。用半平方误差时为 1。',
      gap: '平方的平均不等于平均的平方：输出的任何波动都有代价，差额正是它们的方差。',
    },
    'half-squared-error': {
      kind: '取一半，求和',
      meaning: '误差平方对批次和输出求和，再取一半。',
      factor: '因子 1，来自半平方误差。用 MSELoss 时为 2/(batch · out)。',
      gap: '平方的平均不等于平均的平方：输出的任何波动都有代价，差额正是它们的方差。',
    },
  },
};

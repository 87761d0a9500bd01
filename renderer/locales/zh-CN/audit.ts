import type { audit as english } from '../en/audit.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the self-audit. */
export const audit: Messages<typeof english> = {
  audit: {
    title: '第 {step} 步的自检',
    checking: '公式 = 自动梯度：正在检查…',
    exact: '公式 = 自动梯度，完全相等',
    passed: '公式 = 自动梯度：最多相差 {difference}',
    failed: '公式与检验不符：最多相差 {difference}',
    'not-finite': '不是有限数：无法检查',
    unchecked: '数为无穷或 NaN 的地方没有可比较的东西，无法检查。其余的都在容差之内。',
    good: '所有差都在容差之内。',
    tape: '自动梯度',
    tapeMeans: 'TensorFlow.js 用同样的掩码，自己对同一次前向计算求导。允许的最大差：绝对 {tolerance}。',
    central: '中心差分',
    centralMeans:
      '把每个权重上下各移动 {size}，用双精度计算，掩码保持不变，再比较损失的斜率。允许的最大差：相对 {tolerance}。',
    kinks: '排除的格',
    parameter: '参数',
    absolute: '绝对',
    relative: '相对',
    table: '每个参数：公式与两种检验之间的最大差',
    over: '超出容差',
  },
};

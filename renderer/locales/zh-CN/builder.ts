import type { builder as english } from '../en/builder.ts';
import type { Messages } from '../messages.ts';

/** Chinese, the outer-product builder and the self-audit. */
export const builder: Messages<typeof english> = {
  builder: {
    toolbar: '逐步搭出梯度',
    moves: {
      start: '回到开头：一个样本也没加',
      sampleBack: '后退一个样本',
      cellBack: '后退一格',
      cellForward: '前进一格',
      sampleForward: '前进一个样本',
      end: '到结尾：全部样本都已加上',
    },
    play: '播放',
    pause: '暂停',
    restart: '清空这个网格',
    views: '梯度的视图',
    tabs: { cells: '格', samples: '样本', derivation: '推导' },
    progress: '第 {filled} 格，共 {cells} 格',
    noneAdded: '还没有加任何样本',
    form: 'δ 的公式',
    forms: { mask: '带掩码', lecture: '不带掩码（讲义）' },
    lectureDiffers:
      '像讲义那样不带 m，全部 {total} 个样本之和与记录的梯度最多相差 {difference}；梯度的最大值是 {largest}。',
    lectureAgrees: '这一步的 m 全是 1，所以讲义不带 m 的公式得到同样的梯度。',
    factorHint: '损失在顶部的超参数中选择。',
    leftOut: '省略',
  },
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

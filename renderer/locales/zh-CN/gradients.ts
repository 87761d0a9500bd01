import type { gradients as english } from '../en/gradients.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the gradients, the outer product and the update. */
export const gradients: Messages<typeof english> = {
  gradients: {
    title: '四个参数的梯度',
    lead: '形状与参数相同；为零的行会说明原因。',
    reach: '能到达该单元的样本',
    reachCount: '{count} / {total}',
    silent: {
      dropped: '为零：{total} 个样本全部丢弃',
      dead: '为零：{total} 个样本全部被 ReLU 置零',
      'dropped-or-dead': '为零：{dropped} 个丢弃，{dead} 个被 ReLU 置零',
    },
    noZeroRows: '每个单元至少有一个样本能到达，因此没有为零的行。',
    zeroRows: '{total} 行中有 {count} 行为零：没有样本能到达这些单元。',
  },
  outerProduct: {
    title: '搭出 ∂L/∂W₁',
    lead: '样本 {sample}：一列乘一行，填满一个网格',
    grid: '样本 {sample} 的 δ · x',
    sum: '样本 1 到 {sample} 之和',
    sumAll: '全部 {total} 个样本之和',
    difference: '全部 {total} 个样本之和与记录的梯度最多相差 {difference}。',
    equal: '全部 {total} 个样本之和与记录的梯度完全相等。',
    columns: { error: '∂L/∂ŷ', weight: 'W₂', mask: 'm', gate: 'z₁ > 0', delta: 'δ' },
    columnLabel: '样本 {sample} 的 {name}',
    inputLabel: '样本 {sample} 的 x',
    addedCount: '已加 {count} / {total}',
  },
  update: {
    title: '更新',
    before: '更新前',
    after: '更新后',
    reach: '能到达该行的样本',
    reachColumn: '能到达该列的样本',
    reachCount: '{count} / {total}',
    unchangedRows: '{total} 行中有 {count} 行丝毫未变',
    unchangedColumns: '{total} 列中有 {count} 列丝毫未变',
    unchanged: {
      dropped: '未变：{total} 个样本全部丢弃',
      dead: '未变：{total} 个样本全部被 ReLU 置零',
      'dropped-or-dead': '未变：{dropped} 个丢弃，{dead} 个被 ReLU 置零',
      'zero-gradient': '未变：梯度为 0',
      'rounded-away': '未变：步长太小，float32 表示不出',
      mixed: '未变：原因各不相同',
    },
    sameMask: '损失，同一掩码',
    freshMask: '损失，新掩码',
    fromTo: '{before} → {after}',
    parameter: '参数',
    bits: '比较的是数值本身，不是四舍五入后的数字',
  },
};

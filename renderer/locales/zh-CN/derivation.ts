import type { derivation as english } from '../en/derivation.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the lecture's matrix derivation of dL/dW1. */
export const derivation: Messages<typeof english> = {
  derivation: {
    title: '∂L/∂W₁，逐个因子',
    otherLoss: '讲义从平方误差推导 ∂L/∂W₁，而这个实验用的是另一种损失。“格”和“样本”两个视图适用于任何损失的梯度。',
    leads: {
      lecture: '样本 {sample}，按讲义的推导',
      mask: '样本 {sample}，带上它的掩码',
      factor: '样本 {sample}，带上掩码和因子',
      sum: '全部 {total} 个样本，什么也没省略',
    },
    light: '点亮这句话所说的部分',
    blame: { name: '责任：', text: '误差乘以 W₂，即每个单元与误差有多大关系。' },
    gate: {
      name: '闸门：',
      closed: '关闭的单元不回传任何东西：{units}。',
      open: '这个样本中没有关闭的单元：全部回传。',
      masked: '被丢弃或被 ReLU 置零的不回传；保留且激活的乘以 {scale}。',
    },
    share: { name: '分配：', text: '每个权重得到 δ 乘以它自己的输入。' },
    units: { one: '单元 {list}', few: '单元 {list}', many: '{total} 个单元中的 {count} 个', none: '没有单元' },
    labelled: '{name}，{rows} 乘 {columns}',
    labels: {
      error: '样本 {sample} 的 ∂L/∂ŷ',
      weights: 'W₂',
      blame: '样本 {sample} 的 ∂L/∂ŷ · W₂',
      gate: '样本 {sample} 的对角矩阵',
      delta: '样本 {sample} 的 δ',
      input: '样本 {sample} 的 x',
      gradient: '样本 {sample} 的 ∂L/∂W₁',
      sum: '∂L/∂W₁，全部样本之和',
    },
    captions: {
      gate: 'F′：对角线上是 {activation} 的斜率，其余为 0',
      masked: 'diag(m) F′：掩码与 {activation} 的斜率在同一条对角线上',
      sample: '样本 {sample}',
      sum: '全部 {total} 个样本之和',
    },
    others: '+ 其余 {count} 个',
    gave: '样本 {sample} 贡献 {value}',
    putBack: '补回讲义省略的部分',
    difference: '与记录的梯度的最大差',
    switchHint: '补回一部分时，它前面的也一起补回；去掉一部分时，它后面的也一起去掉。',
    stages: {
      lecture: '讲义中的',
      mask: '掩码',
      factor: { mean: '因子 2 / (batch · out)', 'half-sum': '损失的因子' },
      sum: '对批求和',
    },
    at: '位于 [{row}, {column}]',
    rounding: '相等，只差舍入',
    exactly: '完全相等',
    reasons: {
      lecture: '一个样本，平方误差的一半，没有掩码。',
      mask: {
        scaled: '样本 {sample} 丢弃{units}；保留下来的乘以 {scale}。',
        unscaled: '样本 {sample} 丢弃{units}；保留下来的不变。',
        off: '没有 dropout 层：每个 m 都是 1，什么也不变。',
      },
      grows: {
        notAveraged: '差先变大：此时还没有取平均。',
        othersMissing: '差先变大：其余样本还没有加上。',
      },
      factor: {
        mean: 'MSELoss 对 {batch} · {out} 个数取平均，平方又带来 2：乘以 {factor}。',
        'half-sum': '半平方误差对 {batch} · {out} 个数求和：乘以 {factor}。',
      },
      sum: {
        own: '{total} 个样本写出 {total} 个网格，各有自己的掩码。',
        shared: '{total} 个样本写出 {total} 个网格，掩码相同。',
        plain: '{total} 个样本写出 {total} 个网格。',
        one: '这一批只有这一个样本：没有别的可加。',
      },
    },
  },
};

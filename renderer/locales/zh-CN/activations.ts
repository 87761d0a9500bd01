import type { activations as english } from '../en/activations.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the activations. */
export const activations: Messages<typeof english> = {
  activations: {
    relu: {
      forward: '非正的值变为 0：该单元对这个样本处于 ReLU 死区。',
      backward: 'ReLU 只在 z₁ 为正处让梯度通过。',
      hidden: 'ReLU 只让正值通过，其余变为 0：对这个样本来说，该单元被 ReLU 置零。',
      gradient: 'ReLU 只在 z₁ 为正处让梯度通过。这就是 δ，即外积中的列向量。',
      awake: 'z₁ 大于 0：对样本 {sample}，单元 {unit} 是激活的，ReLU 让它原样通过。',
      asleep: 'z₁ 不大于 0：对样本 {sample}，单元 {unit} 被 ReLU 置零，h 恰好为 0。',
      gate: 'z₁ > 0',
      zeros: { dropped: '{count} 个已丢弃', dead: '{count} 个 ReLU 置零' },
      auditFailed:
        '有一个差超出了容差。在 ReLU 的折点附近（z₁ 几乎为 0），这可能只是舍入：比较的一方看到单元开着，另一方看到它关着。如果没有 z₁ 接近 0，那就是公式错了。',
      kinks: '折点就是 z₁ = 0 的地方：ReLU 在那里转折，跨过它的移动没有唯一的斜率。这样的格不参加中心差分的比较。',
    },
  },
};

import type { optimizer as english } from '../en/optimizer.ts';
import type { Messages } from '../messages.ts';

/** 简体中文，优化器。 */
export const optimizer: Messages<typeof english> = {
  optimizer: {
    sentences: {
      sgd: '每个权重按 lr 沿梯度的反方向移动。',
      momentum: '每个权重移动 −lr 乘以它的缓冲；缓冲累加梯度，每步衰减为 0.9 倍。',
      adam: '每个权重沿平均梯度的反方向移动，再除以平均平方的根。',
    },
    formulas: {
      sgd: '更新后 = 更新前 − lr · 梯度',
      momentum: 'buf = 0.9 · buf + 梯度，更新后 = 更新前 − lr · buf',
      adam: '更新后 = 更新前 − lr · m̂ / (√v̂ + ε)，m̂ = avg / (1 − 0.9ᵗ)，v̂ = sq / (1 − 0.999ᵗ)',
    },
    steps: { sgd: '− lr · 梯度', momentum: '− lr · buf', adam: '− lr · m̂ / (√v̂ + ε)' },
    nothingRemembered: '未变：至今没有梯度',
    moved: '因以前的梯度而移动',
    memories: {
      momentum: {
        name: '{name} 的动量缓冲',
        before: '{name} 在本步之前的动量缓冲',
        meaning: '到目前为止的梯度，每步衰减为 0.9 倍：即使本步梯度为 0，它也会移动权重。',
      },
      exp_avg: {
        name: '{name} 的 exp_avg',
        before: '{name} 在本步之前的 exp_avg',
        meaning: '到目前为止梯度的平均，越近的越重要。它从 0 开始，m̂ 对此作了修正。',
      },
      exp_avg_sq: {
        name: '{name} 的 exp_avg_sq',
        before: '{name} 在本步之前的 exp_avg_sq',
        meaning: '到目前为止梯度平方的平均。它的根让不同权重的步长大小相近。',
      },
    },
  },
};

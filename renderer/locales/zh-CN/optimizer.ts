import type { optimizer as english } from '../en/optimizer.ts';
import type { Messages } from '../messages.ts';

/** 简体中文，优化器。 */
export const optimizer: Messages<typeof english> = {
  optimizer: {
    label: '优化器',
    names: { sgd: 'SGD', momentum: '动量', adam: 'Adam' },
    hints: {
      sgd: '每个权重移动 −lr · 梯度。课上用的优化器。',
      momentum: 'buf = 0.9 · buf + 梯度；每个权重移动 −lr · buf。',
      adam: '梯度及其平方的平均：−lr · m̂ / (√v̂ + ε)。',
    },
    sentences: {
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
    tensors: {
      buf: '{name} 的动量缓冲',
      bufBefore: '{name} 在本步之前的动量缓冲',
      avg: '{name} 的 exp_avg',
      avgBefore: '{name} 在本步之前的 exp_avg',
      sq: '{name} 的 exp_avg_sq',
      sqBefore: '{name} 在本步之前的 exp_avg_sq',
    },
    meaning: {
      buf: '到目前为止的梯度，每步衰减为 0.9 倍：即使本步梯度为 0，它也会移动权重。',
      avg: '到目前为止梯度的平均，越近的越重要。它从 0 开始，m̂ 对此作了修正。',
      sq: '到目前为止梯度平方的平均。它的根让不同权重的步长大小相近。',
    },
  },
};

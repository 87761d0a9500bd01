import type { choices as english } from '../en/choices.ts';
import type { Messages } from '../messages.ts';

/** 简体中文，从几个词中选一个的设置。 */
export const choices: Messages<typeof english> = {
  choices: {
    mode: {
      label: 'Dropout（随机失活）',
      names: { inverted: '倒置（Inverted）', classic: '经典', off: '关闭' },
      hints: {
        inverted: '训练时保留的单元乘以 1/q，PyTorch 就是这样做的。',
        classic: '训练时不缩放；评估时 fc2.weight 乘以 q。',
        off: '没有 dropout 层，不抽取掩码。',
      },
    },
    maskSharing: {
      label: '掩码',
      names: { 'per-sample': '每个样本一个', 'per-batch': '每批一个' },
      hints: {
        'per-sample': '每个样本各抽一行。PyTorch 就是这样做的。',
        'per-batch': '每一步只抽一行，所有样本共用。',
      },
    },
    dropoutLayer: {
      label: '掩码由谁抽取',
      names: { lecture: '讲义的层', nn_Dropout: 'nn.Dropout', 'nn_Dropout-mkl': 'nn.Dropout（MKL）' },
      hints: {
        lecture: 'torch.bernoulli：任何 PyTorch 都得到相同的掩码。',
        nn_Dropout: 'PyTorch 2.7 及以上；更早的版本则在 AMD、ARM、Apple 处理器上。',
        'nn_Dropout-mkl': 'PyTorch 2.6 及以下，在使用 MKL 的 Intel 处理器上。',
      },
    },
    lossConvention: {
      label: '损失',
      names: { 'mean-squared-error': 'MSELoss', 'half-squared-error': '平方误差的一半' },
      hints: {
        'mean-squared-error': '∂L/∂ŷ = 2 (ŷ − y) / (batch · out)，PyTorch 的默认定义。',
        'half-squared-error': '∂L/∂ŷ = ŷ − y，讲义推导所用的定义。',
      },
    },
    optimizer: {
      label: '优化器',
      names: { sgd: 'SGD', momentum: '动量', adam: 'Adam' },
      hints: {
        sgd: '每个权重移动 −lr · 梯度。课上用的优化器。',
        momentum: 'buf = 0.9 · buf + 梯度；每个权重移动 −lr · buf。',
        adam: '梯度及其平方的平均：−lr · m̂ / (√v̂ + ε)。',
      },
    },
    activation: { label: '激活函数', names: { relu: 'ReLU' }, hints: { relu: '不为正的值变为 0。课上用的激活函数。' } },
  },
};

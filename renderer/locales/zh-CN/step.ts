import type { step as english } from '../en/step.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the step’s controls, its settings and its time line. */
export const step: Messages<typeof english> = {
  controls: {
    step: '走一步',
    run: '连走 {count} 步',
    stop: '停止',
    reset: '重置',
    resetHint: '回到同一起点：种子、权重、数据都不变',
    newSeed: '换种子',
    newSeedHint: '设置不变，重新抽取权重、数据和掩码',
    settings: '超参数',
  },
  views: {
    label: '这一步的几种视图',
    loom: '整个步骤',
    gradients: '梯度',
    update: '更新',
  },
  form: {
    title: '超参数',
    inputSize: 'input_size',
    hiddenSize: 'hidden_size',
    outputSize: 'output_size',
    batchSize: 'batch_size',
    dropProbability: 'p，丢弃概率',
    keepProbability: 'q = 1 − p，保留概率',
    learningRate: 'lr，学习率',
    seed: '种子，torch.manual_seed',
    wholeNumber: '请输入 {minimum} 到 {maximum} 之间的整数',
    probability: '须大于等于 0 且小于 1',
    positive: '须为大于 0 的 float32 数',
    start: '开始这个实验',
    startHint: '用这些设置从第 0 步重新开始。',
    lecture: '讲义的数值',
  },
  chips: { batch: 'batch', lr: 'lr', seed: '种子' },
  timeline: {
    stepOf: '第 {step} 步，共 {count} 步',
    first: '第一步',
    previous: '上一步',
    next: '下一步',
    last: '最后一步',
    label: '每一步的损失',
    hint: '每一步的掩码都不同',
    step: '第 {step} 步',
    none: '每一步的损失会显示在这里。',
    one: '第 1 步之后的损失是 {loss}；之后每一步的损失也会显示在这里。',
    chart: '各步的损失：共 {count} 步，最近一次为 {loss}',
  },
  emptyState: {
    title: '还没有计算',
    text: '权重和数据由种子抽取。按“走一步”完成一个训练步：用新掩码做一次前向传播，再做反向传播，最后更新一次参数。',
  },
};

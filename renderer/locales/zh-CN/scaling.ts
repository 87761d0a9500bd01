import type { scaling as english } from '../en/scaling.ts';
import type { Messages } from '../messages.ts';

/** 简体中文，缩放界面。 */
export const scaling: Messages<typeof english> = {
  scaling: {
    title: '缩放',
    tabs: { ways: '同一个掩码，三种做法', average: '平均来看：E[w e]', ones: '对全 1 矩阵做 dropout' },
    leads: {
      ways: '样本、权重、掩码都相同，不同的只是系数放在哪里。',
      average: '单元以概率 p 被丢弃，以概率 1 − p 保留：平均来看，它的权重还剩多少。',
    },
    modes: { classic: '经典', inverted: '倒置', off: '关闭' },
    rules: {
      classic: '训练时不缩放；评估时 fc2 的权重乘以 q。',
      inverted: '训练时保留的单元乘以 1/q，PyTorch 就是这样做的。',
      off: '没有掩码，也没有系数，训练和评估一样。',
    },
    thisExperiment: '本实验',
    training: '训练',
    evaluation: '评估',
    noMask: '无掩码',
    factor: '系数：{factor}',
    row: '{mode}，{phase}：样本 {sample} 的{symbol}',
    tensor: { hidden: '隐藏层 h', mask: '掩码 m', dropped: '丢弃后的隐藏层 d', fc2_weight: '权重 W₂（fc2.weight）' },
    allMasks: '全部 {count} 个掩码',
    oneNetwork: '只有一个网络',
    noHistogram: '没有直方图',
    outputInTraining: '训练时的 ŷ',
    meanIsEvaluation: '均值 {mean} = 评估值',
    meanIsNotEvaluation: '均值 {mean}，评估值 {evaluation}',
    always: '总是 {value} = 评估值',
    thisMask: '这个掩码',
    tooMany:
      '{units} 个单元有 2 的 {units} 次方个掩码，无法逐一计算。不超过 {most} 个单元时会全部列出；“期望”界面则可以抽取一部分。',
    nothingDrawn: '本实验没有 dropout 层，只有一个全为 1 的掩码。选择倒置或经典即可看到全部掩码。',
    onAverage: {
      classic: '平均来看，权重只剩下 q 倍',
      inverted: '平均来看，权重保持不变',
      off: '权重从不被掩码遮住',
    },
    therefore: {
      classic: '评估时保留所有单元，因此必须乘以 q。',
      inverted: '训练时已经补偿过了，评估时什么都不用做。',
      off: '没有抽取任何掩码，也就没有什么需要补偿。',
    },
    legend: '同类张量共用一个色标',
    biasNote: '偏置 b₂ 从不缩放。',
    empty: {
      title: '还没有掩码',
      text: '三种做法要在一个记录下来的训练步上比较。请按“走一步”：抽取一个掩码，这里会把它用在三种做法中。',
    },
  },
  ones: {
    title: '对全 1 矩阵做 dropout',
    lead: '5 × 10 的全 1 矩阵经过 p = {p} 的倒置 dropout：保留下来的变成 1/q = {scale}。',
    draw: '再抽一次',
    drawNumber: '第 {number} 次',
    trainingLabel: '训练时 dropout 之后的全 1 矩阵，5 乘 10',
    evaluationLabel: '评估时 dropout 之后的全 1 矩阵，5 乘 10',
    mean: '{total} 个中保留 {kept} 个，均值 {mean}',
    evaluationMean: '什么都不变：全是 1，均值为 1',
    meanOfAll: '到目前为止 {count} 次抽取的总均值',
    tendsTo: '抽得越多，它越接近 1：系数正是为此而设。',
  },
};

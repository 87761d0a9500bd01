import type { remarks as english } from '../en/remarks.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, what is said of one cell. */
export const remarks: Messages<typeof english> = {
  remark: {
    meeting: {
      forward: {
        value: {
          scaled: '对样本 {sample}，单元 {unit} 是激活的，掩码也保留了它：它乘以 {scale} 后继续向前。',
          whole: '对样本 {sample}，单元 {unit} 是激活的，掩码也保留了它：它原样继续向前。',
          unmasked: '对样本 {sample}，单元 {unit} 是激活的；没有 dropout，它原样继续向前。',
        },
        dropped:
          '对样本 {sample}，单元 {unit} 本来是激活的，但掩码让它沉默：它的任何东西都到不了 ŷ，也没有梯度经它传回。',
        dead: {
          masked:
            '对样本 {sample}，掩码保留了单元 {unit}，但它被 ReLU 置零：它的任何东西都到不了 ŷ，也没有梯度经它传回。',
          unmasked: '对样本 {sample}，单元 {unit} 被 ReLU 置零：它的任何东西都到不了 ŷ，也没有梯度经它传回。',
        },
        'dropped-dead': '对样本 {sample}，单元 {unit} 被 ReLU 置零，掩码又丢弃了它：它本来也不会传出任何东西。',
      },
      'sent-back': {
        value: {
          scaled: '这是样本 {sample} 的误差对单元 {unit} 的要求。掩码保留了它，所以乘以 {scale} 后继续往回传。',
          whole: '这是样本 {sample} 的误差对单元 {unit} 的要求。掩码保留了它，所以原样继续往回传。',
          unmasked: '这是样本 {sample} 的误差对单元 {unit} 的要求。没有 dropout，所以原样继续往回传。',
        },
        dropped: '样本 {sample} 的误差也这样要求单元 {unit}，但掩码丢弃了它：到此为止。',
        dead: {
          masked: '掩码让它通过，但对样本 {sample}，单元 {unit} 被 ReLU 置零：它到不了这个单元的权重。',
          unmasked: '误差也这样要求单元 {unit}，但对样本 {sample}，它被 ReLU 置零：到不了这个单元的权重。',
        },
        'dropped-dead': '样本 {sample} 的误差也这样要求单元 {unit}，但它被 ReLU 置零，掩码又丢弃了它：到此为止。',
      },
      'through-mask': {
        value: {
          scaled: '对样本 {sample}，掩码保留了单元 {unit}，所以误差对它的要求乘以 {scale} 后传了回来。',
          whole: '对样本 {sample}，掩码保留了单元 {unit}，所以误差对它的要求原样传了回来。',
          unmasked: '没有 dropout，样本 {sample} 的误差对单元 {unit} 的要求原样传了回来。',
        },
        dropped: '对样本 {sample}，掩码丢弃了单元 {unit}，所以没有梯度传回给它：恰好为 0。',
        dead: {
          masked: '对样本 {sample}，掩码保留了单元 {unit}，所以这个值传了回来；但该单元被 ReLU 置零，不再往回传。',
          unmasked: '这个值传回到单元 {unit}，但对样本 {sample}，它被 ReLU 置零，不再往回传。',
        },
        'dropped-dead': '对样本 {sample}，单元 {unit} 被 ReLU 置零，掩码又丢弃了它：没有梯度传回给它，恰好为 0。',
      },
      delta: {
        value: {
          scaled:
            '对样本 {sample}，单元 {unit} 被保留且是激活的：它在网格中的一行就是这个 δ 乘以 x，其中含有掩码的系数 {scale}。',
          whole: '对样本 {sample}，单元 {unit} 被保留且是激活的：它在网格中的一行就是这个 δ 乘以 x。',
          unmasked: '对样本 {sample}，单元 {unit} 是激活的：它在网格中的一行就是这个 δ 乘以 x。',
        },
        dropped: '对样本 {sample}，单元 {unit} 被丢弃，所以这个样本什么也教不了它：它在网格中的一行为 0。',
        dead: {
          masked: '对样本 {sample}，单元 {unit} 被保留，但被 ReLU 置零：这个样本什么也教不了它，它在网格中的一行为 0。',
          unmasked: '对样本 {sample}，单元 {unit} 被 ReLU 置零，所以这个样本什么也教不了它：它在网格中的一行为 0。',
        },
        'dropped-dead':
          '对样本 {sample}，单元 {unit} 被 ReLU 置零，又被丢弃：这个样本什么也教不了它，它在网格中的一行为 0。',
      },
    },
    reach: {
      all: '批次中的每个样本（共 {total} 个）都能到达单元 {unit}：都为这个数贡献一份。',
      some: '{total} 个样本中有 {reached} 个能到达单元 {unit}：只有它们为这个数作贡献。在其余样本中它{reasons}。',
      one: '{total} 个样本中只有 1 个能到达单元 {unit}：只有它为这个数作贡献。在其余样本中它{reasons}。',
      none: '没有样本能到达单元 {unit}，所以它的梯度恰好为 0。在所有样本中它{reasons}。',
      reasons: {
        dropped: '被丢弃（{count} 个）',
        dead: '被 ReLU 置零（{count} 个）',
        'dropped-dead': '既被丢弃又被 ReLU 置零（{count} 个）',
      },
    },
    prediction: {
      all: '样本 {sample} 的 ŷ 由全部 {total} 个隐藏单元组成。',
      some: '样本 {sample} 的 ŷ 由 {total} 个隐藏单元中的 {reached} 个组成。沉默的：{reasons}。',
      one: '样本 {sample} 的 ŷ 由 {total} 个隐藏单元中的 1 个组成。沉默的：{reasons}。',
      none: '样本 {sample} 没有任何隐藏单元到达 ŷ：它只是偏置 b₂。',
      reasons: {
        dropped: '被丢弃（{count} 个）',
        dead: '被 ReLU 置零（{count} 个）',
        'dropped-dead': '两者皆是（{count} 个）',
      },
    },
    error: {
      above: '样本 {sample} 的 ŷ 高于目标：ŷ 小一些，损失就会降低。',
      below: '样本 {sample} 的 ŷ 低于目标：ŷ 大一些，损失就会降低。',
      equal: '样本 {sample} 的 ŷ 正好等于目标：损失对它没有要求。',
    },
    counterpart: {
      unit: '同一样本中保留的单元 {unit}',
      awakeUnit: '同一样本中激活的单元 {unit}',
      sample: '同一单元在样本 {sample} 中被保留',
      awakeSample: '同一单元在样本 {sample} 中激活',
      reached: '有样本到达的单元 {unit}',
    },
  },
};

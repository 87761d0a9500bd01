import type { projector as english } from '../en/projector.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the step shown to a room. */
export const projector: Messages<typeof english> = {
  projector: {
    yours: '由你来说',
    settings: '{sizes}，批量 {batch}，p {p}，q {q}',
    step: '第 {number} 步',
    askStep: '再按一次 Page Down，记录训练的第 {number} 步。',
    decimals: '小数位',
    leave: '退出',
    reveal: '揭晓',
    next: '下一步：{phase}',
    nextStep: '训练下一步',
    dropped: '丢弃数',
    ofUnits: '共 {count} 个单元',
    askCount: '{cells} 个格子中丢弃了多少个？先说，再看。',
    count: '{cells} 个格子中丢弃了 {count} 个。',
    countMean: '许多掩码的平均值是 {mean}，即 {cells} · p。',
    askCell: '{symbol} 是多少？先说，再看。 | {symbol} 在{place}处是多少？先说，再看。',
    cell: '{symbol} 是 {value}。 | {symbol} 在{place}处是 {value}。',
    placeBoth: '{first}、{second}',
    heldBack: '在回答当前问题之前保持隐藏。',
    place: {
      sample: '样本 {number}',
      unit: '单元 {number}',
      input: '输入 {number}',
      output: '输出 {number}',
    },
  },
};

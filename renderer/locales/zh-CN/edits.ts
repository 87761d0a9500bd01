import type { edits as english } from '../en/edits.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, edits of numbers and masks. */
export const edits: Messages<typeof english> = {
  edits: {
    title: '修改',
    count: '修改：{count}',
    undo: '撤销',
    undoNamed: '撤销：{edit}',
    redo: '重做',
    more: '之前还有 {count} 项',
    resetHint: '“重置”会恢复种子给出的数值。',
    value: '第 {step} 步：{cell} = {value}',
    tensor: '第 {step} 步：替换整个 {tensor}',
    drop: '第 {step} 步：在样本 {sample} 中丢弃单元 {unit}',
    keep: '第 {step} 步：在样本 {sample} 中保留单元 {unit}',
    redraw: '第 {step} 步：重新抽取样本 {sample} 的掩码',
    lock: '第 {step} 步：锁定掩码',
    unlock: '第 {step} 步：解锁掩码',
    hyperparameter: '从第 {step} 步起：{changes}',
    change: '修改这个数',
    apply: '应用',
    wrong: '不是数字。',
    tooSmall: '对 float32 来说太小，会变成 0。',
    tooLarge: '对 float32 来说太大。',
    twoReadings: '“{text}”可能是 {point} 或 {comma}：请写明是哪一个。',
    pasteHint: '也可以把电子表格中的数粘贴到矩阵上。',
    pasteQuestion: '“{text}”用小数点读是 {point}，用小数逗号读是 {comma}。粘贴的是哪一个？',
    pasteNothing: '不粘贴',
    dropHere: '在此样本中丢弃',
    keepHere: '在此样本中保留',
    everywhere: '在所有样本中丢弃或保留单元 {unit}',
    redrawRow: '重新抽取这一行',
    lockMask: '锁定掩码',
    unlockMask: '解锁掩码',
  },
};

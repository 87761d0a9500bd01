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
    wrong: '不是 float32 能表示的数。',
    pasteHint: '也可以把电子表格中的数粘贴到矩阵上。',
    pasteWrong: '粘贴内容的第 {row} 行第 {column} 列不是数：“{text}”。没有任何改动。',
    dropHere: '在此样本中丢弃',
    keepHere: '在此样本中保留',
    everywhere: '在所有样本中丢弃或保留单元 {unit}',
    redrawRow: '重新抽取这一行',
    lockMask: '锁定掩码',
    unlockMask: '解锁掩码',
  },
};

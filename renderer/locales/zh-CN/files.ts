import type { files as english } from '../en/files.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, what is kept of an experiment: files, undo, notes, saving by itself. */
export const files: Messages<typeof english> = {
  file: {
    menu: '文件',
    new: '新建实验',
    open: '打开…',
    recent: '最近打开',
    save: '保存',
    saveAs: '另存为…',
    importTable: '导入表格…',
    importWeights: '导入 PyTorch 或 NumPy 的权重…',
    keys: '键盘快捷键…',
    worksheet: '练习单…',
    tableTitle: '{name}，种子 {seed}',
    rename: '重命名',
    titleField: '实验名称',
    unsaved: '未保存',
    drop: '松开即可打开该文件。',
    dropUnsaved: '松开即可打开该文件。会先询问您如何处理未保存的内容。',
    autosaved: '已于 {time} 自动保存',
    autosaveFailed: '未能自动保存：{reason}',
  },
  leave: {
    title: '先保存更改吗？',
    text: '“{title}”有尚未存入文件的更改，将被另一个实验取代。',
    save: '保存',
    discard: '不保存',
    stay: '取消',
    closeTitle: '不保存就关闭吗？',
    closeText: '该实验有尚未存入文件的更改。',
    close: '离开',
    keepOpen: '留下',
  },
  check: {
    differs:
      '此文件记录的数值与这里算出的不同：第 {step} 步的 {tensor} 最多相差 {difference}。屏幕显示的是这里算出的数值。',
    differsAtStart:
      '此文件记录的数值与这里算出的不同：初始的 {tensor} 最多相差 {difference}。屏幕显示的是这里算出的数值。',
    unknownView: '这个文件由更新的版本保存，当时查看的某些内容本版本没有。其余一切与保存时相同，数字不受影响。',
    parted:
      '此文件记录的数值在第 {step} 步之前与这里算出的相同。到该步，记录它们的 {recordedBy} 与这里的 {used} 分开：{cause}。',
    partedThen:
      '{parted}此后无法比较，第 {step} 步的 {tensor} 最多相差 {difference}，对此不能下结论。屏幕显示的是这里算出的数值。',
    cause: {
      kink: '样本 {sample}、单元 {unit} 的 z₁ 为 {value}，与 {activation} 折点的距离在舍入误差之内',
      rounding: '舍入差异已经变大',
      overflow: '数值不再是有限数',
    },
    unknownEngine: '文件未写明的引擎',
    dismiss: '关闭提示',
  },
  recovery: {
    title: '有 {count} 个实验未保存',
    detail: '第 {count} 步，{time}',
    recover: '恢复',
    discard: '丢弃',
    discardAll: '全部丢弃…',
    discardTitle: '丢弃这 {count} 个实验？',
    discardText: '没有任何文件保存了这些内容：丢弃后无法找回。',
    keep: '保留',
    later: '以后再说',
    recoverNamed: '恢复 {title}，{detail}',
    discardNamed: '丢弃 {title}，{detail}',
  },
  notes: {
    title: '笔记',
    hint: '与实验一起保存。',
    field: '关于此实验的笔记',
    written: '笔记，已有内容',
    showNotes: '打开文件时显示',
    showNotesHint: '无论谁打开这个文件，都会先读到笔记。',
    close: '关闭笔记',
    shown: '这个文件的笔记',
    again: '之后可在“笔记”中重读。',
    begin: '关闭并开始',
  },
  changes: {
    redoNamed: '重做：{change}',
    seed: '新种子 {seed}',
    setting: '{name} {before} → {after}',
    andMore: '{change}，另有 {count} 项',
    drawnData: '由种子抽取的数据',
    table: '来自 {name} 的数据',
    reset: '重置',
  },
};

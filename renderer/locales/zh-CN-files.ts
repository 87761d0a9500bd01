import type { FileMessages } from './messages.ts';

/** Simplified Chinese, what is kept of an experiment: files, undo, notes, saving by itself. */
export const zhCNFiles: FileMessages = {
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

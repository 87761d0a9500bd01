import type { ShellTexts } from './shell-texts.ts';

export const zhCN: ShellTexts = {
  close: {
    question: (name) => `关闭前保存对“${name}”的更改吗？`,
    detail: '未保存的更改会丢失。',
    save: '保存',
    discard: '不保存',
    cancel: '取消',
  },
  unload: {
    question: '不保存就离开吗？',
    detail: '该实验有尚未存入文件的更改。',
    leave: '离开',
    stay: '留下',
  },
};

import type { links as english } from '../en/links.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, what is said of a link to an experiment. */
export const links: Messages<typeof english> = {
  links: {
    copied: '链接已在剪贴板中（{characters} 个字符）。',
    notCopied: '浏览器不允许此页面写入剪贴板：请在这里复制链接。',
    link: '此实验的链接',
    holds: '其中有{parts}；不含撤销记录，也不含课程及其答案。打开链接时，这些内容都不会发送到服务器。',
    notesLeftOut: '笔记太长，链接放不下，未包含在内。',
    parts: {
      name: '名称',
      settings: '设置和种子',
      table: '“{name}”的各行数据',
      edits: '手动改动',
      step: '第 {step} 步',
      view: '屏幕上所看的位置',
      notes: '笔记',
    },
    close: '关闭',
  },
};

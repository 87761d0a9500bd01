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
  crash: {
    message: '窗口崩溃了',
    detail: '重新加载即可恢复窗口，并找回最近一次自动保存的工作。',
    outOfMemory: '内存已用尽。',
    reload: '重新加载',
    quit: '退出',
  },
  hang: {
    message: '窗口没有响应',
    detail: '它可能正忙于耗时的操作：可以等待，也可以重新加载。重新加载会中止该操作，并找回最近一次自动保存的工作。',
    wait: '等待',
    reload: '重新加载',
    quit: '退出',
  },
  load: {
    message: '无法加载窗口',
    detail: (reason) => `你的文件保持原样。如果重试无效，请重新安装 Dropout Lab。（${reason}）`,
    reload: '重试',
    quit: '退出',
  },
  failure: {
    message: 'Dropout Lab 出了问题',
    detail: (reason) => `详情在日志中。请保存你的工作；如果之后有异常，请重新启动应用。（${reason}）`,
    proceed: '继续',
    log: '打开日志',
    quit: '退出',
  },
  files: { open: '打开实验或课程', save: '保存', export: '导出' },
};

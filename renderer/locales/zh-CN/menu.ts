import type { menu as english } from '../en/menu.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the entries of the desktop menu that the system acts on. */
export const menu: Messages<typeof english> = {
  menuRoles: {
    editMenu: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    viewMenu: '视图',
    resetZoom: '实际大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    togglefullscreen: '全屏',
    windowMenu: '窗口',
    minimize: '最小化',
    close: '关闭窗口',
    quit: '退出',
  },
};

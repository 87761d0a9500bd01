import type { menu as english } from '../en/menu.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the menu of the desktop window: its menus, each with the letter of its key, and what the system does. */
export const menu: Messages<typeof english> = {
  menus: {
    file: '文件(&F)',
    recent: '打开最近的文件',
    export: '导出',
    edit: '编辑(&E)',
    view: '视图(&V)',
    window: '窗口(&W)',
    help: '帮助(&H)',
    clearRecent: '清除列表',
  },
  menuRoles: {
    services: '服务',
    hide: '隐藏 Dropout Lab',
    hideOthers: '隐藏其他',
    unhide: '全部显示',
    quit: '退出 Dropout Lab',
    close: '关闭窗口',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    zoomIn: '放大',
    zoomOut: '缩小',
    resetZoom: '实际大小',
    togglefullscreen: '全屏',
    minimize: '最小化',
    zoom: '缩放窗口',
    front: '全部置于最前',
  },
};

import type { about as english } from '../en/about.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, what the app says of itself. */
export const about: Messages<typeof english> = {
  about: {
    title: '关于 Dropout Lab',
    lead: '版本 {version}，MIT 许可证',
    close: '关闭',
    engine: '当前引擎',
    native: '原生 TensorFlow',
    nativeHere: '本应用自带',
    nativeNot: '本应用没有：{reason}',
    notConnected: '未连接',
    browser: '浏览器',
    names: { electron: 'Electron', chromium: 'Chromium', node: 'Node.js' },
    keptIn: {
      computer: '自动保存的内容留在本机。不发送任何数据，也不检查更新。',
      browser:
        '自动保存的内容留在此浏览器的存储中，直到在浏览器里清除本站数据为止。不发送任何数据。新版本只来自本站，会先提示，重新加载后才启用。',
    },
    places: { data: '打开数据文件夹', log: '打开日志' },
    own: 'Dropout Lab 的许可证',
    others: '所含软件包的许可证',
    loading: '正在加载…',
    missing: '无法加载许可证。',
  },
};

import type { shell as english } from '../en/shell.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the window around the screens. */
export const shell: Messages<typeof english> = {
  app: { name: 'Dropout Lab', language: '语言', theme: { light: '浅色主题', dark: '深色主题' } },
  rail: {
    label: '界面',
    step: '单步',
    scaling: '缩放',
    expectation: '期望',
    training: '训练',
    compare: '比较',
    lessons: '课程',
    lessonOpen: '课程（已打开第 {number} 课）',
    project: '投影',
    projectHint: '放大显示这一步，供全班观看（F8）',
  },
  experiment: { title: '种子 {seed}', lecture: '讲义，种子 {seed}' },
  status: {
    engine: '引擎：{backend}，float32',
    choice: { auto: '自动', tensorflow: 'TensorFlow（原生）', wasm: 'WebAssembly', cpu: 'JavaScript' },
    backend: { tensorflow: 'TensorFlow', wasm: 'WebAssembly', cpu: 'JavaScript' },
    chooseEngine: '选择引擎',
    bySize: '适合这种大小的网络',
    asInFile: '与文件相同',
    fixedByUser: '由你选定',
    rule: '“自动”只看网络大小，使数字在每台机器上都相同：每步乘加少于 {limit} 次用 JavaScript，否则用 WebAssembly。此网络有 {count} 次。',
    stepMs: '每步 {ms} 毫秒',
    unavailable: '不可用：{reason}',
    steps: '第 {step} 步',
    connection: {
      connecting: '正在连接',
      ready: '已连接',
      working: '计算中',
      disconnected: '已断开',
      silent: '没有响应',
    },
    waiting: '{count} 个请求在等待',
    offline: '离线',
    digits: '公式中 4 位小数，单元格中 2 位',
  },
  trouble: {
    disconnected: '引擎未连接。',
    disconnectedBecause: '引擎未连接：{reason}。',
    refused: 'Dropout Lab 已重新启动：此窗口属于上一次启动，无法再连接。',
    kept: '你的实验还保留在此窗口中：种子 {seed}，共 {steps} 步。',
    'way-back': {
      reconnect: '重新连接后会重算，得到同样的数值。',
      either: '请重新连接；如果 Dropout Lab 已重新启动，请保存实验，再到终端中新显示的地址打开它。',
      'new-address': '请保存实验，再到终端中最近一次显示的地址打开它。',
    },
    reconnect: '重新连接',
    save: '保存实验',
    silent: '引擎已有好几秒没有响应。',
    silentKept:
      '它可能正在做一项很长的计算，算完就会恢复。重新启动引擎不会丢失任何内容：屏幕上的一切会重算，得到同样的数值。',
    startAgain: '重新启动引擎',
    dismiss: '知道了',
    failed: '操作没有成功：{what}',
    unchanged: '屏幕上的实验保持原样。',
  },
  part: {
    missing: '应用的一部分没能加载。',
    kept: '你的实验保持原样。如果再试也不行，请先保存实验，再重新加载窗口。',
    tryAgain: '再试一次',
    loading: '正在加载……',
  },
};

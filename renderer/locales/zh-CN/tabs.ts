import type { tabs as english } from '../en/tabs.ts';
import type { Messages } from '../messages.ts';

/** Chinese, which tab of a browser has the app, and a page without access to it. */
export const tabs: Messages<typeof english> = {
  tabs: {
    openTitle: 'Dropout Lab 已在另一个标签页中打开',
    openText: '请关闭此标签页并在那里继续，或者在这里使用：另一个标签页中的实验会原样带过来，无论是否已保存。',
    useHere: '在这里使用',
    asking: '另一个标签页正在移交实验……',
    movedTitle: 'Dropout Lab 现在在另一个标签页中使用。',
    movedText: '实验已原样移交过去。此屏幕上的内容仍可阅读，但不能更改。',
    useHereAgain: '重新在这里使用',
    silent: '另一个标签页没有响应。请关闭它：应用随即在这里打开，并提供那个标签页自动保存的内容。',
    kept: '另一个标签页保留了它的实验：{reason} 请在那里继续，或者关闭它：应用随即在这里打开，并提供那个标签页自动保存的内容。',
    noAccessTitle: '此地址无权访问 Dropout Lab',
    noAccessText: '请打开 Dropout Lab 最近一次启动时在终端中显示的地址：它以“token=”和一串代码结尾，每次启动都会更新。',
  },
};

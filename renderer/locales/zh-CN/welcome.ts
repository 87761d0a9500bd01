import type { welcome as english } from '../en/welcome.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the start screen. */
export const welcome: Messages<typeof english> = {
  welcome: {
    tagline: '逐个数字看 dropout 对一个小网络做了什么。',
    open: '开始界面',
    back: '回到实验',
    step: {
      title: '讲义中的一步',
      text: '讲义里的网络：一个训练步，每个数字都在其中。',
      open: '打开这一步',
      settings: '选择设置…',
    },
    lessons: {
      title: '课程',
      text: '十三课，按讲义的顺序：先说出一个数字，再看到它。',
      next: '第 {number} 课：{title}。',
      open: '从第 {number} 课开始',
      goOn: '继续第 {number} 课',
      all: '全部课程',
      done: '已完成 {done}/{count}。',
      task: '第 {number} 课',
      taskDone: '第 {number} 课，已完成',
    },
    file: {
      title: '打开文件',
      text: '老师给你的或你保存的实验，打开后停在离开时的地方。',
      open: '打开文件…',
      drop: {
        computer: '可把 .dropoutlab 文件拖到此窗口的任意位置',
        browser: '可把 .dropoutlab 文件拖到此页面的任意位置。双击文件要在浏览器安装本站之后才会在这里打开。',
      },
    },
    again: {
      title: '再次打开',
      text: '也可以打开老师给你的文件，停在离开时的地方。',
      unsaved: {
        computer: '有 {count} 个实验未保存；在你丢弃之前会一直保留。',
        browser: '有 {count} 个实验未保存；在你丢弃或清除浏览器数据之前，会一直保留在此浏览器中。',
      },
      all: '全部 {count} 个…',
    },
    showAtStart: '启动时显示此界面',
    offline: {
      computer: '无需账号，无需网络：一切都留在这台电脑上。',
      browser: '无需账号，不发送任何数据：一切都留在此浏览器中。',
    },
  },
};

import type { builder as english } from '../en/builder.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, the outer-product builder. */
export const builder: Messages<typeof english> = {
  builder: {
    toolbar: '逐步搭出梯度',
    moves: {
      start: '回到开头：一个样本也没加',
      sampleBack: '后退一个样本',
      cellBack: '后退一格',
      cellForward: '前进一格',
      sampleForward: '前进一个样本',
      end: '到结尾：全部样本都已加上',
    },
    play: '播放',
    pause: '暂停',
    restart: '清空这个网格',
    views: '梯度的视图',
    tabs: { cells: '格', samples: '样本', derivation: '推导' },
    progress: '第 {filled} 格，共 {cells} 格',
    noneAdded: '还没有加任何样本',
    form: 'δ 的公式',
    forms: { mask: '带掩码', lecture: '不带掩码（讲义）' },
    lectureDiffers:
      '像讲义那样不带 m，全部 {total} 个样本之和与记录的梯度最多相差 {difference}；梯度的最大值是 {largest}。',
    notFinite: '这一步中有些数是无穷大或 NaN，因此无法比较这个和与所记录的梯度。',
    lectureAgrees: '这一步的 m 全是 1，所以讲义不带 m 的公式得到同样的梯度。',
    factorHint: '损失在顶部的超参数中选择。',
    leftOut: '省略',
  },
};

import type { hiding as english } from '../en/hiding.ts';
import type { Messages } from '../messages.ts';

/** 简体中文，隐藏：题目所问的内容，直到作答或放弃。 */
export const hiding: Messages<typeof english> = {
  hiding: {
    veil: '由你来答',
    cell: '回答问题之前不显示',
    place: '回答问题之前不显示',
    placeText: '这里的内容会透露答案。',
    check: '正在检查你的计算：按 F9 返回',
    checkShort: '你的计算：F9',
    lead: '回到问题',
    exports: '回答问题之前不显示：会透露答案的内容不能导出。',
  },
};

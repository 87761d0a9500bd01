import type { subject as english } from '../en/subject.ts';
import type { Messages } from '../messages.ts';

/** 简体中文，多个界面上的选择：样本、单元、输出、步。 */
export const subject: Messages<typeof english> = {
  subject: {
    sample: '样本',
    unit: '单元',
    output: '输出',
    step: '步',
    of: '/ {total}',
    previous: { sample: '上一个样本', unit: '上一个单元', output: '上一个输出', step: '上一步' },
    next: { sample: '下一个样本', unit: '下一个单元', output: '下一个输出', step: '下一步' },
  },
};

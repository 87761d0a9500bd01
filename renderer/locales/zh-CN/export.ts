import type { exportTexts as english } from '../en/export.ts';
import type { Messages } from '../messages.ts';

/** 简体中文，导出：文件和图片。 */
export const exportTexts: Messages<typeof english> = {
  export: {
    menu: '导出',
    noStep: '完成第一步后才有脚本和矩阵。',
    script: 'PyTorch 脚本',
    notebook: 'Jupyter 笔记本',
    matrices: '全部矩阵',
    csv: '所选：{name} (CSV)',
    npy: '所选：{name} (NPY)',
    png: '图片 (PNG)',
    svg: '图片 (SVG)',
  },
};

import type { FaultTextsOf, WindowFaults } from '#shared/errors/fault.ts';

/** Simplified Chinese, what the window itself refuses. */
export const windowTexts: FaultTextsOf<WindowFaults> = {
  'pasted-gap': ({ row, column }, { number }) =>
    `粘贴内容的第 ${number(row)} 行第 ${number(column)} 列是空的。没有任何改变。`,
  'pasted-no-number': ({ row, column, text }, { number }) =>
    `粘贴内容的第 ${number(row)} 行第 ${number(column)} 列不是数：“${text}”。没有任何改变。`,
  'pasted-too-small': ({ row, column, text }, { number }) =>
    `粘贴内容的第 ${number(row)} 行第 ${number(column)} 列对 float32 来说太小，会变成 0：“${text}”。没有任何改变。`,
  'pasted-too-large': ({ row, column, text }, { number }) =>
    `粘贴内容的第 ${number(row)} 行第 ${number(column)} 列对 float32 来说太大：“${text}”。没有任何改变。`,
  'pasted-no-room': ({ rows, columns, roomRows, roomColumns }, { number }) =>
    `粘贴内容有 ${number(rows)} 行 ${number(columns)} 列；从所选单元格起只有 ${number(roomRows)} 行 ${number(roomColumns)} 列。没有任何改变。`,
  'edited-is-gone': () => '你修改的内容已不在屏幕上：在此之前显示了另一个实验，或实验的任何一步都不再显示。',
  'dialog-needs-press': () => '浏览器只在按键或点击之后立即显示文件对话框：请再试一次。',
  'not-begun-elsewhere': ({ count }, { number }) =>
    `实验换到另一个标签页时，还有 ${number(count)} 次训练在等待，没有开始：请在实验现在所在的标签页再次操作。`,
  'nothing-to-paint': () => '这个界面还没有图片：请先走一步，或选择要显示的内容。',
  'picture-failed': ({ reason }, { say }) => `无法生成图片：${say(reason)}`,
  'no-canvas': () => '这里无法得到这么大的画布。',
  'font-unreadable': () => '无法读取应用的一种字体。',
  'too-large-for-link': ({ most }, { number }) =>
    `链接最多容纳 ${number(most)} 个字符，这个实验放不下：请保存为文件，再把文件传给别人。`,
  'link-damaged': () =>
    '此链接中的实验已损坏或不完整，未打开。请重新复制完整的链接，或请对方把实验存成文件发来；在此之前可继续使用现有的实验。',
  'link-refused': ({ field, rule }, { say }) =>
    `此链接的内容不是实验：${field === '' ? '内容' : `${field} `}${say(rule)}。请再要一次链接，或请对方把实验存成文件发来。`,
};

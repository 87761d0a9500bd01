import type { ownWork as english } from '../en/own-work.ts';
import type { Messages } from '../messages.ts';

/** Chinese, filling in a matrix: as the answer to a task, and as one's own work on any tensor. */
export const ownWork: Messages<typeof english> = {
  matrixAnswer: {
    yours: '你的 {name}',
    hint: '逐格输入，或从电子表格粘贴到光标处。方向键和 Tab 移动，回车向下，Esc 离开。',
    readHint: '方向键和 Tab 在单元格之间移动，Esc 离开。',
    mark: { right: '正确', wrong: '不对', 'no-number': '不是数字' },
    noRoom: '没有任何改动：给出的是 {rows} × {columns} 格，而从这里起只放得下 {roomRows} × {roomColumns} 格。',
    turned:
      '没有任何改动：给出的是 {rows} 行 {columns} 列，而需要的是 {roomRows} 行 {roomColumns} 列。是不是行和列弄反了？',
    tooLong:
      '没有任何改动：这样矩阵会有 {characters} 个字符，而实验文件为一个答案最多保存 {most} 个。请减少位数，或只填矩阵的一部分。',
  },
  ownWork: {
    title: '检查我的计算：{name}',
    lead: '填入你算出的数。在你全部算对或要求查看之前，这些数在各处都保持隐藏。',
    close: '关闭',
    tensor: '张量',
    groups: { forward: '前向', backward: '反向', update: '更新', given: '已知' },
    file: '读取 CSV 文件…',
    fileSize: '{rows} 行 {columns} 列，读自文件',
    notKept: '会检查，但不会存入实验：实验文件为一个答案最多保存 {most} 个字符。',
    wrongCells: '不对的单元格',
    typeInstead: '改为手填一部分',
    part: {
      legend: '矩阵的一部分',
      firstRow: '从第几行',
      lastRow: '到第几行',
      firstColumn: '从第几列',
      lastColumn: '到第几列',
      hint: '共 {rows} 行 {columns} 列：一次最多填 {most} 格。CSV 文件会整体检查。',
    },
    filled: '已填 {filled} 格，共 {count} 格',
    hidden: '算对之前保持隐藏',
    done: '这些数又在各个页面上显示了。',
    stillHidden: '课程中的一道题也在问它：那道题答完之前保持隐藏。',
    check: '检查',
    giveUp: '显示这些数',
    begin: '重新开始',
    beside: '与你的计算对照',
    madeOf: '它由什么算出',
    right: '正确的数',
    differences: '你的数差在哪里',
    table: { cell: '单元格', yours: '你的', right: '正确', difference: '相差' },
    verdict: {
      allRight: '{count} 个数全部正确',
      soFar: '到目前为止都对',
      wrong: '有 {count} 格不对',
      exact: '每个数都分毫不差。',
      tolerance: '每个数在你写出的位数内都正确，误差在 ±{tolerance} 以内。',
      rightCount: '有 {count} 格正确。',
      empty: '还有 {count} 格没有填。',
      mistake: '所有不对的格都符合同一个错误：{name}。',
      unknown: '这不是我认识的错误。请挑一个标出的格，一步一步重新算。',
    },
    section: '检查你自己的计算',
    sectionLead: '用笔或电子表格算出一个矩阵，输入或粘贴进来，看看哪些格是对的。按 F9 可为选中的张量打开。',
    sectionOpen: '检查我的计算…',
  },
};

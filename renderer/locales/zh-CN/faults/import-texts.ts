import { shapeText } from '#shared/errors/fault-words.ts';
import type { FaultTextsOf, ImportFaults } from '#shared/errors/fault.ts';
import type { NoNumber } from '#shared/table-text/number-text.ts';

const noNumber: Readonly<Record<NoNumber, (text: string) => string>> = {
  missing: () => '缺少数字。请去掉这样的行，或不使用某一列。',
  'not-a-number': (text) => `“${text}”不是数字。`,
  'too-small': (text) => `“${text}”对 float32 来说太小，会变成 0。`,
  'too-large': (text) => `“${text}”对 float32 来说太大。`,
};

/** Simplified Chinese, what is wrong with a table or with weights that are imported. */
export const importTexts: FaultTextsOf<ImportFaults> = {
  'table-refused': ({ problem }, { say }) => `表格没有导入：${say(problem)}实验保持原样。`,
  'no-input-column': () => '请至少选择一列作为输入。',
  'no-target-column': () => '请至少选择一列作为目标。',
  'too-many-targets': ({ most }, { number }) => `最多只能有 ${number(most)} 个目标列。`,
  'column-twice': () => '同一列不能选择两次。',
  'no-such-column': ({ column }, { number }) => `没有第 ${number(column)} 列。`,
  'no-number-in-cell': ({ row, column, reason, text }, { number }) =>
    `第 ${number(row)} 行，列“${column}”：${noNumber[reason](text)}`,
  'every-row-misses': () => '每一行都缺少数字。',
  'two-readings': ({ text, withPoint, withComma }, { number }) =>
    `“${text}”用小数点读是 ${number(withPoint)}，用小数逗号读是 ${number(withComma)}：请选择是哪一个。`,
  'table-is-no-text': () => '这不是含有表格的文本：其中有文本不会有的字符。',
  'table-without-rows': () => '其中没有数字的行。',
  'too-many-rows': ({ rows, most }, { number }) => `它有 ${number(rows)} 行；最多可导入 ${number(most)} 行。`,
  'too-many-columns': ({ columns, most }, { number }) => `它有 ${number(columns)} 列；最多可导入 ${number(most)} 列。`,
  'uneven-cells': ({ row, cells, than, expected }, { number }) =>
    `第 ${number(row)} 行有 ${number(cells)} 个单元格，${than === 'header' ? '表头' : '第 1 行'}有 ${number(expected)} 个。`,
  'table-file-too-large': ({ megabytes, most }, { number }) =>
    `文件大小为 ${number(megabytes)} MB；最多可导入 ${number(most)} MB 的表格。没有任何改变。`,
  'weights-refused': ({ problem }, { say }) => `权重没有导入：${say(problem)}实验保持原样。`,
  'no-whole-npz': ({ file }) => `“${file}”不是完整的 .npz 文件。`,
  'array-twice-in-file': ({ file, array }) => `“${file}”中“${array}”出现了两次。`,
  'npz-damaged': ({ file }) => `“${file}”已损坏，或其内容远多于一个网络的权重。`,
  'array-damaged': ({ file, array }) => `“${file}”中的“${array}”已损坏。`,
  'no-valid-safetensors': ({ file, problem }, { say }) => `“${file}”不是有效的 .safetensors 文件：${say(problem)}。`,
  'is-cut-off': () => '文件被截断',
  'describes-not': ({ array }) => `对“${array}”的描述不合规定`,
  'header-is-no-object': () => '文件头不是对象',
  'header-breaks-rule': ({ rule }, { say }) => `文件头${say(rule)}`,
  'array-outside': ({ array }) => `“${array}”超出了文件`,
  'arrays-overlap': ({ first, second }) => `“${first}”和“${second}”占用相同的字节`,
  'bytes-before-array': ({ bytes, array }, { number }) => `“${array}”之前有 ${number(bytes)} 个字节不属于任何数组`,
  'bytes-at-end': ({ bytes }, { number }) => `末尾有 ${number(bytes)} 个字节不属于任何数组`,
  'array-bytes': ({ array }) => `“${array}”的字节数与其形状不符`,
  'is-single-array': ({ file }) => `“${file}”只是一个 NumPy 数组：numpy.savez 可以保存多个带名称的数组。`,
  'is-hdf5': ({ file }) => `“${file}”是 HDF5 文件：请用 numpy.savez 保存其中的数组。`,
  'no-weights-file': ({ file }) => `“${file}”既不是完整的 .safetensors 文件，也不是完整的 .npz 文件。`,
  'is-torch-file': ({ file, program }) =>
    `“${file}”是由 torch.save 写入的：它是 pickle，即本应用不会运行的程序。用两行 Python 可将它另存为 safetensors：\n${program}\n`,
  'array-type': ({ array, type }) => `${array} 的类型是 ${type}；只能读取 float16、bfloat16、float32 和 float64。`,
  'array-shape': ({ array, there, here }) =>
    `${array} 在文件中的形状是 ${shapeText(there)}，这里是 ${shapeText(here)}。请先选择网络的大小。`,
  'array-not-allowed': ({ parameter, array }) => `${parameter} 不能取自“${array}”。`,
  'array-chosen-twice': ({ array }) => `“${array}”不能同时作为两个参数。`,
  'array-not-finite': ({ array, place }, { number }) => `“${array}”的第 ${number(place)} 个数不是有限数。`,
  'no-array-chosen': () => '请至少为一个参数选择数组。',
  'nothing-fits': ({ wanted, held }) =>
    `其中没有 ${wanted.join('、')}${held.length === 0 ? '' : `，只有 ${held.join('、')}`}。`,
};

import { shapeText } from '#shared/errors/fault-words.ts';
import type { FaultTextsOf, LessonFaults } from '#shared/errors/fault.ts';
import type { LessonForbidden, LessonIndex, LessonThing } from '#shared/errors/lesson-words.ts';

/** 没有这个名称的东西。 */
const things: Readonly<Record<LessonThing, string>> = {
  field: '文件头没有这个字段：',
  setting: '实验没有这项设置：',
  block: '没有这种块：',
  line: '没有这种指令行：',
  attribute: '没有这个属性：',
  tensor: '没有这个张量：',
  phase: '没有这个阶段：',
  screen: '没有这个界面：',
  tab: '没有这个标签页：',
  quantity: '没有这个量：',
  part: '不能标记这种东西：',
  condition: '没有这个条件：',
};

const forbidden: Readonly<Record<LessonForbidden, string>> = {
  html: '课文里不能有 HTML：请写 Markdown；若要原样显示，请放进 `…`。',
  image: '课文里不能有图片：请用 :::look 让界面来显示。',
  'outside-link': '课文只能链接到应用内的位置：[文字](look:phase=mask,cell=mask[4,2])。',
  reference: '课文里不能有链接定义：请把位置写在文字后面，[文字](look:phase=mask)。',
  footnote: '课文里不能有脚注：请写进正文。',
  table: '课文里不能有表格：界面上的矩阵就是它的表格。',
  rule: '课文各部分之间不能有分隔线：请用标题。',
  heading: '课文里的标题有两到四个 #：课文自己的标题写在文件头里。',
  'check-box': '勾选框只能出现在 :::choice 的列表里。',
  other: '课文里不能有这种 Markdown。',
};

const indices: Readonly<Record<LessonIndex, string>> = { sample: '样本', unit: '单元', input: '输入' };

/** Simplified Chinese, what is wrong with a lesson. */
export const lessonTexts: FaultTextsOf<LessonFaults> = {
  'lesson-too-large': ({ most }, { number }) => `一课最多 ${number(most)} 个字符。`,
  'lesson-too-many-lines': ({ most }, { number }) => `一课最多 ${number(most)} 行。`,
  'lesson-control-character': () => '这一行里有一个看不见的控制字符：请删掉这一行重新输入。',
  'lesson-line-too-long': ({ most }, { number }) => `一行最多 ${number(most)} 个字符。`,
  'lesson-piece-too-long': ({ most }, { number }) => `这个段落或列表超过 ${number(most)} 个字符：请把它分开。`,
  'lesson-too-deep': ({ most }, { number }) => `列表、引用和强调最多嵌套 ${number(most)} 层。`,
  'lesson-without-text': () => '文件头下面什么也没有。',

  'lesson-no-front-matter': () =>
    '一课以文件头开始：一行 ---，然后是 id、title、language、minutes 和 experiment 这些字段，再一行 ---。',
  'lesson-front-matter-open': () => '从这里开始的文件头没有结尾的 --- 行。',
  'lesson-front-matter-too-long': ({ most }, { number }) => `文件头最多 ${number(most)} 行。`,
  'lesson-front-matter-no-fields': () => '文件头由字段组成，每行一个，例如 title: 两个掩码。',
  'lesson-yaml': () => '文件头在这里无法读取：每行是名称、冒号、空格和值。',
  'lesson-yaml-colon': () => '值里有冒号时要加引号：title: "Dropout: 为什么"。',
  'lesson-yaml-tab': () => '文件头要用空格缩进，不能用制表符。',
  'lesson-yaml-open': () => '文件头里缺少右引号、右括号或逗号。',
  'lesson-yaml-indent': () => '文件头的这一行与同组的行缩进不一致。',
  'lesson-yaml-reference': () => '文件头里只能有普通的值：值前面不能有 &、* 或 !。',
  'lesson-field-twice': () => '这个字段出现了两次。',
  'lesson-field-missing': ({ field }) => `文件头缺少 ${field}。`,
  'lesson-field': ({ field, rule }, { say }) => `${field} ${say(rule)}。`,
  'lesson-seed': () => 'seed 必须是 0 到 4294967295 的整数，或者 own（每个学生自己的号码）。',
  'lesson-id-form': ({ id }) =>
    `“${id}”不能作 id：id 由小写字母 a 到 z、数字和连字符组成，以字母开头，最多 50 个字符。`,

  'lesson-unknown': ({ what, name, near, known }) => {
    const sentence = `${things[what]}“${name}”`;
    if (near !== null) return `${sentence}。你是不是想写“${near}”？`;
    return known.length === 0 ? `${sentence}。` : `${sentence}；有 ${known.join('、')}。`;
  },

  'lesson-forbidden': ({ what }) => forbidden[what],
  'lesson-link-space': () => '链接的位置里不能有空格：[文字](look:cell=mask[4,2])。',
  'lesson-code-open': () => '从这里开始的程序没有结尾的 ``` 行。',
  'lesson-formula-open': () => '从这里开始的公式没有结尾的 $$ 行。',
  'lesson-formula-braces': () => '公式里的 { 和 } 不配对。',
  'lesson-formula-empty': () => '有一个公式是空的。',

  'lesson-colons': () => '::: 后面是块的名称，例如 :::number；单独的 ::: 结束一个块。',
  'lesson-close-stray': () => '这个 ::: 没有结束任何东西：这里没有打开的块。',
  'lesson-not-closed': ({ name }) => `:::${name} 没有结束：缺少一行 :::。`,
  'lesson-nested': ({ name, inside, line }, { number }) =>
    `:::${name} 不能放在第 ${number(line)} 行的 :::${inside} 里面：请先用 ::: 结束后者。`,
  'lesson-is-line': ({ name }) => `“${name}”要单独成行，用两个冒号：::${name}[…]。`,
  'lesson-is-block': ({ name }) => `“${name}”是一个块：:::${name}{…}，用三个冒号，并以一行 ::: 结束。`,
  'lesson-one-colon': ({ name }) => `“${name}”要用两个冒号并单独成行：::${name}[…]。`,
  'lesson-outside-task': ({ name }) => `::${name} 只能放在题目里。`,
  'lesson-inside-task': ({ name }) => `::${name} 只能放在题目外面；题目自己可以写 screen、phase、cell 和 tab。`,
  'lesson-label-open': ({ name }) => `::${name} 的文字放在方括号里，以 ] 结束：::${name}[…]。`,
  'lesson-label-empty': ({ name }) => `::${name} 什么也没说：文字放在 [ 和 ] 之间。`,
  'lesson-text-behind': ({ text }) => `这里后面不能再有内容：“${text}”要单独成行。`,
  'lesson-no-attributes': ({ name }) => `::${name} 不能带 {…}。`,
  'lesson-why-twice': ({ line }, { number }) => `一道题只有一个 ::why，它已经在第 ${number(line)} 行。`,

  'lesson-attribute-unreadable': ({ text }) => `“${text}”无法读取：属性写作 {#id 名称="值"}。`,
  'lesson-attribute-twice': ({ attribute }) => `${attribute} 出现了两次。`,
  'lesson-attribute-empty': ({ attribute }) => `${attribute} 没有值：请写 ${attribute}="…"，有空格时要加引号。`,
  'lesson-attribute-missing': ({ name, attribute }) => `:::${name} 需要 ${attribute}="…"。`,
  'lesson-class': ({ text }) => `“.${text}”是类，课文没有类；id 以 # 开头。`,
  'lesson-curly-quotes': () => '值要放在直引号里："…"。',
  'lesson-task-without-id': ({ name }) => `这道题没有 id，答案要靠它保存：:::${name}{#my-id}。`,
  'lesson-id-twice': ({ id, line }, { number }) => `第 ${number(line)} 行的题目已经用了 id “${id}”。`,

  'lesson-place-empty': () => '没有说看哪里：请写 screen、phase、cell 或 tab。',
  'lesson-tab-elsewhere': ({ tab, screen }) => `“${tab}”是界面 ${screen} 的标签页。`,
  'lesson-cell-form': ({ text }) =>
    `“${text}”不是单元格：请写 tensor[行,列]，例如 dropped[10,7]、fc1.bias[4] 或 loss。`,
  'lesson-cell-indices': ({ tensor, form }) => `${tensor} 的单元格写作 ${form}。`,
  'lesson-from-one': ({ text }) => `“${text}”不是位置：行和列是从 1 开始的整数。`,

  'lesson-literal-number': ({ text }) =>
    `课文里不能写正确的数：换一个种子，“${text}”就错了。请写单元格或量的名称，它的数在提问时计算。`,
  'lesson-quantity-form': ({ text }) =>
    `“${text}”既不是单元格（例如 dropped[10,7]），也不是量（例如 mean-dropped(10, 4)）。`,
  'lesson-arguments': ({ form }) => `这个量写作 ${form}。`,
  'lesson-argument': ({ text, rule }, { say }) => `“${text}”${say(rule)}。`,
  'lesson-set-form': ({ text, example }) => `“${text}”不是单元格的集合。集合这样写：“${example}”。`,
  'lesson-set-part': ({ part, tensor }) => `${tensor} 没有 ${part}。`,
  'lesson-set-condition': ({ condition, tensor }) => `${tensor} 里没有什么能是“${condition}”。`,
  'lesson-set-row': ({ part, tensor }) => `${tensor} 的 ${part} 不在一行之内。`,
  'lesson-single-number': ({ tensor }) => `${tensor} 只是一个数：请用 :::number 来问。`,

  'lesson-no-question': ({ name }) => `:::${name} 什么也没问：缺少题目的问题。`,
  'lesson-no-choices': () => '缺少选项：一个带 - [ ] 和 - [x] 的列表。',
  'lesson-one-choice': () => '只有一个选项就没得选：还缺一个。',
  'lesson-no-right-choice': () => '没有正确的选项：请至少用 [x] 标出一个。',
  'lesson-choice-unmarked': () => '这个选项既不算对也不算错：它要以 [x] 或 [ ] 开头。',
  'lesson-item-empty': () => '列表的这一项是空的。',
  'lesson-item-twice': ({ line }, { number }) => `第 ${number(line)} 行已经有同样的内容。`,
  'lesson-no-order': () => '缺少要排序的内容：一个按正确顺序写的 1. 2. 3. 列表。',
  'lesson-order-short': () => '至少要有两项才能排序。',
  'lesson-order-unnumbered': () => '要排序的内容是一个 1. 2. 3. 列表。',
  'lesson-behind-list': () => '列表后面只能有 ::hint 和 ::why：问题写在列表前面。',

  'lesson-cell-outside': ({ cell, shape }) => `${cell} 不在本课的网络里：形状是 ${shapeText(shape)}。`,
  'lesson-index-outside': ({ what, index, most }, { number }) =>
    `本课的网络没有第 ${number(index)} 个${indices[what]}，只有 ${number(most)} 个。`,
  'lesson-several-outputs': ({ quantity }) => `只有在单输出的网络里，${quantity} 才是一个数。`,
  'lesson-plain-sgd': ({ quantity }) => `${quantity} 是普通 SGD 的做法，而这个实验用的是别的优化器。`,
};

import { clause, shapeText } from '#shared/errors/fault-words.ts';
import type { FaultTextsOf, RequestFaults } from '#shared/errors/fault.ts';

/** Simplified Chinese, what goes wrong between a window and its engine. */
export const requestTexts: FaultTextsOf<RequestFaults> = {
  'closed-by-window': () => '窗口关闭了连接',
  'used-elsewhere': () => 'Dropout Lab 已在另一个标签页中使用',
  'no-access': () => '此页面没有有效的访问令牌；请打开 Dropout Lab 启动时在终端中显示的地址',
  'too-many-guesses': () => '错误的访问令牌尝试次数过多；请半分钟后再连接',
  'too-many-windows': () => '连接的窗口过多；请关闭一些后再连接',
  'window-gone': () => '窗口已不存在',
  'window-silent': () => '窗口半分钟没有任何回应',
  'other-side-gone': () => '另一端已不存在',
  'host-gone': () => 'Dropout Lab 已不在它的终端中运行，或者与它的连接已中断',
  'host-unheard': () => 'Dropout Lab 半分钟没有任何回应；它可能已停住，或与它的连接已中断',
  'trainer-not-starting': () => '引擎无法启动',
  'trainer-stopped': () => '引擎意外终止',
  'trainer-killed': () => '系统终止了引擎，内存用尽时会这样',
  'trainer-out-of-memory': () => '引擎用尽了内存',
  'trainer-started-again': () => '另一个窗口重新启动了引擎',
  'app-closing': () => 'Dropout Lab 正在关闭',
  'no-longer-served': () => '服务已停止',
  'protocol-broken': () => '另一端发来的内容不是本应用的消息',
  'frame-malformed': () => '另一端发来的数据帧格式有误',
  'frame-not-binary': () => '这里只接受二进制帧，另一端却发来了文本',
  'answers-unread': () => '发出的内容有太多未被读取',
  'request-cancelled': () => '请求已取消。',
  'another-started': () => '已开始另一个实验。',
  'experiment-replaced': () => '实验已重新开始或被修改。',
  'engine-busy': () => '引擎还在处理另一个请求。',
  'too-many-requests': ({ most }, { number }) => `同时进行的请求超过 ${number(most)} 个。`,
  'too-much-asked': () => '同时请求的内容过大：请等待先前请求的答复。',
  'request-unfinished': () => '你要求的操作没有完成：请在引擎重新连接后再试。',
  'no-experiment': () => '还没有开始任何实验。',
  'unknown-request': ({ request }) => `没有名为 ${request} 的请求。`,
  'request-is-stream': ({ request }) => `${request} 返回的是一串值，而不是单个值。`,
  'request-refused': ({ request, field, rule }, { say }) =>
    `${field || `${request} 的输入`}${field === '' ? '' : ' '}${say(rule)}。`,
  'connection-lost': ({ reason }, { say }) => `与引擎的连接已断开：${say(reason)}。`,
  'connection-ended': () => '连接已结束。',
  'host-unreachable': () => '无法连接 Dropout Lab；它很可能已在终端中被停止。',
  'host-silent': () => 'Dropout Lab 还在，但没有响应：它可能在终端中被暂停（用命令 fg 可继续），也可能非常忙。',
  'trainer-not-started': () => '引擎无法启动。',
  'worker-not-started': () => '无法从本网站取得它的程序，或此浏览器无法运行它',
  'shell-silent': () => '桌面应用没有响应它的窗口。',
  unexpected: ({ detail }) => `意外错误：${detail}`,
  'engine-step-failed': ({ detail }) => `TensorFlow.js 无法计算这一步：${detail}`,
  'out-of-memory': () => '内存不足，无法完成：请减少样本或单元，或关闭其他程序。',
  'backend-does-not-load': ({ backend, cause }, { say }) => `引擎 ${backend} 无法加载：${say(cause)}。`,
  'backend-not-loaded': ({ backend }) => `引擎 ${backend} 没有加载。`,
  'backend-does-not-start': ({ backend }) => `引擎 ${backend} 无法启动。`,
  'native-part-of-desktop': () => '原生 TensorFlow 属于桌面应用，浏览器无法运行它',
  'native-part-missing': () => '没有安装原生 TensorFlow（可用 npm run native 安装）',
  'native-part-not-packed': () => '原生 TensorFlow 在名称以 -tensorflow 结尾的较大安装包中',
  'kernels-not-fetched': () => '无法从本网站取得它的程序（重新加载页面可再试一次）',
  'did-not-start': () => '启动失败',
  'in-its-words': ({ detail }) => `TensorFlow.js 报告“${clause(detail)}”`,
  'step-not-done': ({ step, completedSteps }, { number }) =>
    `第 ${number(step)} 步还没有做：目前共有 ${number(completedSteps)} 步。`,
  'no-update-yet': () => '还没有更新：请先记录一步。',
  'no-sample': ({ sample }, { number }) => `没有样本 ${number(sample)}。`,
  'no-unit': ({ unit }, { number }) => `没有单元 ${number(unit)}。`,
  'no-output': ({ output }, { number }) => `没有输出 ${number(output)}。`,
  'cell-outside-tensor': ({ tensor, row, column }, { number }) =>
    `单元格 [${number(row)}, ${number(column)}] 在 ${tensor} 之外。`,
  'tensor-length': ({ tensor, shape, numbers }, { number }) =>
    `${tensor} 的形状是 ${shapeText(shape)}，而不是 ${number(numbers)} 个数。`,
  'no-mask-to-change': () => '没有 dropout，也就没有可以修改的掩码。',
  'inputs-differ': ({ network, table }, { number }) =>
    `网络有 ${number(network)} 个输入，而表格有 ${number(table)} 个输入列。`,
  'outputs-differ': ({ network, table }, { number }) =>
    `网络有 ${number(network)} 个输出，而表格有 ${number(table)} 个目标列。`,
  'targets-differ': ({ loss, table }, { number }) =>
    `该损失每个样本取 ${number(loss)} 个目标，而表格有 ${number(table)} 个目标列。`,
  'target-refused': ({ row, value, rule }, { number, say }) =>
    `第 ${number(row)} 行的目标 ${number(value)} ${say(rule)}。`,
  'all-rows-held-out': ({ rows }, { number }) => `没有可用于训练的数据：表格的全部 ${number(rows)} 行都留作验证。`,
  'batch-too-large': ({ batch, rows }, { number }) =>
    `${number(batch)} 行的批量大于训练数据，后者只有 ${number(rows)} 行。`,
  'too-many-masks': ({ most, units }, { number }) =>
    `最多 ${number(most)} 个隐藏单元时才列举全部掩码；现在有 ${number(units)} 个。`,
  'no-whole-rows': ({ numbers, inputs }, { number }) =>
    `${number(numbers)} 个数无法排成每行 ${number(inputs)} 个输入的整行。`,
  'too-many-passes': ({ passes, rows }, { number }) =>
    `${number(rows)} 行各做 ${number(passes)} 次太多了：请减少次数或行数。`,
  'no-rows-held-out': () => '没有留出任何行：请提高验证所占的比例。',
  'no-dropout-to-compare': () => '没有 dropout 就没有可比较的：请选择大于 0 的丢弃概率。',
  'tensor-not-remembered': ({ tensor }) => `这个实验中没有 ${tensor}：它的优化器不保存这样的量。`,
  'zip-too-large': ({ step }, { number }) =>
    `第 ${number(step)} 步的矩阵太大，放不进一个文件。请逐个导出所需的矩阵（CSV 或 NPY）。`,
};

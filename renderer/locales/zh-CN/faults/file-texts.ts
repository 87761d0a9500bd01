import type { FileCause } from '#shared/errors/fault-words.ts';
import type { FaultTextsOf, FileFaults } from '#shared/errors/fault.ts';

const elsewhere = '保存到其他文件夹';

/** Why the system refused, and what the user can do when a file was not saved. */
const causes: Readonly<Record<FileCause, { readonly why: (detail: string) => string; readonly advice: string }>> = {
  'disk-full': { why: () => '磁盘已满', advice: `请腾出一些空间，或${elsewhere}` },
  'share-used-up': { why: () => '你的磁盘配额已用完', advice: `请删除一些内容，或${elsewhere}` },
  'disk-read-only': { why: () => '磁盘是只读的', advice: `请${elsewhere}` },
  'not-allowed': { why: () => '系统不允许', advice: `请关闭使用该文件的程序，或${elsewhere}` },
  'in-use': { why: () => '该文件正被其他程序使用', advice: `请关闭那个程序，或${elsewhere}` },
  'file-gone': { why: () => '文件不存在', advice: `请${elsewhere}` },
  'folder-gone': { why: () => '所在的文件夹已不存在', advice: `请${elsewhere}` },
  'file-for-folder': { why: () => '在文件夹的位置上有一个文件', advice: `请${elsewhere}` },
  'is-folder': { why: () => '有一个文件夹使用这个名称', advice: '请选择其他名称' },
  'no-ordinary-file': { why: () => '它不是普通文件', advice: '请选择其他文件' },
  'name-too-long': { why: () => '名称太长', advice: '请选择较短的名称' },
  'browser-full': {
    why: () => '此浏览器没有更多空间留给实验室',
    advice: '请将实验保存为文件，或删除其他网站保存的数据',
  },
  'browser-refuses': {
    why: () => '此浏览器不为本页面保存任何内容（例如在无痕窗口中）',
    advice: '请将实验保存为文件',
  },
  other: {
    why: (detail) => (detail === '' ? '系统报告了错误' : `系统报告“${detail}”`),
    advice: `请${elsewhere}`,
  },
};

/** Simplified Chinese, what goes wrong with experiment files and on the disk. */
export const fileTexts: FaultTextsOf<FileFaults> = {
  'file-refused': ({ field, line, rule }, { number, say }) => {
    const gap = field === '' ? '' : ' ';
    const place = line === null ? gap : `（第 ${number(line)} 行）`;
    const advice = line === null ? '请使用该文件较早的副本' : '请在该处更正，或使用该文件较早的副本';
    return `${field || '文件'}${place}${say(rule)}。${advice}。`;
  },
  'newer-version': ({ version, known }, { number }) =>
    `需要更新的 Dropout Lab：此文件的版本是 ${number(version)}，而这里最高只能读取版本 ${number(known)}。`,
  'file-too-large': ({ file, megabytes, most }, { number }) =>
    `${file} 有 ${number(megabytes)} MB；实验文件最大为 ${number(most)} MB。`,
  'no-room-in-file': ({ megabytes }, { number }) => `实验放不进 ${number(megabytes)} MB 的文件：请撤销它的一些修改。`,
  'not-saved': ({ file, cause, detail }) => {
    const what = file === null ? '实验未能自动保存' : `“${file}”未能保存`;
    const { why, advice } = causes[cause];
    return `${what}：${why(detail)}。原有的内容完好；${advice}。`;
  },
  'not-opened': ({ file, cause, detail }) =>
    `${file === null ? '文件' : `“${file}”`}无法打开：${causes[cause].why(detail)}。`,
  'others-not-opened': ({ opened, others }) =>
    `一次只打开一个文件：“${opened}”。未打开：${others.map((name) => `“${name}”`).join('、')}。`,
  'autosaves-unreachable': ({ cause, detail }) =>
    `无法访问自动保存的实验：${causes[cause].why(detail)}。它们保持原样。`,
  'autosave-gone': () => '这个自动保存的实验不再提供：另一个窗口已恢复它，或它已被丢弃。屏幕上的内容保持原样。',
  'autosave-unreadable': () => '无法读取这个自动保存的实验。',
  'window-is-closed': () => '这个实验的窗口已关闭。',
  'data-folder-not-absolute': ({ folder }) => `DROPOUT_LAB_DATA 必须是绝对路径，而不是 ${folder}。`,
  'other-took-place': ({ file }) =>
    `没有写入“${file}”：要保存的实验已被另一个实验取代。若要保存屏幕上的实验，请再保存一次。`,
  'file-changed': ({ file }) =>
    `“${file}”在此处打开或保存之后被其他程序改动过。目前什么都没有写入：覆盖会丢失那些改动。`,
  'file-deleted': ({ file }) => `“${file}”在此处打开或保存之后被删除、移动或改名。屏幕上的实验仍然保留。`,
  'file-not-known': () => '已经找不到这个文件；请重新选择。',
};

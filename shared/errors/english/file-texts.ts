import type { FileCause } from '../fault-words.ts';
import type { FaultTextsOf, FileFaults } from '../fault.ts';

const elsewhere = 'save it in another folder';

/** Why the system refused, and what the user can do when a file was not saved. */
const causes: Readonly<Record<FileCause, { readonly why: (detail: string) => string; readonly advice: string }>> = {
  'disk-full': { why: () => 'the disk is full', advice: `free some space, or ${elsewhere}` },
  'share-used-up': {
    why: () => 'your share of the disk is used up',
    advice: `delete something, or ${elsewhere}`,
  },
  'disk-read-only': { why: () => 'the disk can only be read', advice: elsewhere },
  'not-allowed': {
    why: () => 'the system does not allow it',
    advice: `close the programs that use the file, or ${elsewhere}`,
  },
  'in-use': { why: () => 'another program uses the file', advice: `close that program, or ${elsewhere}` },
  'file-gone': { why: () => 'it is not there', advice: elsewhere },
  'folder-gone': { why: () => 'its folder is not there any more', advice: elsewhere },
  'file-for-folder': { why: () => 'a file stands where its folder should be', advice: elsewhere },
  'is-folder': { why: () => 'a folder has this name', advice: 'choose another name' },
  'no-ordinary-file': { why: () => 'it is no ordinary file', advice: 'choose another' },
  'name-too-long': { why: () => 'its name is too long', advice: 'choose a shorter name' },
  'browser-full': {
    why: () => 'this browser has no more room for the lab',
    advice: 'save the experiment as a file, or delete what other sites keep',
  },
  'browser-refuses': {
    why: () => 'this browser keeps nothing for this page, as in a private window',
    advice: 'save the experiment as a file',
  },
  other: { why: (detail) => `the system answers ${detail || 'with an error'}`, advice: elsewhere },
};

/** English, what goes wrong with experiment files and on the disk. */
export const fileTexts: FaultTextsOf<FileFaults> = {
  'file-refused': ({ field, line, rule }, { number, say }) => {
    const place = line === null ? '' : ` (line ${number(line)})`;
    const advice =
      line === null ? 'Use an earlier copy of the file' : 'Correct it there, or use an earlier copy of the file';
    return `${field || 'The file'}${place} ${say(rule)}. ${advice}.`;
  },
  'newer-version': ({ version, known }, { number }) =>
    `A newer Dropout Lab is needed: this file has version ${number(version)}, and this one reads up to version ${number(known)}.`,
  'file-too-large': ({ file, megabytes, most }, { number }) =>
    `${file} is ${number(megabytes)} MB large; an experiment file has at most ${number(most)} MB.`,
  'no-room-in-file': ({ megabytes }, { number }) =>
    `The experiment does not fit into a file of ${number(megabytes)} MB: undo some of its edits.`,
  'not-saved': ({ file, cause, detail }) => {
    const what = file === null ? 'The autosaved experiment' : `“${file}”`;
    const { why, advice } = causes[cause];
    return `${what} was not saved: ${why(detail)}. What was there before is intact; ${advice}.`;
  },
  'not-opened': ({ file, cause, detail }) =>
    `${file === null ? 'The file' : `“${file}”`} cannot be opened: ${causes[cause].why(detail)}.`,
  'others-not-opened': ({ opened, others }) =>
    `One file is opened at a time: “${opened}”. Not opened: ${others.map((name) => `“${name}”`).join(', ')}.`,
  'autosaves-unreachable': ({ cause, detail }) =>
    `The autosaved experiments cannot be reached: ${causes[cause].why(detail)}. They are left as they are.`,
  'autosave-gone': () =>
    'This autosaved experiment is not offered any more: another window has recovered it, or it was discarded. What is on screen is as it was.',
  'autosave-unreadable': () => 'This autosaved experiment cannot be read.',
  'window-is-closed': () => 'The window of this experiment is closed.',
  'data-folder-not-absolute': ({ folder }) => `DROPOUT_LAB_DATA must be an absolute path, not ${folder}.`,
  'other-took-place': ({ file }) =>
    `“${file}” was not written: another experiment had taken the place of the one to be saved. To save the one on screen, save again.`,
  'file-changed': ({ file }) =>
    `“${file}” was changed by another program since it was opened or saved here. Nothing was written yet: to overwrite it loses that change.`,
  'file-deleted': ({ file }) =>
    `“${file}” was deleted, moved or renamed since it was opened or saved here. The experiment on screen is kept.`,
  'file-not-known': () => 'This file is not known any more; choose it again.',
};

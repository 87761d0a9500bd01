/** A name that says whose file or folder it is. */
const fileName = /[^\s"'“”]*\.(?:dropoutlab|lesson\.md|csv|tsv|npz|npy|safetensors|pth?|ckpt|pkl|h5)\b/giu;
/** What errors quote from outside: contents of files, names of the user's. */
const quoted = /"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|`[^`\n]*`/gu;
/** In single quotes stand paths, and names of the program, which tell most about an error and nothing about a person. */
const singleQuoted = /'[^'\n]*'/gu;
const programName = /^'[\w$.#-]{1,40}'$/u;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/**
 * A text for the log without what tells of a person: the home folder becomes `~`, names of files and whatever is quoted become `…`.
 * @param home the home folder of the user, whose name is in every path.
 */
export function withoutPersonalData(text: string, home: string): string {
  const spellings = [home, home.replaceAll('\\', '/'), encodeURI(home.replaceAll('\\', '/'))];
  const homes = new RegExp(spellings.map(escaped).join('|'), 'giu');
  return text
    .replace(homes, '~')
    .replace(quoted, '…')
    .replace(singleQuoted, (found) => (programName.test(found) ? found : '…'))
    .replace(fileName, '…');
}

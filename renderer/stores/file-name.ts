const extension = '.dropoutlab';
/** What one of the systems the app runs on does not allow in the name of a file. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u001f\u007f\\/:*?"<>|]+/g;
/** Names Windows keeps for devices, whatever comes behind their first dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name for a file with this title on every system; it is an experiment's unless it ends otherwise. */
export function fileNameOf(title: string, ending = extension): string {
  const plain = title
    .replace(forbidden, '-')
    .slice(0, 100)
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const named = plain === '' || reserved.test(plain) ? `experiment ${plain}`.trim() : plain;
  return named + ending;
}

/** The name of a file without what every experiment file ends with. */
export function titleOfFile(name: string): string {
  return name.toLowerCase().endsWith(extension) ? name.slice(0, -extension.length) : name;
}

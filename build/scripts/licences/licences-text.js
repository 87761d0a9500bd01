/** @typedef {import('./licence-of.js').Licensed} Licensed */

const line = '-'.repeat(80);

/** @param {Licensed} a @param {Licensed} b */
const byName = (a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1);

/**
 * All licences as one text: packages that share the words of a licence stand above one copy of it.
 *
 * @param {readonly Licensed[]} packages
 */
export function licencesText(packages) {
  const sorted = [...packages].sort(byName);
  const texts = [...new Set(sorted.map(({ text }) => text))];
  const parts = texts.map((text) => {
    const names = sorted.filter((one) => one.text === text);
    return [...names.map(({ name, version, licence }) => `${name} ${version} (${licence})`), '', text].join('\n');
  });
  return [
    `Dropout Lab is made with ${sorted.length} packages of others. These are their licences.`,
    'In the desktop app, Electron and Chromium have theirs in LICENSES.chromium.html beside the program.\n' +
      'Native TensorFlow, where it is installed, has its own beside its libraries, in dist/node/native/deps.',
    ...parts.flatMap((part) => [line, part]),
    '',
  ].join('\n\n');
}

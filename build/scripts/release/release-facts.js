/**
 * What has to agree before a version is published. The version stands in package.json; the tag and the changelog follow it.
 *
 * @typedef {{ readonly tag: string, readonly version: string, readonly lockedVersion: string, readonly changelog: string }} ReleaseFacts
 */

/**
 * The part of a changelog below a version's heading.
 *
 * @param {string} changelog in the form of Keep a Changelog
 * @param {string} version or `Unreleased`
 * @returns {{ readonly date: string, readonly text: string } | null} null when there is no such heading; `date` is empty where it has none
 */
export function changesOf(changelog, version) {
  const parts = changelog.split(/^## /m).slice(1);
  const part = parts.find((one) => one.startsWith(`[${version}]`));
  if (part === undefined) return null;
  const [heading = '', ...lines] = part.split('\n');
  return { date: / - (\S+)$/.exec(heading)?.[1] ?? '', text: lines.join('\n').trim() };
}

/**
 * @param {ReleaseFacts} facts
 * @returns {readonly string[]} what is wrong, in sentences; none when the version may be published
 */
export function releaseFaults({ tag, version, lockedVersion, changelog }) {
  const changes = changesOf(changelog, version);
  const unreleased = changesOf(changelog, 'Unreleased');
  return [
    ...(tag === `v${version}`
      ? []
      : [`The tag is ${tag}, but package.json has version ${version}: the tag must be v${version}.`]),
    ...(lockedVersion === version ? [] : [`package-lock.json has version ${lockedVersion}: run npm install.`]),
    ...(changes === null
      ? [`CHANGELOG.md has no heading "## [${version}] - DATE".`]
      : [
          ...(/^\d{4}-\d\d-\d\d$/.test(changes.date)
            ? []
            : [`CHANGELOG.md gives version ${version} no date (YYYY-MM-DD).`]),
          ...(changes.text === '' ? [`CHANGELOG.md says nothing of version ${version}.`] : []),
        ]),
    ...(unreleased === null || unreleased.text === ''
      ? []
      : [`CHANGELOG.md still has changes under "Unreleased": move them to ${version}.`]),
  ];
}

/**
 * Electron's makers support the three latest major versions.
 *
 * @param {string} used
 * @param {string} latest
 * @returns {readonly string[]} what is wrong, in a sentence; none when the used one is supported
 */
export function electronFaults(used, latest) {
  const age = Number.parseInt(latest, 10) - Number.parseInt(used, 10);
  if (age < 3) return [];
  return [
    `Electron ${used} is no longer supported, the latest is ${latest}: take one of its last three major versions.`,
  ];
}

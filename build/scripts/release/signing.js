/**
 * What signs the installers of a system: groups of secrets by the names electron-builder gives them, each of use only as a
 * whole, and only if those before it are there.
 *
 * @typedef {{ readonly without: string, readonly secrets: readonly string[] }} Signature `without`: what lacks it
 */

/** @type {Readonly<Record<string, readonly Signature[]>>} */
const signatures = {
  darwin: [
    { without: 'The macOS installers are not signed', secrets: ['CSC_LINK', 'CSC_KEY_PASSWORD'] },
    {
      without: 'The macOS installers are not notarised',
      secrets: ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
    },
  ],
  win32: [{ without: 'The Windows installers are not signed', secrets: ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'] }],
};

/**
 * The environment electron-builder is to have. A workflow passes a secret that does not exist as an empty text, which
 * electron-builder would take for a certificate: those are left out.
 *
 * @param {string} platform as process.platform
 * @param {Readonly<NodeJS.ProcessEnv>} environment
 * @returns {{ readonly env: NodeJS.ProcessEnv, readonly skipped: readonly string[] }} `skipped`: a sentence for each signature that cannot be made
 */
export function signingEnvironment(platform, environment) {
  let env = { ...environment };
  /** @type {string[]} */
  const skipped = [];
  for (const { without, secrets } of signatures[platform] ?? []) {
    const missing = secrets.filter((name) => !env[name]);
    if (missing.length === 0 && skipped.length === 0) continue;
    env = Object.fromEntries(Object.entries(env).filter(([name]) => !secrets.includes(name)));
    skipped.push(`${without}: ${missing.length === 0 ? 'that needs a signature' : `no secret ${missing.join(', ')}`}.`);
  }
  // Otherwise electron-builder looks for any certificate the machine may have.
  if (env['CSC_LINK'] === undefined) env['CSC_IDENTITY_AUTO_DISCOVERY'] = 'false';
  return { env, skipped };
}

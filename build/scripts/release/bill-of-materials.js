/**
 * @typedef {{ readonly name: string, readonly version: string, readonly scope?: string, readonly 'bom-ref': string, readonly properties?: readonly unknown[] }} Component
 * @typedef {{
 *   readonly metadata: { readonly component: Component },
 *   readonly components: readonly Component[],
 *   readonly dependencies: readonly { readonly ref: string, readonly dependsOn?: readonly string[] }[],
 * }} Bill a bill of materials in the form of CycloneDX, as far as it is looked at here
 */

/**
 * What npm says of all packages, restricted to what users get: the bundled and packed packages and Electron, and TensorFlow's
 * library, which only the installers named for it hold.
 *
 * @param {Bill} bill of npm
 * @param {string} name of the app, for which npm takes that of the folder
 * @param {readonly { readonly name: string, readonly version: string }[]} packed
 * @param {readonly import('../native/sources.js').Source[]} libraries
 * @returns {Bill}
 * @throws Error when a packed package is not in npm's bill
 */
export function shippedBill(bill, name, packed, libraries) {
  const key = (/** @type {{ name: string, version: string }} */ one) => `${one.name}@${one.version}`;
  const root = { ...bill.metadata.component, name };
  const wanted = new Set(packed.map(key));
  const shipped = bill.components.filter((one) => wanted.has(key(one)) || one.name === 'electron');
  const lacking = packed.filter((one) => !shipped.some((other) => key(other) === key(one)));
  if (lacking.length > 0) throw new Error(`npm does not know ${lacking.map(key).join(', ')}`);
  const refs = new Set([root['bom-ref'], ...shipped.map((one) => one['bom-ref'])]);
  const native = libraries.map(({ title, sha256, ...source }) => ({
    'bom-ref': `tensorflow-${sha256.slice(0, 8)}`,
    type: 'library',
    name: 'tensorflow',
    version: /\d+\.\d+\.\d+/.exec(title)?.[0] ?? '',
    scope: 'optional',
    description: `The C library of ${title}, in the installers named -tensorflow`,
    hashes: [{ alg: 'SHA-256', content: sha256 }],
    licenses: [{ license: { id: 'Apache-2.0' } }],
    ...(source.kind === 'wheel' ? { purl: `pkg:pypi/${source.requirement.replace('==', '@')}` } : {}),
  }));
  return {
    ...bill,
    metadata: { ...bill.metadata, component: root },
    // npm calls what is bundled a tool of the developers; here it is part of the app.
    components: [...shipped.map((one) => ({ ...one, scope: 'required', properties: [] })), ...native],
    dependencies: bill.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
  };
}

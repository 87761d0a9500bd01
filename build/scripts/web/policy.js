/** What the web edition's page may do: as the window's own policy, with a worker, a manifest, and its own connections alone. */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** @param {Readonly<Record<string, string>>} named */
const policyOf = (named) =>
  Object.entries(named)
    .map((parts) => parts.join(' '))
    .join('; ');

/** What the page says of itself, so that it needs no server's word. */
export const pagePolicy = policyOf(directives);

/**
 * The headers that a server may add. The policy says two things more: that no other page frames this one, which a page cannot say of
 * itself, and that WebAssembly may be compiled, for the engine's worker is bound by the headers of its own program alone.
 */
export const siteHeaders = {
  'Content-Security-Policy': policyOf({
    ...directives,
    'script-src': `${directives['script-src']} 'wasm-unsafe-eval'`,
    'frame-ancestors': "'none'",
  }),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

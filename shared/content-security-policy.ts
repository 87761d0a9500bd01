/**
 * The one content security policy of the window, sent as a header by both shells: the app's own files and nothing else;
 * no inline script, no inline style, no `eval`, no frame around it. `connections` are the further addresses the window
 * may connect to, as CSP sources.
 */
export function contentSecurityPolicy(connections: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connections].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '#shared/content-security-policy.ts';
import { top } from '../../../../build/scripts/places.js';
import { pagePolicy, siteHeaders } from '../../../../build/scripts/web/policy.js';

const directivesOf = (policy: string) =>
  new Map(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]));

/** What one policy says and the other does not, by directive. */
function differences(one: string, other: string) {
  const [left, right] = [directivesOf(one), directivesOf(other)];
  const names = [...new Set([...left.keys(), ...right.keys()])].sort();
  return names
    .filter((name) => left.get(name) !== right.get(name))
    .map((name) => [name, left.get(name), right.get(name)]);
}

describe('the content policy of the web edition', () => {
  it('is that of the window, and of what only a page has: a worker and a manifest', () => {
    expect(differences(pagePolicy, contentSecurityPolicy())).toEqual([
      ['frame-ancestors', undefined, "'none'"], // no page can say it of itself
      ['manifest-src', "'self'", undefined],
      ['worker-src', "'self'", undefined],
    ]);
  });

  it('is the same in the headers, which say two things more', () => {
    expect(differences(siteHeaders['Content-Security-Policy'], pagePolicy)).toEqual([
      ['frame-ancestors', "'none'", undefined],
      ['script-src', "'self' 'wasm-unsafe-eval'", "'self'"],
    ]);
  });

  it('is recommended by the README as the headers of its own server', () => {
    const readme = readFileSync(join(top, 'README.md'), 'utf8');
    for (const [name, value] of Object.entries(siteHeaders)) expect(readme).toContain(`\n${name}: ${value}\n`);
  });
});

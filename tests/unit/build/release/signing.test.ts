import { describe, expect, test } from 'vitest';
import { signingEnvironment } from '../../../../build/scripts/release/signing.js';

const certificate = { CSC_LINK: 'certificate', CSC_KEY_PASSWORD: 'x' };
const apple = { APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'b', APPLE_TEAM_ID: 'c' };

describe('signing', () => {
  test('leaves everything in place where every secret is there', () => {
    const environment = { PATH: '/bin', ...certificate, ...apple };
    expect(signingEnvironment('darwin', environment)).toEqual({ env: environment, skipped: [] });
  });

  test('is skipped by name, and an empty secret is no certificate', () => {
    const { env, skipped } = signingEnvironment('darwin', {
      PATH: '/bin',
      CSC_LINK: '',
      CSC_KEY_PASSWORD: '',
      ...apple,
    });
    expect(skipped).toEqual([
      'The macOS installers are not signed: no secret CSC_LINK, CSC_KEY_PASSWORD.',
      'The macOS installers are not notarised: that needs a signature.',
    ]);
    expect(env).toEqual({ PATH: '/bin', CSC_IDENTITY_AUTO_DISCOVERY: 'false' });
  });

  test('signs without notarising where only that is missing', () => {
    const { env, skipped } = signingEnvironment('darwin', { ...certificate, ...apple, APPLE_TEAM_ID: '' });
    expect(skipped).toEqual(['The macOS installers are not notarised: no secret APPLE_TEAM_ID.']);
    expect(env).toEqual(certificate);
  });

  test('knows Windows, and that Linux signs nothing', () => {
    expect(signingEnvironment('win32', { WIN_CSC_LINK: 'c' }).skipped).toEqual([
      'The Windows installers are not signed: no secret WIN_CSC_KEY_PASSWORD.',
    ]);
    expect(signingEnvironment('linux', {}).skipped).toEqual([]);
  });
});

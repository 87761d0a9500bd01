import { describe, expect, it } from 'vitest';
import { missingPackages } from '../../../build/scripts/install.js';

const locked = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/vue': { version: '3.5.45' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/of-another-system': { version: '1.0.0', optional: true },
  },
};

describe('what is missing of the lock file', () => {
  it('is nothing when every package is there in its version, those of other systems aside', () => {
    const installed = {
      packages: { 'node_modules/vue': { version: '3.5.45' }, 'node_modules/zod': { version: '4.6.7' } },
    };
    expect(missingPackages(locked, installed)).toEqual([]);
  });

  it('is everything before the first installation', () => {
    expect(missingPackages(locked, {})).toEqual(['node_modules/vue', 'node_modules/zod']);
  });

  it('is a package of another version', () => {
    const installed = {
      packages: { 'node_modules/vue': { version: '3.5.44' }, 'node_modules/zod': { version: '4.6.7' } },
    };
    expect(missingPackages(locked, installed)).toEqual(['node_modules/vue']);
  });
});

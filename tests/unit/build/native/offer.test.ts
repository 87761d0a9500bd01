import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nativeOffer } from '../../../../build/scripts/native/offer.js';
import { addonPath, tfjsNode } from '../../../../build/scripts/places.js';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'dropout-lab-'));
});
afterEach(() => {
  rmSync(project, { recursive: true });
});

describe('native TensorFlow', () => {
  it('is offered by the command that adds it', () => {
    expect(nativeOffer({ system: 'linux', arch: 'x64', project })).toContain('"npm run native"');
  });

  it('is not offered where it is there', () => {
    const addon = join(project, tfjsNode, addonPath);
    mkdirSync(dirname(addon), { recursive: true });
    writeFileSync(addon, '');
    expect(nativeOffer({ system: 'linux', arch: 'x64', project })).toBeUndefined();
  });

  it('is not offered where it cannot be had', () => {
    expect(nativeOffer({ system: 'win32', arch: 'x64', project })).toBeUndefined();
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, archFromString } from 'electron-builder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { afterPack, packedNative } from '../../../../build/scripts/pack/after-pack.js';

const here = { electronPlatformName: process.platform as string, arch: archFromString(process.arch) };
const otherArch = { ...here, arch: here.arch === Arch.x64 ? Arch.arm64 : Arch.x64 };
const otherSystem = { ...here, electronPlatformName: 'another' };

let appOutDir: string;
let addon: string;
beforeEach(() => {
  appOutDir = mkdtempSync(join(tmpdir(), 'dropout-lab-'));
  addon = join(appOutDir, packedNative, 'lib', 'napi-v8', 'tfjs_binding.node');
  mkdirSync(join(addon, '..'), { recursive: true });
  writeFileSync(addon, '');
});
afterEach(() => {
  rmSync(appOutDir, { recursive: true });
});

const pack = (system: typeof here) => () => {
  afterPack({ ...system, appOutDir, packager: { getResourcesDir: (folder) => folder } });
};

describe('the installer with native TensorFlow', () => {
  it('is made where it has it', () => {
    expect(pack(here)).not.toThrow();
  });

  it('is not made without it', () => {
    rmSync(addon);
    expect(pack(here)).toThrow('run "npm run native" first');
  });

  it.each([otherArch, otherSystem])('is not made for a system of another kind', (system) => {
    expect(pack(system)).toThrow('on such a machine');
  });
});

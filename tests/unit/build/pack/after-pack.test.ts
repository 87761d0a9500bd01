import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, archFromString } from 'electron-builder';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterPack } from '../../../../build/scripts/pack/after-pack.js';

const here = { electronPlatformName: process.platform, arch: archFromString(process.arch) };
const elsewhere = { ...here, arch: here.arch === Arch.x64 ? Arch.arm64 : Arch.x64 };

let appOutDir: string;
let addon: string;
let libraries: string;
beforeEach(() => {
  appOutDir = mkdtempSync(join(tmpdir(), 'dropout-lab-'));
  const tfjsNode = join(appOutDir, 'app.asar.unpacked', 'node_modules', '@tensorflow', 'tfjs-node');
  addon = join(tfjsNode, 'lib', 'napi-v8', 'tfjs_binding.node');
  libraries = join(tfjsNode, 'deps', 'lib');
  mkdirSync(join(addon, '..'), { recursive: true });
  mkdirSync(libraries, { recursive: true });
  writeFileSync(addon, '');
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  rmSync(appOutDir, { recursive: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const pack = (system: typeof here) =>
  afterPack({ ...system, appOutDir, packager: { getResourcesDir: (folder) => folder } });

describe('the native part in a packed app', () => {
  it('stays where the app is for this system', async () => {
    vi.stubEnv('DROPOUT_LAB_NATIVE', 'required');
    await pack(here);
    expect(existsSync(addon)).toBe(true);
    expect(existsSync(libraries)).toBe(true);
  });

  it('is taken out where the app is for another', async () => {
    await pack(elsewhere);
    expect(existsSync(addon)).toBe(false);
    expect(existsSync(libraries)).toBe(false);
  });

  it('may be missing, but not where it is required', async () => {
    rmSync(addon);
    await pack(here);
    vi.stubEnv('DROPOUT_LAB_NATIVE', 'required');
    await expect(pack(here)).rejects.toThrow('Native TensorFlow is missing for');
  });
});

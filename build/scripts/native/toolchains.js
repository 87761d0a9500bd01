/**
 * How an addon is made on a system. Both look for TensorFlow's libraries beside the addon, by a path that starts at the addon
 * itself, and take every function it needs as known when it is loaded: one that is missing shows at once, not in the middle
 * of a step.
 *
 * @typedef {{
 *   readonly tools: readonly (readonly [name: string, command: string, parameters: readonly string[]])[],
 *   readonly compiler: string,
 *   readonly linking: readonly string[],
 *   readonly slimming: (files: readonly string[]) => readonly (readonly [command: string, parameters: readonly string[]])[],
 * }} Toolchain `tools` in the order in which one would install them; `slimming` takes out what only a debugger or a linker reads
 */

/** @type {Readonly<Record<'linux' | 'darwin', Toolchain>>} */
const toolchains = {
  linux: {
    tools: [
      ['a C++ compiler (g++)', 'g++', ['--version']],
      ['strip (binutils)', 'strip', ['--version']],
    ],
    compiler: 'g++',
    linking: ['-shared', '-Wl,-rpath,$ORIGIN/../../deps/lib', '-Wl,-z,now'],
    slimming: (files) => [['strip', ['--strip-unneeded', ...files]]],
  },
  // Untried so far: only the names in TensorFlow's wheel, the paths inside its libraries and the functions they have were
  // compared with what is asked for here. The libraries call themselves @rpath/NAME and look for each other beside themselves.
  darwin: {
    tools: [['Apple’s command line tools (xcode-select --install)', 'xcrun', ['--find', 'clang++']]],
    compiler: 'clang++',
    // Node's own functions are found when the addon is loaded.
    linking: ['-bundle', '-undefined', 'dynamic_lookup', '-Wl,-rpath,@loader_path/../../deps/lib'],
    // What is changed has to be signed again: Apple silicon loads nothing whose signature is broken.
    slimming: (files) => [
      ['strip', ['-x', ...files]],
      ['codesign', ['--force', '--sign', '-', ...files]],
    ],
  },
};

/**
 * @param {string} platform as process.platform
 * @throws Error when no addon can be made there
 */
export function toolchainFor(platform) {
  if (platform !== 'linux' && platform !== 'darwin') throw new Error(`nobody has made it on ${platform} yet`);
  return toolchains[platform];
}

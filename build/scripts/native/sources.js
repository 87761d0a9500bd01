/**
 * Where TensorFlow's C library and its headers can be had. The sums are those of the publishers' files; to add a system,
 * compare its sum from more than one place. tfjs-node's server has a compiled addon for Linux x64, too, but nobody publishes
 * its sum: it is not used, and the addon is always compiled here.
 *
 * @typedef {{
 *   readonly kind: 'archive' | 'wheel',
 *   readonly title: string,
 *   readonly sha256: string,
 *   readonly libraries: readonly string[],
 * }} SourceFacts
 * @typedef {SourceFacts & { readonly kind: 'archive', readonly url: string }} ArchiveSource
 * @typedef {SourceFacts & { readonly kind: 'wheel', readonly requirement: string, readonly platformTag: string }} WheelSource
 * @typedef {ArchiveSource | WheelSource} Source
 */

/** What tfjs-node 4.22 downloads for itself, from the address its own scripts use. @satisfies {ArchiveSource} */
const libtensorflow = {
  kind: /** @type {const} */ ('archive'),
  title: "tfjs-node's own download (libtensorflow 2.9.1)",
  url: 'https://storage.googleapis.com/tensorflow/libtensorflow/libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz',
  sha256: '7f510d2546e3db5e10b1d119463689003d587842892ad3c95bca51cf82820173',
  libraries: ['libtensorflow.so.2', 'libtensorflow_framework.so.2'],
};

/**
 * The wheel of TensorFlow for Python holds the same C library.
 *
 * @param {string} project
 * @param {string} platformTag
 * @param {string} sha256 of the wheel for Python 3.12, the one that is asked for whatever Python is installed
 * @param {readonly string[]} libraries
 * @returns {WheelSource}
 */
const wheel = (project, platformTag, sha256, libraries) => ({
  kind: 'wheel',
  title: `the TensorFlow wheel (${project} 2.21.0)`,
  requirement: `${project}==2.21.0`,
  platformTag,
  sha256,
  libraries,
});

const linuxLibraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
const macLibraries = ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'];

/** @type {Readonly<Record<string, readonly Source[]>>} */
const sources = {
  'linux-x64': [
    libtensorflow,
    wheel(
      'tensorflow-cpu',
      'manylinux_2_27_x86_64',
      'dcc8afd32930e42d5296b6ee19078b773706830af4ea97fbe503b9f5e0f820cb',
      linuxLibraries,
    ),
  ],
  // tfjs-node's own library for this system has no published sum, and tensorflow-cpu does not exist for it. On arm64 the
  // wheel named tensorflow has no GPU part.
  'linux-arm64': [
    wheel(
      'tensorflow',
      'manylinux_2_27_aarch64',
      'b07d15737406533898e36c7ef7944b1be18e9028dc521b9229952c537bbc5552',
      linuxLibraries,
    ),
  ],
  'darwin-arm64': [
    wheel(
      'tensorflow',
      'macosx_12_0_arm64',
      '56ecd7d47429acbe1df2694d50b75bf9fc3995ac92cb367cd9af6c4780ead712',
      macLibraries,
    ),
  ],
};

/**
 * The sources for a system, in the order in which they are tried; none where no file with a known sum exists.
 *
 * @param {string} platform as process.platform
 * @param {string} arch as process.arch
 */
export const sourcesFor = (platform, arch) => sources[`${platform}-${arch}`] ?? [];

/** Every source there is, for lists of what installers may hold. */
export const allSources = Object.values(sources).flat();

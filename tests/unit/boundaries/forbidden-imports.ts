/** One import that breaks the one-way rule: in a file of ours, of an alias, a relative path or a package. */
export interface ForbiddenImport {
  readonly from: string;
  readonly imports: string;
  /** The rule of dependency-cruiser that must name it. */
  readonly rule: string;
}

/** Every arrow that must not exist, at least once. */
export const forbiddenImports: readonly ForbiddenImport[] = [
  { from: 'shared/a.ts', imports: '#core/b.ts', rule: 'shared-reaches-nothing-else' },
  { from: 'shared/a.ts', imports: '../electron/core/b.ts', rule: 'shared-reaches-nothing-else' },
  { from: 'shared/a.ts', imports: '#renderer/b.ts', rule: 'shared-reaches-nothing-else' },
  { from: 'shared/a.ts', imports: 'node:fs', rule: 'no-node-outside-electron' },
  { from: 'shared/a.ts', imports: '@tensorflow/tfjs-core', rule: 'tensorflow-only-in-backend' },
  { from: 'electron/core/a.ts', imports: '../shell/b.ts', rule: 'core-reaches-shared' },
  { from: 'electron/core/a.ts', imports: '../host/b.ts', rule: 'core-reaches-shared' },
  { from: 'electron/core/network/a.ts', imports: '../../cli/b.ts', rule: 'core-reaches-shared' },
  { from: 'electron/core/a.ts', imports: '../trainer-process.ts', rule: 'core-reaches-shared' },
  { from: 'electron/core/a.ts', imports: '#renderer/b.ts', rule: 'core-reaches-shared' },
  { from: 'electron/core/a.ts', imports: 'electron', rule: 'electron-only-in-shell' },
  { from: 'electron/core/a.ts', imports: 'node:http', rule: 'servers-only-in-host' },
  { from: 'electron/core/a.ts', imports: 'ws', rule: 'servers-only-in-host' },
  { from: 'electron/core/a.ts', imports: '@tensorflow/tfjs-core', rule: 'tensorflow-only-in-backend' },
  { from: 'electron/core/network/a.ts', imports: '@tensorflow/tfjs-node', rule: 'tensorflow-only-in-backend' },
  { from: 'electron/core/storage/disk/a.ts', imports: '@tensorflow/tfjs-node', rule: 'tensorflow-only-in-backend' },
  { from: 'electron/core/backend.ts', imports: '@tensorflow/tfjs-node', rule: 'native-tensorflow-only-in-node' },
  { from: 'electron/core/engine/a.ts', imports: '@tensorflow/tfjs-node', rule: 'native-tensorflow-only-in-node' },
  { from: 'electron/core/a.ts', imports: 'node:fs', rule: 'core-knows-no-node' },
  { from: 'electron/core/storage/a.ts', imports: 'node:path', rule: 'core-knows-no-node' },
  { from: 'electron/core/engine/a.ts', imports: 'node:util', rule: 'core-knows-no-node' },
  { from: 'electron/core/a.ts', imports: './storage/disk/b.ts', rule: 'core-is-given-what-knows-node' },
  { from: 'electron/core/storage/a.ts', imports: './disk/b.ts', rule: 'core-is-given-what-knows-node' },
  { from: 'electron/core/training/a.ts', imports: '../engine/node/b.ts', rule: 'core-is-given-what-knows-node' },
  { from: 'electron/core/storage/disk/a.ts', imports: 'node:net', rule: 'servers-only-in-host' },
  { from: 'electron/core/engine/node/a.ts', imports: 'electron', rule: 'electron-only-in-shell' },
  { from: 'electron/shell/a.ts', imports: '../host/b.ts', rule: 'shell-reaches-core' },
  { from: 'electron/shell/a.ts', imports: '#renderer/b.ts', rule: 'shell-reaches-core' },
  { from: 'electron/shell/a.ts', imports: 'ws', rule: 'servers-only-in-host' },
  { from: 'electron/shell/a.ts', imports: '@tensorflow/tfjs-node', rule: 'tensorflow-only-in-backend' },
  { from: 'electron/host/a.ts', imports: '../shell/b.ts', rule: 'host-reaches-core' },
  { from: 'electron/host/a.ts', imports: 'electron', rule: 'electron-only-in-shell' },
  { from: 'electron/web/a.ts', imports: '../host/b.ts', rule: 'web-reaches-core' },
  { from: 'electron/web/a.ts', imports: 'node:fs', rule: 'no-node-outside-electron' },
  { from: 'electron/cli/a.ts', imports: '../host/b.ts', rule: 'cli-reaches-core' },
  { from: 'electron/cli/a.ts', imports: 'open', rule: 'servers-only-in-host' },
  { from: 'electron/trainer-process.ts', imports: './shell/b.ts', rule: 'trainer-process-reaches-core' },
  { from: 'electron/trainer-process.ts', imports: 'electron', rule: 'electron-only-in-shell' },
  { from: 'renderer/a.ts', imports: '#core/b.ts', rule: 'renderer-reaches-shared' },
  { from: 'renderer/views/a.ts', imports: '../../electron/core/b.ts', rule: 'renderer-reaches-shared' },
  { from: 'renderer/a.ts', imports: 'electron', rule: 'electron-only-in-shell' },
  { from: 'renderer/a.ts', imports: 'node:fs', rule: 'no-node-outside-electron' },
  { from: 'renderer/a.ts', imports: '@tensorflow/tfjs-core', rule: 'tensorflow-only-in-backend' },
  { from: 'electron/core/a.ts', imports: '../../tests/b.ts', rule: 'core-reaches-shared' },
  { from: 'renderer/a.ts', imports: '../build/b.ts', rule: 'renderer-reaches-shared' },
];

const noStoreyAbove = (rooms: string) => `renderer-${rooms}-reaches-no-storey-above`;
const ground = noStoreyAbove('numbers-locales-memory');
const tools = noStoreyAbove('client-formulas-charts-pictures');

/** Arrows inside the renderer that must not exist: upwards, and from screen to screen. Dependency-cruiser alone knows them. */
export const forbiddenInRenderer: readonly ForbiddenImport[] = [
  { from: 'renderer/numbers/a.ts', imports: '../charts/b.ts', rule: ground },
  { from: 'renderer/numbers/a.ts', imports: '../stores/b.ts', rule: ground },
  { from: 'renderer/numbers/a.ts', imports: '../components/b.ts', rule: ground },
  { from: 'renderer/locales/a.ts', imports: '#renderer/client/b.ts', rule: ground },
  { from: 'renderer/locales/en/a.ts', imports: '../../views/b.ts', rule: ground },
  { from: 'renderer/client/a.ts', imports: '../stores/b.ts', rule: tools },
  { from: 'renderer/formulas/a.ts', imports: '../components/b.ts', rule: tools },
  { from: 'renderer/charts/a.ts', imports: '../stores/b.ts', rule: tools },
  { from: 'renderer/pictures/a.ts', imports: '../views/b.ts', rule: tools },
  { from: 'renderer/stores/a.ts', imports: '../components/b.ts', rule: noStoreyAbove('stores') },
  { from: 'renderer/stores/a.ts', imports: '#renderer/views/b.ts', rule: noStoreyAbove('stores') },
  { from: 'renderer/components/a.ts', imports: '../views/b.ts', rule: noStoreyAbove('components') },
  { from: 'renderer/components/matrix/a.ts', imports: '../../b.ts', rule: noStoreyAbove('components') },
  { from: 'renderer/views/one/a.ts', imports: '../../b.ts', rule: noStoreyAbove('views') },
  { from: 'renderer/views/one/a.ts', imports: '../other/b.ts', rule: 'screens-reach-no-other-screen' },
  {
    from: 'renderer/views/one/part/a.ts',
    imports: '#renderer/views/other/b.ts',
    rule: 'screens-reach-no-other-screen',
  },
  { from: 'renderer/views/one/a.ts', imports: '../b.ts', rule: 'screens-reach-no-other-screen' },
];

/** Arrows inside core that must not exist: nothing that computes knows the planted bugs. Dependency-cruiser alone knows them. */
export const forbiddenInCore: readonly ForbiddenImport[] = [
  { from: 'electron/core/network/a.ts', imports: '../bugs/b.ts', rule: 'bugs-are-planted-on-request-only' },
  { from: 'electron/core/a.ts', imports: './bugs/b.ts', rule: 'bugs-are-planted-on-request-only' },
];

/** Arrows inside the renderer that are allowed: downwards, in a screen, and from the list of screens. */
export const allowedInRenderer: readonly Omit<ForbiddenImport, 'rule'>[] = [
  { from: 'renderer/a.ts', imports: './views/b.ts' },
  { from: 'renderer/views/a.ts', imports: './other/b.ts' },
  { from: 'renderer/views/other/part/a.ts', imports: '../b.ts' },
  { from: 'renderer/views/one/a.ts', imports: '../../components/b.ts' },
  { from: 'renderer/components/a.ts', imports: '../stores/b.ts' },
  { from: 'renderer/stores/a.ts', imports: '../charts/b.ts' },
  { from: 'renderer/charts/a.ts', imports: '../pictures/b.ts' },
  { from: 'renderer/charts/a.ts', imports: '../numbers/b.ts' },
  { from: 'renderer/locales/a.ts', imports: '#shared/b.ts' },
];

/** Imports the rule allows: a wall that refuses everything would pass the tests above. */
export const allowedImports: readonly Omit<ForbiddenImport, 'rule'>[] = [
  { from: 'shared/a.ts', imports: '#shared/b.ts' },
  { from: 'shared/a.ts', imports: 'zod' },
  { from: 'shared/lessons/read/a.ts', imports: 'mdast-util-from-markdown' },
  { from: 'shared/lessons/read/a.ts', imports: 'yaml' },
  { from: 'electron/core/a.ts', imports: '#shared/b.ts' },
  { from: 'electron/core/network/a.ts', imports: '../b.ts' },
  { from: 'electron/core/backend.ts', imports: '@tensorflow/tfjs-core' },
  { from: 'electron/core/engine/a.ts', imports: '@tensorflow/tfjs-backend-wasm' },
  { from: 'electron/core/engine/node/a.ts', imports: '@tensorflow/tfjs-node' },
  { from: 'electron/core/engine/node/a.ts', imports: 'node:fs' },
  { from: 'electron/core/storage/disk/a.ts', imports: 'node:fs' },
  { from: 'electron/core/storage/disk/a.ts', imports: '../b.ts' },
  { from: 'electron/shell/a.ts', imports: 'electron' },
  { from: 'electron/shell/a.ts', imports: '#core/b.ts' },
  { from: 'electron/host/a.ts', imports: 'node:http' },
  { from: 'electron/host/a.ts', imports: 'ws' },
  { from: 'electron/cli/a.ts', imports: '#core/b.ts' },
  { from: 'electron/cli/a.ts', imports: '#core/engine/node/b.ts' },
  { from: 'electron/trainer-process.ts', imports: '#core/b.ts' },
  { from: 'renderer/a.ts', imports: '#shared/b.ts' },
  { from: 'renderer/a.ts', imports: '#renderer/b.ts' },
  { from: 'renderer/a.ts', imports: 'vue' },
];

/**
 * The one-way rule as the graph of files shows it, however an import is spelt:
 * shared <- electron/core <- {shell, host, web, cli, trainer-process}; shared <- renderer.
 * Inside the renderer: numbers, locales, memory <- client, formulas, charts, pictures <- stores <- components <- views.
 */

const product = '^(shared|electron|renderer)/';

/** The folders of core that know Node. */
const nodeFolders = '^electron/core/(storage/disk|engine/node)/';

/** A package, resolved or not: Electron's may be missing. */
const packages = (...names) => [`(^|/)node_modules/(${names.join('|')})/`, `^(${names.join('|')})$`];

/** A room may reach these of our own files, and no other of ours. */
const roomReaches = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(shared|electron|renderer|tests|build)/', pathNot: allowed },
});

/** These modules are for one place alone. The tests of that place may take them too. */
const onlyFrom = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: product, pathNot: from },
  to: { path: to },
});

/** The storeys of the renderer from the ground up: each may reach its own rooms and those below, and no other of ours. */
const storeys = [
  ['numbers', 'locales', 'memory'],
  ['client', 'formulas', 'charts', 'pictures'],
  ['stores'],
  ['components'],
  ['views'],
];

const storeyRules = storeys.map((rooms, index) => ({
  name: `renderer-${rooms.join('-')}-reaches-no-storey-above`,
  severity: 'error',
  from: { path: `^renderer/(${rooms.join('|')})/` },
  to: {
    path: '^renderer/',
    pathNot: `^renderer/(${storeys
      .slice(0, index + 1)
      .flat()
      .join('|')})/`,
  },
}));

module.exports = {
  forbidden: [
    roomReaches('shared-reaches-nothing-else', '^shared/', '^shared/'),
    roomReaches('core-reaches-shared', '^electron/core/', '^electron/core/', '^shared/'),
    roomReaches('shell-reaches-core', '^electron/shell/', '^electron/(shell|core)/', '^shared/'),
    roomReaches('host-reaches-core', '^electron/host/', '^electron/(host|core)/', '^shared/'),
    roomReaches('web-reaches-core', '^electron/web/', '^electron/(web|core)/', '^shared/'),
    roomReaches('cli-reaches-core', '^electron/cli/', '^electron/(cli|core)/', '^shared/'),
    roomReaches('trainer-process-reaches-core', '^electron/[^/]+$', '^electron/core/', '^shared/'),
    roomReaches('renderer-reaches-shared', '^renderer/', '^renderer/', '^shared/'),
    ...storeyRules,
    {
      name: 'screens-reach-no-other-screen',
      severity: 'error',
      from: { path: '^renderer/views/([^/]+)/' },
      to: { path: '^renderer/views/', pathNot: '^renderer/views/$1/' },
    },
    {
      name: 'build-reaches-nothing-of-the-product',
      severity: 'error',
      from: { path: '^build/' },
      to: { path: ['^tests/', product] },
    },
    onlyFrom('electron-only-in-shell', '^electron/shell/', packages('electron')),
    onlyFrom('servers-only-in-host', '^electron/host/', [
      '^(node:)?(http|https|http2|net|tls|dgram)$',
      ...packages('ws', 'sirv', 'open'),
    ]),
    onlyFrom('tensorflow-only-in-backend', '^electron/core/(backend[.]ts$|engine/)', packages('@tensorflow/[^/]+')),
    onlyFrom('native-tensorflow-only-in-node', '^electron/core/engine/node/', packages('@tensorflow/tfjs-node')),
    onlyFrom(
      'bugs-are-planted-on-request-only',
      '^electron/core/(bugs/|experiment-readers[.]ts$)',
      '^electron/core/bugs/',
    ),
    {
      name: 'core-knows-no-node',
      severity: 'error',
      from: { path: '^electron/core/', pathNot: nodeFolders },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-is-given-what-knows-node',
      severity: 'error',
      from: { path: '^electron/core/', pathNot: nodeFolders },
      to: { path: nodeFolders },
    },
    {
      name: 'no-node-outside-electron',
      severity: 'error',
      from: { path: '^(shared|renderer|electron/web)/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: product,
        // The service worker is a program of its own.
        pathNot: ['[.]d[.]ts$', '/tsconfig[.]json$', '[.]html$', '^electron/web/service-worker[.]ts$'],
      },
      to: {},
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      // This layer has packages of its own, in dist/electron-9.
      from: { pathNot: '^tests/desktop/electron-9/layer/' },
      // Both are looked for when the app starts, and may be missing.
      to: { couldNotResolve: true, pathNot: ['^electron$', '^@tensorflow/tfjs-node$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|release)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.cts', '.js', '.vue', '.d.ts'],
    },
  },
};

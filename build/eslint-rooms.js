/**
 * The one-way rule as ESLint sees it, at the line where an import is written:
 * shared <- electron/core <- {shell, host, web, cli, trainer-process}; shared <- renderer.
 *
 * Every room lists what it may import; whatever is not on its list is refused. Another room is reached by its alias only,
 * so that a relative path never leaves the room it is written in.
 */

const anotherRoom = String.raw`^(\.|\.\.(/\.\.)*)/((shared|electron|core|shell|host|cli|renderer|tests|build)/|trainer-process\b)`;

/** The folders of core that know Node, storage/disk and engine/node: programs reach them by their alias, the rest of core not at all. */
const nodeFolder = String.raw`^\.{1,2}/(.*/)?(disk|node)/`;

/** Node without its servers and sockets: those belong to electron/host. */
const node = 'node:(?!https?$|http2$|net$|tls$|dgram$)';

/** @param {...string} names */
const packages = (...names) => `(${names.join('|')})(/|$)`;

/**
 * @param {string} room
 * @param {string[]} files
 * @param {string[]} allowed regular expressions of module names
 * @returns {import('eslint').Linter.Config}
 */
const room = (room, files, ...allowed) => ({
  name: `dropout-lab/${room}`,
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: anotherRoom, message: `${room} reaches another room by its alias only, if at all.` },
          {
            regex: String.raw`^(?!\.{1,2}/|${allowed.join('|')})`,
            message: `${room} may not import this: see the one-way rule.`,
          },
          { regex: nodeFolder, message: 'The core is given what this folder makes: it does not import it.' },
        ],
      },
    ],
  },
});

const portableTensorFlow = packages('@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-[^/]+');
const nativeTensorFlow = packages('@tensorflow/tfjs-node');
const core = ['#shared/', packages('zod', 'papaparse', 'fflate', 'dequal')];
const program = ['#shared/', '#core/', node];

/**
 * Later entries win: a few places of core may do one thing more.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const roomRules = [
  room('shared', ['shared/**'], '#shared/', packages('zod', 'jsonc-parser')),
  // The reader of lessons is a part of its own, loaded when a lesson is opened.
  room(
    'shared/lessons/read',
    ['shared/lessons/read/**'],
    '#shared/',
    packages('zod', 'yaml', 'mdast', 'mdast-util-[^/]+', 'micromark-extension-[^/]+'),
  ),
  room('electron/core', ['electron/core/**'], ...core),
  room('electron/core/backend.ts', ['electron/core/{backend,engine/*}.ts'], ...core, portableTensorFlow),
  room('electron/core/storage/disk', ['electron/core/storage/disk/**'], ...core, node),
  room('electron/core/engine/node', ['electron/core/engine/node/**'], ...core, node, nativeTensorFlow),
  room('electron/shell', ['electron/shell/**'], ...program, packages('electron')),
  room('electron/host', ['electron/host/**'], ...program, 'node:', packages('ws', 'sirv', 'open')),
  room('electron/web', ['electron/web/**'], '#shared/', '#core/', packages('idb')),
  room('electron/cli', ['electron/cli/**'], ...program),
  room('electron/trainer-process.ts', ['electron/*.ts'], ...program),
  room(
    'renderer',
    ['renderer/**'],
    '#shared/',
    '#renderer/',
    packages(
      'vue',
      'pinia',
      'vue-i18n',
      'echarts',
      'katex',
      'reka-ui',
      '@vueuse/core',
      '@lucide/vue',
      '@fontsource-variable/inter',
    ),
  ),
];

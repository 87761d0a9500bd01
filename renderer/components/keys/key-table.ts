/** Where in the app a key means something, in the order of the sheet. */
export const keyPlaces = [
  'everywhere',
  'file',
  'step',
  'matrix',
  'projector',
  'lesson',
  'answer',
  'field',
  'choice',
] as const;
export type KeyPlace = (typeof keyPlaces)[number];

/** Keys that are pressed together: the last of them by its `KeyboardEvent.key`. Control is the command key on macOS. */
export interface KeyPress {
  readonly key: string;
  /** Every digit from `key` to this one. */
  readonly to?: string;
  readonly control?: true;
  readonly shift?: true;
}

/** One thing that keys do. */
export interface KeyRow {
  readonly place: KeyPlace;
  /** Each of them does it. */
  readonly presses: readonly KeyPress[];
  /** The sources that listen for them; none where the browser, or a part that is not of this app, does. */
  readonly heardIn: readonly string[];
}

const key = (name: string): KeyPress => ({ key: name });
const control = (name: string): KeyPress => ({ key: name, control: true });
const controlShift = (name: string): KeyPress => ({ key: name, control: true, shift: true });

const desktop = ['shared/contract/menu-keys.ts'];
const menu = ['renderer/components/menu/use-menu-keys.ts', ...desktop];
const step = ['renderer/views/step/use-phase-keys.ts'];
const grid = ['renderer/components/matrix/MatrixGrid.vue'];
const zoom = ['renderer/components/matrix/use-matrix-zoom.ts'];
const typedOver = ['renderer/components/editing/use-typed-over.ts'];
const cursor = ['renderer/components/matrix/move-cursor.ts'];
const projector = ['renderer/views/projector/use-projector-keys.ts'];
const matrixAnswer = ['renderer/components/matrix-answer/MatrixAnswer.vue'];
const cellByKey = ['renderer/components/matrix-answer/cell-by-key.ts'];
const explainAnswer = ['renderer/components/lesson/answers/ExplainAnswer.vue'];
const numberField = ['renderer/components/subject/IndexPicker.vue'];

/**
 * Every key of the app by what it does: the sheet of keys is made of it, and a test finds each key that is listened for here and
 * each of these where it is listened for.
 */
export const keyTable = {
  keys: { place: 'everywhere', presses: [key('?'), key('F1')], heardIn: menu },
  projector: { place: 'everywhere', presses: [key('F8')], heardIn: menu },
  ownWork: { place: 'everywhere', presses: [key('F9')], heardIn: menu },
  undo: { place: 'everywhere', presses: [control('z')], heardIn: menu },
  redo: { place: 'everywhere', presses: [controlShift('z'), control('y')], heardIn: menu },
  nextPart: { place: 'everywhere', presses: [key('Tab')], heardIn: [] },
  new: { place: 'file', presses: [control('n')], heardIn: desktop },
  open: { place: 'file', presses: [control('o')], heardIn: menu },
  save: { place: 'file', presses: [control('s')], heardIn: menu },
  saveAs: { place: 'file', presses: [controlShift('s')], heardIn: menu },
  print: { place: 'file', presses: [control('p')], heardIn: desktop },
  nextPhase: { place: 'step', presses: [key('ArrowRight'), key(' ')], heardIn: step },
  previousPhase: { place: 'step', presses: [key('ArrowLeft')], heardIn: step },
  endPhases: { place: 'step', presses: [key('Home'), key('End')], heardIn: step },
  moveCell: {
    place: 'matrix',
    presses: [key('ArrowUp'), key('ArrowDown'), key('ArrowLeft'), key('ArrowRight')],
    heardIn: cursor,
  },
  endsOfRow: { place: 'matrix', presses: [key('Home'), key('End')], heardIn: cursor },
  endsOfMatrix: { place: 'matrix', presses: [control('Home'), control('End')], heardIn: cursor },
  tenRows: { place: 'matrix', presses: [key('PageUp'), key('PageDown')], heardIn: cursor },
  explainCell: { place: 'matrix', presses: [key('Enter')], heardIn: grid },
  cellMenu: { place: 'matrix', presses: [key('ContextMenu'), { key: 'F10', shift: true }], heardIn: [] },
  toggleCell: { place: 'matrix', presses: [key(' ')], heardIn: grid },
  zoomMatrix: { place: 'matrix', presses: [key('+'), key('-')], heardIn: [...zoom, ...typedOver] },
  typeNumber: {
    place: 'matrix',
    presses: [{ key: '0', to: '9' }, key('.'), key(',')],
    heardIn: typedOver,
  },
  leaveNumber: {
    place: 'matrix',
    presses: [key('Escape')],
    heardIn: ['renderer/components/editing/CellEditor.vue'],
  },
  pasteNumbers: { place: 'matrix', presses: [control('v')], heardIn: [] },
  forward: {
    place: 'projector',
    presses: [key('PageDown'), key('ArrowRight'), key(' '), key('Enter')],
    heardIn: projector,
  },
  back: { place: 'projector', presses: [key('PageUp'), key('ArrowLeft')], heardIn: projector },
  leaveProjector: { place: 'projector', presses: [key('Escape')], heardIn: projector },
  checkAnswer: { place: 'lesson', presses: [key('Enter')], heardIn: [] },
  keepExplanation: { place: 'lesson', presses: [control('Enter')], heardIn: explainAnswer },
  moveInAnswer: {
    place: 'answer',
    presses: [key('ArrowUp'), key('ArrowDown'), key('ArrowLeft'), key('ArrowRight')],
    heardIn: cellByKey,
  },
  downInAnswer: { place: 'answer', presses: [key('Enter')], heardIn: [...matrixAnswer, ...cellByKey] },
  onInAnswer: { place: 'answer', presses: [key('Tab')], heardIn: cellByKey },
  takeBack: { place: 'answer', presses: [key('Escape')], heardIn: matrixAnswer },
  leaveAnswer: { place: 'answer', presses: [control('Enter')], heardIn: matrixAnswer },
  changeByOne: { place: 'field', presses: [key('ArrowUp'), key('ArrowDown')], heardIn: numberField },
  changeByTen: { place: 'field', presses: [key('PageUp'), key('PageDown')], heardIn: numberField },
  chooseAmong: {
    place: 'choice',
    presses: [key('ArrowUp'), key('ArrowDown'), key('ArrowLeft'), key('ArrowRight')],
    heardIn: [],
  },
  press: { place: 'choice', presses: [key('Enter'), key(' ')], heardIn: [] },
  close: { place: 'choice', presses: [key('Escape')], heardIn: [] },
} as const satisfies Readonly<Record<string, KeyRow>>;
export type KeyUse = keyof typeof keyTable;

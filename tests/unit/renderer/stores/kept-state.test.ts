// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '../../../../renderer');

/**
 * Why a piece of state of the window is in no file's view. What the user chooses on a screen belongs into `view-state.ts` instead.
 * `place`: it is kept, as the place of the view. `document`: it is the experiment, or kept beside it in its file. `engine`: the
 * engine computes it, at once or when a button is pressed again. `machine`: it is this computer's. `moment`: a pointer, an open
 * menu or dialog, a text that is being typed, work under way.
 */
type Reason = 'place' | 'document' | 'engine' | 'machine' | 'moment';

const reasons: Readonly<Record<string, Readonly<Record<string, Reason>>>> = {
  'client/access-token.ts': { hasAccess: 'machine' },
  'components/cell-menu/cell-menu-store.ts': { menu: 'moment' },
  'components/chart/use-chart.ts': { library: 'machine' },
  'components/editing/CellEditor.vue': { text: 'moment' },
  'components/editing/edit-store.ts': { pasted: 'moment' },
  'components/file/DocumentTitle.vue': { draft: 'moment', isOpen: 'moment' },
  'components/file/DropOverlay.vue': { isOver: 'moment' },
  'components/file/autosave-store.ts': {
    askedAt: 'machine',
    failure: 'machine',
    savedAt: 'machine',
    timer: 'moment',
    worksAgain: 'machine',
  },
  'components/file/check-store.ts': { finding: 'engine' },
  'components/file/leave-store.ts': { isAsking: 'moment' },
  'components/file/link-store.ts': { isCopied: 'moment', made: 'moment' },
  'components/file/recovery-store.ts': { doubtful: 'machine', found: 'machine' },
  'components/file/use-recent-files.ts': { files: 'machine' },
  'components/file/refused-store.ts': { reasons: 'moment' },
  'components/gestures/TouchGestures.vue': { said: 'moment' },
  'components/hyperparameters/HyperparameterChips.vue': { folded: 'machine' },
  'components/hyperparameters/HyperparameterForm.vue': { draft: 'moment' },
  'components/hyperparameters/NumberField.vue': { text: 'moment' },
  'components/keys/KeysSheet.vue': { withQuestionMark: 'machine' },
  'components/layout/opened-later.ts': { wasOpened: 'machine' },
  'components/lesson/LessonPages.vue': { unfolded: 'moment' },
  'components/lesson/LessonTask.vue': { draft: 'moment', unreadable: 'moment' },
  'components/lesson/StudentDialog.vue': { typed: 'moment' },
  'components/lesson/answers/CellsAnswer.vue': { answer: 'moment', typed: 'moment' },
  'components/lesson/answers/ChoiceAnswer.vue': { answer: 'moment' },
  'components/lesson/answers/ExplainAnswer.vue': { answer: 'moment' },
  'components/lesson/answers/MatrixAnswer.vue': { answer: 'moment' },
  'components/lesson/answers/NumberAnswer.vue': { answer: 'moment' },
  'components/lesson/answers/OrderAnswer.vue': { answer: 'moment' },
  'components/lesson/answers/SignAnswer.vue': { answer: 'moment' },
  'components/matrix-answer/MatrixAnswer.vue': { answer: 'moment', at: 'moment', entered: 'moment' },
  'components/matrix-answer/use-answer-editing.ts': { refused: 'moment' },
  'components/matrix/MatrixGrid.vue': { position: 'moment', hasFocus: 'moment' },
  'components/matrix/use-matrix-zoom.ts': { zoom: 'moment' },
  'components/menu/use-edit-commands.ts': { isInField: 'moment' },
  'components/step/PhaseStrip.vue': { scrubbing: 'moment' },
  'components/strip/BarStrip.vue': { chosen: 'moment' },
  'components/subject/IndexPicker.vue': { index: 'place' },
  'components/subject/PreviousNext.vue': { index: 'place' },
  'components/tab/use-own-tab-work.ts': { before: 'machine' },
  'components/use-element-size.ts': { height: 'machine', width: 'machine' },
  'components/when-idle.ts': { value: 'moment' },
  'stores/appearance-store.ts': { chosen: 'machine', fontsReady: 'machine', matches: 'machine' },
  'stores/dialog-store.ts': {
    ...{ dialog: 'moment', isFormOpen: 'moment', printSheet: 'moment', tableFile: 'moment', weights: 'moment' },
  },
  'stores/document-store.ts': {
    ...{ file: 'machine', notes: 'document', predictions: 'document', saved: 'machine', showNotes: 'document' },
    ...{ lesson: 'document', student: 'document' },
    ...{
      title: 'document',
      unknownFields: 'document',
      isNoteShown: 'moment',

      unknownView: 'moment',
    },
  },
  'stores/file-store.ts': { files: 'machine' },
  'stores/screen-store.ts': { guide: 'moment', screen: 'place' },
  'stores/experiment-store.ts': {
    changing: 'moment',
    ...{ backend: 'machine', data: 'document', edits: 'document', engine: 'machine', history: 'document' },
    ...{
      opened: 'machine',
      startHyperparameters: 'document',
      stepMs: 'machine',
      updateEffect: 'engine',
    },
  },
  'stores/lab-store.ts': {
    ...{ connection: 'machine', status: 'machine', lost: 'machine', troubles: 'moment', waiting: 'moment' },
    ...{ isSilent: 'moment', unbegun: 'moment' },
  },
  // Which lesson, its task and the answers are kept; the rest is read and judged again.
  'stores/lesson-store.ts': {
    ...{ lesson: 'document', page: 'document', verdicts: 'document', file: 'machine', faulty: 'machine' },
    ...{ isFolded: 'moment', isAskingStudent: 'moment', isStudentNeeded: 'moment', isStartSaved: 'moment' },
  },
  'stores/marking-store.ts': { marker: 'moment' },
  'stores/progress-store.ts': { all: 'machine' },
  'stores/overwrite-store.ts': { question: 'moment' },
  'stores/own-work-store.ts': { tensor: 'moment' },
  'stores/projector-store.ts': { decimals: 'machine', isOn: 'moment' },
  'stores/part-store.ts': { waiting: 'machine' },
  'stores/shown-steps.ts': { lossCurve: 'engine', record: 'engine', start: 'engine' },
  'stores/site-store.ts': { isReloading: 'moment', waiting: 'machine' },
  'stores/tab-store.ts': { isAsking: 'moment', place: 'machine', received: 'moment', trouble: 'machine' },
  'stores/use-answer.ts': { answer: 'engine' },
  'stores/use-saving.ts': { savedInRun: 'moment' },
  'stores/use-training.ts': { isRecording: 'moment', isRunning: 'moment' },
  'stores/view-store.ts': {
    ...{ input: 'place', phaseNumber: 'place', sample: 'place', selection: 'place', unit: 'place', wholeView: 'place' },
    ...{ pointer: 'moment', trail: 'moment' },
  },
  'stores/wait-store.ts': { waits: 'moment' },
  'stores/welcome-store.ts': { isOpen: 'moment', isReturn: 'moment', showsAtStart: 'machine' },
  'views/about/AboutDialog.vue': { failure: 'machine', versions: 'machine' },
  'views/about/LicenceTexts.vue': { isMissing: 'machine', others: 'machine' },
  'views/compare/ChooseOther.vue': { stepIndex: 'moment' },
  'views/compare/ForkForm.vue': { field: 'moment', value: 'moment' },
  'views/compare/compare-store.ts': {
    // What is compared is kept as one choice, made of these.
    ...{ isLinked: 'place', ownStep: 'place', resumed: 'place', source: 'place' },
    ...{ isOpen: 'place', isStopped: 'moment', refusal: 'moment' },
  },
  'views/compare/compared-cell-store.ts': { pointer: 'moment' },
  'views/compare/other-experiment.ts': {
    ...{ error: 'moment', goal: 'engine', lossCurve: 'engine', record: 'engine', state: 'engine', status: 'machine' },
  },
  'views/expectation/DrawControls.vue': { announcement: 'moment' },
  'views/expectation/expectation-store.ts': {
    isDrawing: 'moment',
    isOpen: 'place',
    points: 'engine',
    wanted: 'engine',
  },
  'views/import/ImportSource.vue': { isReading: 'moment' },
  'views/import/import-store.ts': {
    ...{ name: 'moment', options: 'moment', preview: 'engine', problem: 'moment', roles: 'moment', source: 'moment' },
  },
  'views/import/use-weight-mapping.ts': { chosen: 'moment' },
  'views/scaling/ThreeWays.vue': { pointed: 'moment' },
  'views/scaling/scaling-store.ts': { draw: 'engine', isOpen: 'place', means: 'engine' },
  'views/step/outer-product/derivation/derivation-store.ts': { pointed: 'moment' },
  // The model of the component that holds it.
  'views/step/update/UpdateHead.vue': { name: 'place' },
  'views/lessons/bugs/BugAnswer.vue': { line: 'moment', verdict: 'moment' },
  'views/lessons/bugs/FindTheBug.vue': { line: 'moment' },
  'views/lessons/bugs/ProgramCode.vue': { chosen: 'moment' },
  // The answers are kept; which program is looked at is not.
  'views/lessons/bugs/bug-store.ts': { chosenCell: 'moment', place: 'moment', pointer: 'moment', visited: 'moment' },
  'views/lessons/bugs/open-bug.ts': { bug: 'moment' },
  'views/lessons/LessonGuide.vue': { blocks: 'machine' },
  'views/lessons/use-course.ts': { course: 'machine' },
  'views/welcome/LessonsDoor.vue': { course: 'machine' },
  // A dialog; what is filled in is kept with the answers.
  'views/own-work/OwnWorkDialog.vue': { cell: 'moment' },
  'views/own-work/WorkMatrix.vue': { chosen: 'moment', pointed: 'moment' },
  'views/own-work/use-own-work.ts': {
    ...{ file: 'moment', fileVerdict: 'moment', latest: 'moment', part: 'moment', unreadable: 'moment' },
  },
  'views/own-work/use-work-file.ts': { refused: 'moment' },
  'views/projector/use-projector-walk.ts': { isAskingStep: 'moment', revealed: 'moment' },
  'views/training/RunChanges.vue': { probability: 'moment', rate: 'moment' },
  'views/training/run-store.ts': {
    ...{ goal: 'moment', isOpen: 'place', isRunning: 'moment', measures: 'engine', perSecond: 'machine' },
    ...{ picture: 'engine', prediction: 'engine' },
  },
  'views/training/why-store.ts': {
    ...{ error: 'moment', pair: 'engine', seeds: 'engine', spread: 'engine', summary: 'engine', table: 'engine' },
    ...{ work: 'moment' },
  },
  // Made of the choices of the view.
  'views/worksheet/worksheet-store.ts': { choices: 'place' },
};

/** `name = ref<Type>(...)`, `name: ref(...)` and their kin, in source text. */
const declaration = /\b(\w+)(?:(?:: [^=\n]+)? =|:) (?:ref|shallowRef|reactive|customRef|defineModel)\s*[<(]/g;

it('every piece of state of the window is kept in a file, or it is known why not', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|vue)$/.test(file));
  const found = files.flatMap((file) => {
    const names = [...readFileSync(join(renderer, file), 'utf8').matchAll(declaration)].map(([, name]) => name ?? '');
    return names.map((name) => `${file.replaceAll('\\', '/')}: ${name}`);
  });
  const known = Object.entries(reasons).flatMap(([file, names]) =>
    Object.keys(names).map((name) => `${file}: ${name}`),
  );
  expect(found.length).toBeGreaterThan(50);
  expect([...new Set(found)].sort()).toEqual(known.sort());
});

import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { drawnData } from '#shared/data-source.ts';
import type { OpenedExperiment } from '#shared/contract/file-contract.ts';
import type { OpenLesson, Prediction } from '#shared/experiment/experiment-document.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { asLabError } from '#shared/lab-error.ts';
import { digestOf } from '../client/digest.ts';
import { isSameFile, type DocumentFile, type OpenedFile } from '../client/file-access.ts';
import type { HandedWork } from '../client/tab-channel.ts';
import { isSameContents, type DocumentContents } from './document-contents.ts';
import { refuseLink } from './refuse-link.ts';
import { useExperimentStore } from './experiment-store.ts';
import { titleOfFile } from './file-name.ts';
import { useLabStore, type Turn } from './lab-store.ts';
import { unwritten, useSaving } from './use-saving.ts';
import { useTabStore } from './tab-store.ts';
import { noHistory, packHistory, unpackHistory } from './state-history.ts';
import { useViewState } from './view-state.ts';
import { writtenHere } from './written-here.ts';
import { useWaitStore } from './wait-store.ts';

/** A lesson that is begun: what a document keeps of it at first. */
interface BegunLesson {
  readonly lesson: OpenLesson;
  readonly student: number | null;
  readonly predictions: readonly Prediction[];
}

/** The experiment as a document: what a file keeps beside its numbers, which file that is, and whether it is up to date. */
export const useDocumentStore = defineStore('document', () => {
  const lab = useLabStore();
  const experiment = useExperimentStore();
  const tab = useTabStore();
  const view = useViewState();
  const waits = useWaitStore();

  /** What the user calls the experiment; empty as long as its file or its settings name it. */
  const title = ref('');
  const notes = ref('');
  /** Whether the notes are shown to whoever opens the file. */
  const showNotes = ref(false);
  /** Answers to tasks; undo and redo leave them alone. */
  const predictions = shallowRef<readonly Prediction[]>([]);
  /** The lesson that is open with the experiment; null: none. */
  const lesson = shallowRef<OpenLesson | null>(null);
  /** The number the student goes by; null: none was asked for. */
  const student = ref<number | null>(null);
  const unknownFields = ref('');
  const file = shallowRef<DocumentFile | null>(null);
  /** Whether the notes of the file that was opened are shown, as its author wished. */
  const isNoteShown = ref(false);
  /** What of the view that was opened this window does not know, until that was read. */
  const unknownView = shallowRef<readonly string[]>([]);

  /** What the document came from, by which one is told from the next. */
  let present: object | null = null;

  const contents = computed<DocumentContents>(() => ({
    title: title.value,
    notes: notes.value,
    showNotes: showNotes.value,
    predictions: predictions.value,
    lesson: lesson.value,
    student: student.value,
    state: experiment.state,
  }));
  /** What the file holds, or a new experiment started with; null when what is on screen is in no file at all. */
  const saved = shallowRef<DocumentContents | null>(contents.value);
  /** What another tab has taken over is not this one's to lose. */
  const isUnsaved = computed(
    () => tab.place !== 'elsewhere' && (saved.value === null || !isSameContents(saved.value, contents.value)),
  );
  /** Whether this is a new experiment with which nothing was begun. */
  const isUntouched = computed(
    () => !isUnsaved.value && file.value === null && lesson.value === null && experiment.completedSteps === 0,
  );
  /** The title, or else the name of the file; empty when there is neither. */
  const name = computed(() => title.value || titleOfFile(file.value?.name ?? ''));

  /** What the engine does not know of the document. */
  function parts() {
    return {
      title: title.value,
      history: packHistory(experiment.history, experiment.state),
      predictions: [...predictions.value],
      lesson: lesson.value,
      student: student.value,
      notes: notes.value,
      showNotes: showNotes.value,
      view: view.present(),
      unknownFields: unknownFields.value,
    };
  }

  /** The same without an engine that answers. */
  const ownBytes = (): Promise<Uint8Array> => writtenHere({ ...parts(), state: experiment.state });

  /** The experiment on screen as the bytes of a file. @throws LabError when it cannot be written. */
  async function writtenBytes(): Promise<Uint8Array> {
    if (!lab.isAnswering) return ownBytes();
    const bytes = await lab.ask((client, signal) => client.writeExperiment(parts(), signal));
    if (bytes === null) throw unwritten();
    return bytes;
  }

  /** What went wrong with a file is said in the banner, unless it stands there already. */
  function refuse(thrown: unknown): null {
    const error = asLabError(thrown);
    if (error.code !== 'cancelled') lab.refuse(error.fault);
    return null;
  }

  const { save, saveAs, underWay, savedInRun } = useSaving({
    ...{ contents, name, file, saved, parts, refuse },
    present: () => present,
  });

  /** Puts what was read in the place of the present experiment, which stays, with its file, when the engine refuses; within a turn. */
  async function put(turn: Turn, document: OpenedExperiment, from: DocumentFile | null): Promise<void> {
    const { state, history, view: place } = document;
    await experiment.open(...turn, state, unpackHistory(history, state), document.engine);
    present = document;
    file.value = from;
    title.value = document.title;
    notes.value = document.notes;
    showNotes.value = document.showNotes;
    predictions.value = document.predictions;
    lesson.value = document.lesson;
    student.value = document.student;
    unknownFields.value = document.unknownFields;
    isNoteShown.value = document.showNotes && document.notes !== '';
    // What was saved by itself, or came with a link, is in no file yet.
    saved.value = from && contents.value;
    await experiment.look(turn[0], place.step);
    unknownView.value = view.restore(place);
  }

  /**
   * Opens what was read of a file, or came with a link and is in none. A broken one is refused before `mayLeave` asks what becomes of
   * unsaved work, which no turn waits for; true when it is on screen.
   */
  async function openBytes(opened: OpenedFile, isFile: boolean, mayLeave: () => Promise<boolean>): Promise<boolean> {
    const { name: fileName, handle } = opened;
    const digest = digestOf(opened.bytes);
    const read = await waits.ask({ kind: 'open', name: fileName }, async (...turn) => {
      const reading = turn[0].readExperiment({ file: opened.bytes }, turn[1]);
      const document = await (isFile ? reading : reading.catch(refuseLink));
      const from = isFile ? { name: fileName, handle, digest: await digest } : null;
      const isAsked = isUnsaved.value;
      if (!isAsked) await put(turn, document, from);
      return { document, isAsked, from };
    });
    if (!read?.isAsked) return read !== null;
    const before = saved.value;
    if (!(await mayLeave())) return false;
    // Saved to this very file just now: what was read of it is older than what is on screen.
    if (saved.value !== before && (await isSameFile(file.value, opened))) return true;
    return (await lab.ask((...turn) => put(turn, read.document, read.from))) !== null;
  }

  const openFile = (opened: OpenedFile, mayLeave: () => Promise<boolean>): Promise<boolean> =>
    openBytes(opened, true, mayLeave);

  /** Opens an experiment that came with a link, `name` being what it is called until it is on screen. */
  const openLinked = ({ name, bytes }: Pick<OpenedFile, 'name' | 'bytes'>, mayLeave: () => Promise<boolean>) =>
    openBytes({ name, bytes, handle: null }, false, mayLeave);

  /** Goes on with what another window or tab had: the same experiment of the same file, as unsaved as it was there. */
  async function takeOver(work: Pick<HandedWork, 'bytes' | 'file' | 'isUnsaved'>): Promise<boolean> {
    const done = await lab.ask(async (...turn) => {
      await put(turn, await turn[0].readExperiment({ file: work.bytes }, turn[1]), work.file);
      isNoteShown.value = false; // they were read where it was opened
      saved.value = work.isUnsaved ? null : contents.value;
    });
    return done !== null;
  }

  /** Another experiment in no file, of which nothing would be lost; false when the engine refused. */
  async function start(state: ExperimentState, begun: BegunLesson | null): Promise<boolean> {
    const done = await lab.ask(async (...turn) => {
      await experiment.open(...turn, state, noHistory);
      present = state;
      title.value = '';
      notes.value = '';
      showNotes.value = false;
      isNoteShown.value = false;
      unknownView.value = [];
      predictions.value = begun?.predictions ?? [];
      lesson.value = begun?.lesson ?? null;
      student.value = begun?.student ?? null;
      unknownFields.value = '';
      file.value = null;
      saved.value = contents.value;
      await experiment.look(turn[0], state.completedSteps);
    });
    return done !== null;
  }

  /** The lecture's experiment after so many steps. */
  const startNew = (completedSteps = 0): Promise<boolean> =>
    start({ hyperparameters: lectureHyperparameters, data: drawnData, edits: [], completedSteps }, null);

  /** The experiment of a lesson, with the lesson, and what was said in it before. */
  const startLesson = (state: ExperimentState, begun: BegunLesson): Promise<boolean> => start(state, begun);

  return {
    title,
    notes,
    showNotes,
    predictions,
    lesson,
    student,
    file,
    isNoteShown,
    unknownView,
    savedInRun,
    name,
    contents,
    isUnsaved,
    isUntouched,
    parts,
    refuse,
    save,
    saveAs,
    underWay,
    openFile,
    openLinked,
    takeOver,
    bytes: writtenBytes,
    startNew,
    startLesson,
  };
});

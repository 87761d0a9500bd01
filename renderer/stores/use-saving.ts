import { shallowRef, watch, type Ref } from 'vue';
import { fault } from '#shared/errors/fault.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';
import { digestOf } from '../client/digest.ts';
import type { DocumentFile, SavedFile } from '../client/file-access.ts';
import type { DocumentContents } from './document-contents.ts';
import { useExperimentStore } from './experiment-store.ts';
import { fileNameOf } from './file-name.ts';
import { useFileStore } from './file-store.ts';
import { useLabStore, type Task } from './lab-store.ts';
import { isUnexpected, useOverwriteStore } from './overwrite-store.ts';
import { useWaitStore } from './wait-store.ts';
import { writtenHere } from './written-here.ts';

/** The document that is saved. */
interface SavedDocument {
  /** What it came from, by which one is told from the next. */
  readonly present: () => object | null;
  readonly contents: Readonly<Ref<DocumentContents>>;
  readonly parts: () => Omit<ExperimentDocument, 'state'>;
  readonly name: Readonly<Ref<string>>;
  /** The file it is of, and what that holds: saving changes both. */
  readonly file: Ref<DocumentFile | null>;
  readonly saved: Ref<DocumentContents | null>;
  readonly refuse: (thrown: unknown) => null;
}

/** A document as the bytes of a file, with what of it they hold. */
interface TakenDocument {
  readonly bytes: Uint8Array;
  readonly held: DocumentContents;
}

/** The engine wrote no file: the banner says why. */
export const unwritten = (): LabError => new LabError('cancelled', fault('request-cancelled'));

/** Saving the document: its file is asked for at once, its bytes may have to wait for their turn. */
export function useSaving({ present, contents, parts, name, file, saved, refuse }: SavedDocument) {
  const lab = useLabStore();
  const experiment = useExperimentStore();
  const fileStore = useFileStore();
  const waits = useWaitStore();
  const overwrite = useOverwriteStore();

  /** When it was saved last in the run under way, whose steps since then are in no file; null: not in a run. */
  const savedInRun = shallowRef<Date | null>(null);
  watch(
    () => experiment.isRunning,
    () => (savedInRun.value = null),
  );

  /**
   * The bytes of the document on screen, and what of it they hold: beside a run, which may go on for hours, as of the step it has
   * done; else when their turn has come; without the engine where it does not answer. Null, which the banner says, when the engine
   * does not write them.
   */
  async function taken(fileName: string): Promise<TakenDocument | null> {
    const of = present();
    function holding(): DocumentContents {
      if (of !== present()) throw new LabError('invalid-input', fault('other-took-place', { file: fileName }));
      return contents.value;
    }
    const take: Task<TakenDocument> = async (client, signal) => ({
      held: holding(),
      bytes: await client.writeExperiment(parts(), signal),
    });
    const answers = (): boolean => lab.isAnswering;
    if (answers()) {
      const client = experiment.isRunning && lab.waiting === 0 ? lab.connection?.client : undefined;
      const made = await lab.unlessSilent(
        client
          ? take(client, new AbortController().signal).catch(lab.tell)
          : waits.ask({ kind: 'save', name: fileName }, take),
      );
      // Asked again: the engine may have fallen silent meanwhile.
      if (made || answers()) return made;
    }
    const held = holding();
    return { held, bytes: await writtenHere({ ...parts(), state: held.state }) };
  }

  /** Writes a file, but not over what another program has made of it, unless the user says so. */
  async function put(
    { name: to, handle, digest }: DocumentFile,
    bytes: Promise<Uint8Array>,
  ): Promise<SavedFile | null> {
    const file = { name: to, handle, replaces: digest, bytes };
    try {
      return await fileStore.files.saveFile(file);
    } catch (thrown) {
      const { fault: what } = asLabError(thrown);
      if (!isUnexpected(what)) throw thrown;
      const choice = await overwrite.ask(what);
      if (choice === 'cancel') return null;
      const asAnswered = choice === 'overwrite' ? file : { ...file, handle: null };
      return await fileStore.files.saveFile({ ...asAnswered, replaces: null });
    }
  }

  /**
   * Saves what is on screen to `target`, or where the user says, who is offered `fileName`; null when nothing was saved. The file is
   * asked for at once, for a browser asks only while the press that led here is fresh. Saved `after` another save, it goes where that
   * one went.
   */
  async function write(
    fileName: string,
    target: DocumentFile | null,
    after: Promise<DocumentFile | null> | null = null,
  ): Promise<DocumentFile | null> {
    const of = present();
    const taking = taken(fileName);
    const bytes = taking.then((made) => made?.bytes ?? Promise.reject(unwritten()));
    bytes.catch(() => undefined); // nobody waits for them where no place was chosen
    const known = after === null ? target : await after;
    if (after !== null && known === null) return null;
    const to = known ?? { name: fileName, handle: null, digest: null };
    const written = await put(to, bytes).catch(refuse);
    const made = written && (await taking);
    const chosen = made && { ...written, digest: await digestOf(made.bytes) };
    // Another document may have taken its place in the meantime, which has a file of its own.
    if (chosen && of === present()) {
      file.value = chosen;
      saved.value = made.held;
      if (experiment.isRunning) savedInRun.value = new Date();
    }
    return chosen;
  }

  /** The save under way, if there is one: until it is over it cannot be told what of the document is in a file. */
  let saving: Promise<DocumentFile | null> | null = null;
  const underWay = (): Promise<unknown> | null => saving;

  async function begin(act: () => Promise<DocumentFile | null>): Promise<boolean> {
    const own = act().finally(() => {
      if (saving === own) saving = null;
    });
    saving = own;
    return (await own) !== null;
  }

  const proposed = (title: string): string => fileNameOf(name.value || title);
  /** Saves to the file the experiment came from, or else asks for one, proposing `title`; false when nothing was saved. */
  const save = (title: string): Promise<boolean> => {
    const before = saving;
    return begin(() => write(file.value?.name ?? proposed(title), file.value, before));
  };
  const saveAs = (title: string): Promise<boolean> => begin(() => write(proposed(title), null));

  return { save, saveAs, underWay, savedInRun };
}

import { defineStore, storeToRefs } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { asLabError, type LabErrorCode } from '#shared/lab-error.ts';
import { keepStored } from '../../client/keep-stored.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import type { Fault } from '#shared/errors/fault.ts';

/** At most as long after a change it is saved, in milliseconds. */
const delayMs = 2000;
/** After a failure it is tried again as often, in milliseconds, until the disk takes it: nobody may change anything meanwhile. */
const retryMs = 10_000;

/** The engine is at something else: it is asked again. */
const passing: readonly LabErrorCode[] = ['busy', 'cancelled', 'no-experiment', 'disconnected'];

/**
 * Saves what is in no file by itself, where it is found again after a crash; beside whatever the user asks for, which it neither
 * delays nor interrupts. What is safe in a file is not kept twice.
 */
export const useAutosaveStore = defineStore('autosave', () => {
  const lab = useLabStore();
  const experiment = useExperimentStore();
  const document = useDocumentStore();
  const { connection, status } = storeToRefs(lab);
  const { contents, isUnsaved } = storeToRefs(document);

  /** When it was saved last, as an ISO time; null when nothing is kept. */
  const savedAt = ref<string | null>(null);
  /** Since when a save is under way that was not acknowledged, as an ISO time: the page may be gone before it is. */
  const askedAt = ref<string | null>(null);
  /** Why it could not be saved the last time. */
  const failure = shallowRef<Fault | null>(null);
  /** Whether it could not be saved before it was saved last. */
  const worksAgain = ref(false);
  /** Of what waits for its time to be saved. */
  const timer = shallowRef<ReturnType<typeof setTimeout>>();
  /** Whether what was saved last is not what is on screen. */
  const isBehind = computed(() => timer.value !== undefined || askedAt.value !== null);
  let retry: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<boolean> | null = null;
  /** What an earlier connection of this window, or another tab, has saved, by its time: another copy of the same work. */
  let leftBehind: string | null = null;

  function unschedule(): void {
    clearTimeout(timer.value);
    timer.value = undefined;
  }

  function schedule(): void {
    timer.value ??= setTimeout(saveWaiting, delayMs);
  }

  /** Saves at once what waits for its time: the page may be gone the next moment. */
  function saveWaiting(): void {
    if (timer.value === undefined) return;
    unschedule();
    if (isUnsaved.value) void saveNow();
  }

  function scheduleRetry(): void {
    clearTimeout(retry);
    retry = setTimeout(() => {
      if (isUnsaved.value && failure.value !== null) void saveNow();
    }, retryMs);
  }

  /** The engine, when what it holds is what the screen shows: not while it makes another experiment of it. */
  function settledEngine(): LabClient | null {
    const isHeld = experiment.isRecording || lab.isLooking();
    const isSettled = status.value === 'ready' || (status.value === 'working' && isHeld);
    return isSettled ? (connection.value?.client ?? null) : null;
  }

  async function write(client: LabClient): Promise<boolean> {
    askedAt.value = new Date().toISOString();
    try {
      savedAt.value = (await client.autosave(document.parts())).savedAt;
      worksAgain.value = failure.value !== null;
      failure.value = null;
      keepStored();
    } catch (thrown) {
      const { code, fault } = asLabError(thrown);
      if (passing.includes(code)) schedule();
      else {
        failure.value = fault;
        scheduleRetry();
      }
      return false;
    } finally {
      askedAt.value = null;
    }
    await discardLeftBehind(client).catch(() => undefined); // it is offered for recovery once more
    return true;
  }

  /** Tried again after the next save where its window is not known to be gone yet. */
  async function discardLeftBehind(client: LabClient): Promise<void> {
    if (leftBehind === null) return;
    const left = (await client.listRecoverable({})).find(({ savedAt }) => isCopy(savedAt));
    if (!left) return;
    await client.discardRecoverable({ id: left.id });
    leftBehind = null;
  }

  /** Saves what is on screen; false when it could not be done now. */
  async function saveNow(): Promise<boolean> {
    const client = settledEngine();
    if (client === null || saving !== null) {
      schedule();
      return false;
    }
    const written = contents.value;
    saving = write(client);
    const isSaved = await saving;
    saving = null;
    if (!isUnsaved.value) await forget();
    else if (isSaved && contents.value !== written) schedule();
    return isSaved;
  }

  async function forget(): Promise<void> {
    failure.value = null;
    if (savedAt.value === null || saving !== null) return;
    savedAt.value = null;
    worksAgain.value = false;
    await connection.value?.client.forgetAutosave({}).catch(() => undefined); // it is offered for recovery once more
  }

  /** The user wants none of it: it is not offered for recovery. */
  async function discard(): Promise<void> {
    unschedule();
    clearTimeout(retry);
    await saving;
    await forget();
  }

  watch([contents, isUnsaved], () => {
    if (isUnsaved.value) schedule();
    else void forget();
  });
  watch(connection, () => {
    leftBehind = savedAt.value ?? leftBehind;
    if (isUnsaved.value) schedule();
  });

  /**
   * Saves what is on screen by itself, whether it is in a file or not: the page is to be loaded again and goes on with it. False when it
   * could not be saved, which `failure` says.
   */
  async function keepForReload(): Promise<boolean> {
    if (!(await lab.settled())) return false;
    await saving;
    const client = connection.value?.client;
    if (!client) return false;
    saving = write(client);
    const isSaved = await saving;
    saving = null;
    return isSaved;
  }

  /** Takes over what another tab has saved by itself, as an ISO time: a copy of what this one goes on with. */
  function adopt(time: string | null): void {
    leftBehind = time;
  }

  /** Whether what was saved at this ISO time is a copy of what this window goes on with: no work that was left. */
  function isCopy(time: string): boolean {
    return time === leftBehind;
  }

  /** Waits for the end of a save that is under way: `savedAt` is of the last one then. An engine that is silent is not waited for. */
  async function written(): Promise<void> {
    if (saving !== null) await lab.unlessSilent(saving);
  }

  return {
    savedAt,
    askedAt,
    isBehind,
    failure,
    worksAgain,
    saveNow,
    saveWaiting,
    keepForReload,
    discard,
    adopt,
    isCopy,
    written,
  };
});

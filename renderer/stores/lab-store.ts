import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';
import { connectLab, type LabConnection } from '../client/connect-lab.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';

/**
 * `connecting`: no engine yet. `ready`: waiting for the user. `working`: the engine computes.
 * `disconnected`: the engine is gone; what is on screen was kept.
 */
export type LabStatus = 'connecting' | 'ready' | 'working' | 'disconnected';

/** The connection to the engine, one request after the other, and what went wrong last. */
export const useLabStore = defineStore('lab', () => {
  const status = ref<LabStatus>('connecting');
  const error = shallowRef<LabError | null>(null);
  const connection = shallowRef<LabConnection | null>(null);
  let work: AbortController | null = null;
  /** Why the engine ended, where the shell has said so before the connection did. */
  let endReason: CloseReason | null = null;
  /** A request nobody waits for. */
  let quiet: { readonly controller: AbortController; readonly done: Promise<unknown> } | null = null;

  /** Opens a connection; false, with the reason in `error`, when there is no way to the engine. */
  async function connect(): Promise<boolean> {
    status.value = 'connecting';
    error.value = null;
    endReason = null;
    try {
      const opened = await connectLab();
      connection.value = opened;
      opened.onClose((reason) => {
        if (connection.value !== opened) return;
        error.value = new LabError('disconnected', fault(endReason ?? reason));
        status.value = 'disconnected';
      });
      status.value = 'ready';
      return true;
    } catch (thrown) {
      error.value = asLabError(thrown);
      status.value = 'disconnected';
      return false;
    }
  }

  /** The shell knows better than the connection why the engine ended. */
  function explainEnd(reason: CloseReason): void {
    endReason = reason;
    if (status.value === 'disconnected') error.value = new LabError('disconnected', fault(reason));
  }

  /** Work ended; but the connection may have ended with it. */
  function settle(): void {
    if (status.value === 'working') status.value = 'ready';
  }

  /**
   * Does one piece of work with the engine when it is free. Null when it is not, when the work failed (the banner says why,
   * and what was on screen stays) or when it was cancelled.
   */
  async function ask<Answer>(
    task: (client: LabClient, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | null> {
    if (!connection.value || status.value !== 'ready') return null;
    status.value = 'working';
    error.value = null;
    work = new AbortController();
    try {
      await endQuiet();
      return await task(connection.value.client, work.signal);
    } catch (thrown) {
      const failure = asLabError(thrown);
      if (failure.code !== 'cancelled') error.value = failure;
      return null;
    } finally {
      work = null;
      settle();
    }
  }

  async function endQuiet(): Promise<void> {
    quiet?.controller.abort();
    await quiet?.done;
    quiet = null;
  }

  /**
   * Asks what nobody waits for: `status` stays `ready`, no banner speaks of a failure, and whatever the user asks for takes
   * its place. Null when it failed, undefined when it was not asked or was displaced.
   */
  async function askQuietly<Answer>(
    task: (client: LabClient, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | null | undefined> {
    if (!connection.value || status.value !== 'ready' || quiet) return undefined;
    const controller = new AbortController();
    const done = task(connection.value.client, controller.signal).catch(() => null);
    const own = { controller, done };
    quiet = own;
    const answer = await done;
    if (quiet === own) quiet = null;
    return controller.signal.aborted ? undefined : answer;
  }

  /** Cancels the work under way, if any; what it has done stays done. */
  function cancel(): void {
    work?.abort();
  }

  /** Says in the banner why something the user gave was not taken. */
  function refuse(what: Fault): void {
    error.value = new LabError('invalid-input', what);
  }

  function dismissError(): void {
    error.value = null;
  }

  return { status, error, connection, connect, explainEnd, ask, askQuietly, cancel, refuse, dismissError };
});

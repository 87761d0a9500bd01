import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { Fault } from '#shared/errors/fault.ts';
import { asLabError } from '#shared/lab-error.ts';
import { shell } from '../client/shell.ts';
import { openTabChannel, type HandedWork, type TabChannel } from '../client/tab-channel.ts';
import { holdTab, type HeldTab } from '../client/tab-lock.ts';

/**
 * `opening`: not known yet. `here`: this tab has the app. `waiting`: another has had it since before this one was opened. `elsewhere`:
 * another has taken it from this one, whose screen stays.
 */
export type TabPlace = 'opening' | 'here' | 'waiting' | 'elsewhere';

/** Why the other tab has not handed over: it says why, or does not answer. */
export type TabTrouble = { readonly kind: 'silent' } | { readonly kind: 'kept'; readonly reason: Fault };

type Answer = { readonly kind: 'work'; readonly work: HandedWork | null } | TabTrouble;

/** After how long a tab that has not got the app says that another has it, and that one does not answer, in milliseconds. */
const patienceMs = { opening: 400, answer: 4000 };

/** What the tab that has the app does when another takes it. */
interface Owner {
  /** Prepares what is handed over; null where nothing was begun. @throws LabError when it cannot be had. */
  give(): Promise<HandedWork | null>;
  /** The app is elsewhere from now on. */
  leave(): void;
}

/** Which tab of the browser has the app: one at a time, as they share an engine. A window of the desktop app is
 * alone, and each page of the web edition has an engine of its own. */
export const useTabStore = defineStore('tab', () => {
  const place = ref<TabPlace>(shell === 'host' ? 'opening' : 'here');
  const isAsking = ref(false);
  const trouble = shallowRef<TabTrouble | null>(null);
  /** What the tab that had the app before has handed over; null when it had nothing, is gone, or nobody took what this one had. */
  const received = shallowRef<HandedWork | null>(null);
  let channel: TabChannel | null = null;
  let owner: Owner | null = null;
  let isHeld = false;
  /** What is being, or was, handed over and not taken back. */
  let handed: Promise<HandedWork | null> | null = null;
  /** Gives up the place in the queue of tabs; null outside it. */
  let queued: AbortController | null = null;
  let arrived: () => void = () => undefined;

  function arrive(held: HeldTab, work: HandedWork | null): void {
    received.value = work;
    isHeld = true;
    handed = null;
    queued = null;
    trouble.value = null;
    place.value = 'here';
    arrived();
    void held.lost.then(() => {
      isHeld = false;
      leave();
    });
  }

  function leave(): void {
    if (place.value !== 'here') return;
    owner?.leave();
    place.value = 'elsewhere';
  }

  function queue(): void {
    if (queued) return;
    queued = new AbortController();
    holdTab({ signal: queued.signal }).then(
      (held) => arrive(held, null),
      () => undefined,
    );
  }

  async function handOver(way: TabChannel, asker: string): Promise<void> {
    if (!isHeld || !owner) return;
    way.post({ kind: 'heard', asker });
    handed ??= owner.give();
    try {
      const work = await handed;
      leave();
      way.post({ kind: 'handed-over', asker, work });
    } catch (thrown) {
      handed = null;
      way.post({ kind: 'kept', asker, reason: asLabError(thrown).fault });
    }
  }

  function ask(way: TabChannel): Promise<Answer> {
    const asker = crypto.randomUUID();
    return new Promise((resolve) => {
      const silence = setTimeout(() => {
        stop();
        resolve({ kind: 'silent' });
      }, patienceMs.answer);
      const stop = way.onMessage((message) => {
        if (message.asker !== asker || message.kind === 'ask') return;
        clearTimeout(silence);
        if (message.kind === 'heard') return;
        stop();
        resolve(message.kind === 'kept' ? message : { kind: 'work', work: message.work });
      });
      way.post({ kind: 'ask', asker });
    });
  }

  /** Looks whether this tab is the first: if not, the app comes to it when the other is closed. */
  function open(): void {
    if (shell !== 'host') return;
    const way = (channel = openTabChannel());
    way.onMessage((message) => {
      if (message.kind === 'ask') void handOver(way, message.asker);
    });
    queue();
    setTimeout(() => {
      if (place.value === 'opening') place.value = 'waiting';
    }, patienceMs.opening);
  }

  /** Asked again after waiting, for the app may have come to this tab meanwhile. */
  const holds = (): boolean => isHeld;

  /** Brings the app to this tab; false when it stays where it is, with the reason in `trouble`. */
  async function useHere(): Promise<boolean> {
    if (!channel || isAsking.value || place.value === 'here') return false;
    trouble.value = null;
    if (isHeld) {
      received.value = handed = null;
      place.value = 'here';
      return true;
    }
    isAsking.value = true;
    const free = new Promise<Answer>((resolve) => {
      arrived = () => resolve({ kind: 'work', work: null });
    });
    queue();
    const answer = await Promise.race([free, ask(channel)]);
    isAsking.value = false;
    if (answer.kind !== 'work') {
      trouble.value = answer;
      return false;
    }
    if (!holds()) {
      queued?.abort();
      arrive(await holdTab({ steal: true }), answer.work);
    }
    return true;
  }

  /** Says what is done when another tab takes the app. */
  function beOwner(what: Owner): void {
    owner = what;
  }

  return { place, isAsking, trouble, received, open, useHere, beOwner };
});

import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';
import { connectLab, type LabConnection, type WantedEngine } from '../client/connect-lab.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';
import { quietRequests } from './quiet-requests.ts';
import { whileTrue } from './while-true.ts';

/**
 * `connecting`: no engine yet. `ready`: waiting for the user. `working`: the engine computes.
 * `disconnected`: the engine is gone; what is on screen was kept.
 */
export type LabStatus = 'connecting' | 'ready' | 'working' | 'disconnected';

/** The engine, and what ends the turn early. */
export type Turn = readonly [client: LabClient, signal: AbortSignal];

/** What is done in one turn: nothing else is done in between. What it depends on it reads when its turn has come. */
export type Task<Answer> = (...turn: Turn) => Promise<Answer>;

/** Somebody who waits for the engine. */
interface Waiting {
  readonly begin: () => Promise<void>;
  /** There will be no turn. */
  readonly drop: () => void;
}

const unfinished = (): LabError => new LabError('disconnected', fault('request-unfinished'));

/** The connection to the engine, one request after the other, and what went wrong. */
export const useLabStore = defineStore('lab', () => {
  const status = ref<LabStatus>('connecting');
  const connection = shallowRef<LabConnection | null>(null);
  /** Why there is no connection any more. */
  const lost = shallowRef<LabError | null>(null);
  /** What went wrong since the engine was last free, in its order: of several that waited, each is told of. */
  const troubles = shallowRef<readonly LabError[]>([]);
  const error = computed(() => troubles.value.at(-1) ?? null);
  const queue: Waiting[] = [];
  /** How many wait for their turn. */
  const waiting = ref(0);
  /** How many that would have gone on for long were still waiting when `rest` ended them, on this connection. */
  const unbegun = ref(0);
  let served: Promise<void> = Promise.resolve();
  let work: AbortController | null = null;
  /** Why the engine ended, where the shell has said so before the connection did. */
  let endReason: CloseReason | null = null;
  /** The turn of a screen's own question, which gives way to whatever the user asks for. */
  let aside: AbortController | null = null;
  /** Ends whatever goes on for long, whether it is under way or waits. */
  let long = new AbortController();
  /** What brings an engine to where the screen is; null before the first. */
  let arriving: Task<void> | null = null;
  const quiet = quietRequests();

  /** The engine has not answered for long: it computes one thing, or hangs. */
  const isSilent = ref(false);
  /** Whether what is asked for is done sooner or later. */
  const isAnswering = computed(() => status.value !== 'disconnected' && !isSilent.value);
  const isDisconnected = (): boolean => status.value === 'disconnected';

  /**
   * Opens a connection, on which `arrive` has the first turn, before all who wait; without a way to the engine the reason is in
   * `lost`. A connection there is ends: what is under way on it is told of as not finished.
   */
  async function connect(arrive: Task<void>, engine: WantedEngine): Promise<void> {
    arriving = arrive;
    const before = connection.value;
    connection.value = null;
    status.value = 'connecting';
    lost.value = null;
    troubles.value = [];
    endReason = null;
    unbegun.value = 0;
    before?.close();
    try {
      const opened = await connectLab(engine);
      await served; // whoever was at work when the connection before this one was lost
      connection.value = opened;
      opened.onClose((reason) => {
        if (connection.value === opened) lose(new LabError('disconnected', fault(endReason ?? reason)));
      });
      if (isDisconnected()) return; // it has ended already
      status.value = 'ready';
      await turn(arrive, null, 'unshift');
    } catch (thrown) {
      lose(asLabError(thrown));
    }
  }

  /** The shell knows better than the connection why the engine ended. */
  function explainEnd(reason: CloseReason): void {
    endReason = reason;
    if (isDisconnected()) lost.value = new LabError('disconnected', fault(reason));
  }

  /** Whoever waits is told, rather than asked for again who knows when. */
  function lose(reason: LabError): void {
    lost.value = reason;
    status.value = 'disconnected';
    const dropped = queue.splice(0);
    waiting.value = 0;
    if (dropped.length > 0) tell(unfinished());
    for (const { drop } of dropped) drop();
  }

  /** Says in the banner what went wrong, once; what was cancelled did not go wrong. */
  function tell(thrown: unknown): null {
    const failure = asLabError(thrown);
    if (failure.code === 'cancelled') return null;
    // Why the connection ended stands in the banner anyway.
    const told = failure.code === 'disconnected' ? unfinished() : failure;
    if (!troubles.value.some(({ message }) => message === told.message)) troubles.value = [...troubles.value, told];
    return null;
  }

  /** Whether the engine is at a screen's own question, and at nothing else: what it holds is what is on screen. */
  const isLooking = (): boolean => aside !== null && waiting.value === 0;

  /** What went wrong before the user's next request is of no interest any more. */
  function startAfresh(): void {
    if (status.value === 'ready' || isLooking()) troubles.value = [];
  }

  /** Waits for a turn, behind all others or before them, and takes it; null when it failed, or `own` withdrew it. */
  function turn<Answer>(
    task: Task<Answer>,
    own: AbortSignal | null,
    place: 'push' | 'unshift' = 'push',
  ): Promise<Answer | null> {
    return new Promise((resolve) => {
      queue[place]({
        begin: async () => {
          resolve(await take(task, own));
        },
        drop: () => {
          resolve(null);
        },
      });
      if (status.value !== 'ready') {
        waiting.value = queue.length; // whoever is at work comes to it
        return;
      }
      status.value = 'working';
      served = serve();
    });
  }

  /** Does what waits, one after the other, until nothing does. */
  async function serve(): Promise<void> {
    while (status.value === 'working') {
      const next = queue.shift();
      waiting.value = queue.length;
      if (next) await next.begin();
      else status.value = 'ready';
    }
  }

  async function take<Answer>(task: Task<Answer>, own: AbortSignal | null): Promise<Answer | null> {
    if (!connection.value) return null;
    work = new AbortController();
    const signal = own ? AbortSignal.any([own, work.signal]) : work.signal;
    try {
      await quiet.end();
      return signal.aborted ? null : await task(connection.value.client, signal);
    } catch (thrown) {
      // Nobody knows what an engine holds whose memory ran out; and what it has taken, it does not give back.
      if (asLabError(thrown).fault.name === 'out-of-memory' && arriving && task !== arriving)
        void connect(arriving, 'fresh');
      return tell(thrown);
    } finally {
      work = null;
    }
  }

  /**
   * Does what the user asks for when its turn has come, after all that was asked for before. Null when it was not done: it failed,
   * or the connection was lost (the banner says so, and what was on screen stays), or it was cancelled, by `cancel` or by `own`.
   */
  async function ask<Answer>(task: Task<Answer>, own: AbortSignal | null = null): Promise<Answer | null> {
    startAfresh();
    aside?.abort();
    return isDisconnected() ? tell(unfinished()) : turn(task, own);
  }

  /** The same of what goes on for long and may end at any time with what it has done: training, and what is drawn one after another. */
  async function askLong<Answer>(task: Task<Answer>, own: AbortSignal | null = null): Promise<Answer | null> {
    const { signal } = long;
    let begun = 0;
    const begin: Task<Answer> = (...turn) => {
      begun += 1;
      return task(...turn);
    };
    const ended = (): void => {
      if (begun === 0 && own?.aborted !== true) unbegun.value += 1;
    };
    signal.addEventListener('abort', ended, { once: true });
    const answer = await ask(begin, own ? AbortSignal.any([own, signal]) : signal);
    signal.removeEventListener('abort', ended);
    return answer;
  }

  /** What is waited for, or null as soon as the engine is gone or silent. */
  const unlessSilent = <Answer>(awaited: Promise<Answer>): Promise<Answer | null> => whileTrue(isAnswering, awaited);

  /**
   * Ends what goes on for long and waits for all else that was asked for: what is on screen then can be taken elsewhere. False, which
   * the banner says, when the engine is lost or silent before.
   */
  async function rest(): Promise<boolean> {
    do {
      long.abort();
      long = new AbortController();
      if ((await unlessSilent(ask(() => Promise.resolve(true)))) === null) return false;
    } while (status.value !== 'ready'); // something was gone on with in between
    return true;
  }

  /** Waits until all that was asked for is done; false, which the banner says, when the connection is lost before. */
  async function settled(): Promise<boolean> {
    while (status.value !== 'ready') {
      if ((await ask(() => Promise.resolve(true))) === null) return false;
    }
    return true;
  }

  /**
   * Asks what a screen needs to be whole: like a request of the user, to whom it gives way. Null when it failed, undefined when it
   * was not asked or gave way.
   */
  async function askAside<Answer>(task: Task<Answer>): Promise<Answer | null | undefined> {
    if (status.value !== 'ready') return undefined;
    const own = new AbortController();
    aside = own;
    const answer = await turn(task, own.signal);
    if (aside === own) aside = null;
    return own.signal.aborted ? undefined : answer;
  }

  /**
   * Asks what nobody waits for: `status` stays `ready`, no banner speaks of a failure, and whatever else is asked for takes its
   * place. Null when it failed, undefined when it was not asked or was displaced.
   */
  async function askQuietly<Answer>(task: Task<Answer>): Promise<Answer | null | undefined> {
    const client = connection.value?.client;
    if (!client || status.value !== 'ready') return undefined;
    return quiet.ask((signal) => task(client, signal));
  }

  /** Cancels the work under way, if any; what it has done stays done, and whoever waits has the next turn. */
  function cancel(): void {
    work?.abort();
  }

  /** Says in the banner why something the user gave was not taken. */
  function refuse(what: Fault): void {
    startAfresh();
    tell(new LabError('invalid-input', what));
  }

  function dismissError(): void {
    troubles.value = [];
  }

  return {
    status,
    connection,
    isSilent,
    lost,
    troubles,
    error,
    isAnswering,
    isLooking,
    waiting,
    unbegun,
    connect,
    explainEnd,
    ask,
    askLong,
    rest,
    unlessSilent,
    settled,
    askAside,
    askQuietly,
    cancel,
    tell,
    refuse,
    dismissError,
  };
});

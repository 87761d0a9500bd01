/**
 * Where a browser gives pages no locks, as over plain http: the workers of open pages ask each other which slots live. One that does not
 * answer counts as gone. A page that sleeps does not answer either; what it has saved is then offered as a copy, and it saves again with
 * its next change.
 */
const name = 'dropout-lab.slots';

/** A worker answers between two of its steps; it is waited for as long, in milliseconds, and only while some have not answered. */
const patienceMs = 4000;

const question = 'who lives?';

/** Answers for a slot, until it is released. */
export function answerFor(slot: string): () => void {
  const calls = new BroadcastChannel(name);
  calls.addEventListener('message', ({ data }) => {
    if (data === question) calls.postMessage({ slot });
  });
  return () => calls.close();
}

/** Which of `slots` somebody answers for. */
export function answeredFor(slots: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const living = new Set<string>();
  if (slots.size === 0) return Promise.resolve(living);
  return new Promise((resolve) => {
    const calls = new BroadcastChannel(name);
    const end = (): void => {
      clearTimeout(patience);
      calls.close();
      resolve(living);
    };
    const patience = setTimeout(end, patienceMs);
    calls.addEventListener('message', ({ data }) => {
      const { slot } = data as { readonly slot?: string }; // the question, or an answer
      if (slot === undefined) return;
      living.add(slot);
      if ([...slots].every((each) => living.has(each))) end();
    });
    calls.postMessage(question);
  });
}

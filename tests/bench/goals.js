/**
 * The rows of the table, in its order: what is measured, in which unit, and the limit that is the goal. `atLeast`: the value is to be
 * no lower than it.
 *
 * @type {readonly { id: string, what: string, unit: string, limit: number, atLeast?: true }[]}
 */
export const goals = [
  {
    id: 'recorded-step',
    what: 'recorded step, lecture network',
    unit: "of PyTorch eager's, same tensors recorded",
    limit: 0.25,
  },
  {
    id: 'large-step',
    what: 'step of 784-512-10, batch 128',
    unit: "of PyTorch eager's with one thread",
    limit: 4,
  },
  { id: 'recording-cost', what: 'recorded step', unit: 'of an unrecorded one', limit: 1.2 },
  { id: 'ipc-cost', what: 'sending a step', unit: 'of computing it', limit: 0.05 },
  { id: 'training-fps', what: 'frames while training', unit: 'of an idle window', limit: 0.9, atLeast: true },
  { id: 'training-gap', what: 'longest gap between them', unit: 'ms', limit: 50 },
  { id: 'stop', what: 'stop asked for until the run has ended', unit: 'ms', limit: 50 },
  { id: 'click-to-paint', what: 'Step pressed until painted', unit: "of a bare page's", limit: 1.5 },
  { id: 'highlight-paint', what: 'a unit highlighted', unit: "of a bare page's", limit: 1.2 },
  { id: 'trace-paint', what: 'a cell traced', unit: "of a bare page's", limit: 1.2 },
  { id: 'phase-paint', what: 'another phase', unit: "of a bare page's", limit: 1.5 },
  { id: 'view-paint', what: 'a phase with another view', unit: "of a bare page's", limit: 1.5 },
  { id: 'edit-paint', what: 'an edit painted', unit: "of a bare page's", limit: 1.5 },
  { id: 'edit-step', what: 'an edit of step 100,000 computed', unit: 'ms', limit: 33 },
  { id: 'time-travel', what: 'any of 100,000 steps visited', unit: 'ms', limit: 100 },
  { id: 'enumeration', what: '65,536 masks enumerated', unit: 'ms', limit: 1000 },
  { id: 'draws', what: '100,000 masks drawn', unit: 'ms', limit: 2000 },
  { id: 'audit-step', what: 'gradients of a step checked', unit: 'ms', limit: 33 },
  { id: 'check-fifty', what: 'check of 50 files of 100 steps', unit: 's', limit: 1.5 },
  { id: 'why-dropout', what: '"Why dropout" over 20 seeds', unit: 's', limit: 3 },
  { id: 'leak', what: 'tensors left by 1,000,000 steps', unit: 'tensors', limit: 0 },
  { id: 'leak-memory', what: 'resident memory they add', unit: '%', limit: 5 },
  { id: 'large-shown', what: 'Step of 1024-1024-64, batch 1024, until it is shown', unit: 's', limit: 1.45 },
  { id: 'large-heap', what: 'what the page keeps of it', unit: 'MB', limit: 197 },
  { id: 'large-zip', what: 'all its matrices in one zip', unit: 'MB', limit: 40 },
  { id: 'start', what: 'browser mode to first step on screen', unit: 's more than an empty page', limit: 2.5 },
  { id: 'first-load', what: 'JavaScript until then, gzip', unit: 'kB', limit: 300 },
  { id: 'web-start', what: 'web edition to first step on screen', unit: 's more than an empty page', limit: 1.5 },
  { id: 'web-load', what: 'all it fetches until then, gzip', unit: 'kB', limit: 560 },
  { id: 'web-step', what: 'recorded step in its worker', unit: "of browser mode's", limit: 1.3 },
];

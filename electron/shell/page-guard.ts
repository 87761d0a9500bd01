import { app, type BrowserWindow, type RenderProcessGoneDetails } from 'electron';
import { ask } from './ask.ts';
import { log } from './log/log.ts';
import { texts } from './texts/spoken.ts';
import { loadPage } from './window.ts';

/** A page that crashes again so soon, in milliseconds, would do so for ever. */
const soonMs = 60_000;
/** What Chromium calls a load that another one took the place of. */
const aborted = -3;

/**
 * When the page crashes, hangs or cannot be loaded, the user is asked what to do, instead of being left with a white window. Nothing
 * is loaded again without being asked for; after a second crash within a minute, quitting is proposed first.
 * @param now the time in milliseconds.
 */
export function guardPage(window: BrowserWindow, now: () => number = Date.now): void {
  const { webContents } = window;
  let crashedAt = -Infinity;
  let isAsking = false;
  /** Its process is ended by us, to be replaced. */
  let isReplaced = false;

  async function offer(what: { message: string; detail: string; reload: string; quit: string }, quitFirst: boolean) {
    if (isAsking) return;
    isAsking = true;
    const { message, detail, reload, quit } = what;
    const preferred = quitFirst ? 'quit' : 'reload';
    const answers = quitFirst ? { quit, reload } : { reload, quit };
    const answer = await ask(window, { type: 'error', message, detail, answers, preferred, refusal: preferred });
    isAsking = false;
    if (answer === 'quit') app.quit();
    else if (!window.isDestroyed()) loadPage(window);
  }

  function crashed({ reason, exitCode }: RenderProcessGoneDetails): void {
    if (isReplaced || reason === 'clean-exit') {
      isReplaced = false;
      return;
    }
    log(`The page has ended: ${reason}, exit code ${String(exitCode)}.`);
    const isRepeated = now() - crashedAt < soonMs;
    crashedAt = now();
    const { crash } = texts();
    const detail = reason === 'oom' ? `${crash.outOfMemory} ${crash.detail}` : crash.detail;
    void offer({ ...crash, detail }, isRepeated);
  }

  async function hangs(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    log('The page does not react.');
    const recovered = new AbortController();
    window.once('responsive', () => {
      recovered.abort(); // the question is then no question any more
    });
    const { message, detail, ...answers } = texts().hang;
    const answer = await ask(window, {
      type: 'warning',
      message,
      detail,
      answers,
      preferred: 'wait',
      refusal: 'wait',
      signal: recovered.signal,
    });
    isAsking = false;
    if (window.isDestroyed()) return;
    if (answer === 'quit') app.quit();
    if (answer !== 'reload') return;
    isReplaced = true;
    webContents.forcefullyCrashRenderer();
    loadPage(window);
  }

  webContents.on('render-process-gone', (_event, details) => {
    crashed(details);
  });
  webContents.on('did-fail-load', (_event, code, description, _address, isMainFrame) => {
    if (!isMainFrame || code === aborted) return;
    log(`The page could not be loaded: ${description} (${String(code)}).`);
    const { load } = texts();
    void offer({ ...load, detail: load.detail(description || String(code)) }, false);
  });
  // A page that is not among the files of the app is a page all the same, to Chromium.
  webContents.on('did-navigate', (_event, _address, status) => {
    if (status < 400) return;
    log(`The page could not be loaded: status ${String(status)}.`);
    const { load } = texts();
    void offer({ ...load, detail: load.detail(String(status)) }, false);
  });
  window.on('unresponsive', () => void hangs());
}

import { app, dialog, shell, type BrowserWindow } from 'electron';
import { ask } from './ask.ts';
import { log, logFile } from './log/log.ts';
import { texts } from './texts/spoken.ts';

/** The kind of an error, which names nothing of the user's; its sentence is in the log. */
const kindOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : typeof thrown);

/** An error nobody expected in the main process ends in the log and in a dialog, one at a time. @param window the one it belongs to. */
export function guardFailures(window: () => BrowserWindow | undefined): void {
  let isAsking = false;

  async function tell(thrown: unknown): Promise<void> {
    log('An error nobody expected:', thrown);
    const { message, detail, ...answers } = texts().failure;
    if (!app.isReady()) {
      dialog.showErrorBox(message, detail(kindOf(thrown)));
      app.exit(1);
      return;
    }
    if (isAsking) return;
    isAsking = true;
    const answer = await ask(window(), {
      type: 'error',
      message,
      detail: detail(kindOf(thrown)),
      answers,
      preferred: 'proceed',
      refusal: 'proceed',
    }).finally(() => {
      isAsking = false;
    });
    const file = logFile();
    if (answer === 'quit') app.quit();
    if (answer === 'log' && file !== null) await shell.openPath(file);
  }

  const caught = (thrown: unknown): void => {
    // What goes wrong while it is told can only be written down.
    tell(thrown).catch((error: unknown) => {
      log('The error could not be shown:', error);
    });
  };
  process.on('uncaughtException', caught);
  process.on('unhandledRejection', caught);
}

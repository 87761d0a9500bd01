import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';

/** A question of the main process, with the texts of its answers by name in the order of their buttons. */
export interface Question<Answer extends string> {
  readonly type: 'question' | 'warning' | 'error';
  readonly message: string;
  readonly detail: string;
  readonly answers: Readonly<Record<Answer, string>>;
  /** What Return chooses. */
  readonly preferred: NoInfer<Answer>;
  /** What Escape chooses, or closing the dialog. */
  readonly refusal: NoInfer<Answer>;
  /** Closes the dialog, with `refusal`. */
  readonly signal?: AbortSignal;
}

function asBox<Answer extends string>(question: Question<Answer>) {
  const { type, message, detail, answers, preferred, refusal, signal } = question;
  const names = Object.keys(answers) as Answer[]; // the keys are those of the type
  const options: MessageBoxOptions = {
    type,
    message,
    detail,
    buttons: names.map((name) => answers[name]),
    defaultId: names.indexOf(preferred),
    cancelId: names.indexOf(refusal),
    noLink: true,
    ...(signal && { signal }),
  };
  return { options, answerOf: (button: number): Answer => names[button] ?? refusal };
}

/** Asks in a dialog of the window, or in one of its own where there is none. */
export async function ask<Answer extends string>(
  window: BrowserWindow | undefined,
  question: Question<Answer>,
): Promise<Answer> {
  const { options, answerOf } = asBox(question);
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return answerOf(response);
}

/** Asks where Electron waits for the answer: nothing else happens in the main process meanwhile. */
export function askAtOnce<Answer extends string>(
  window: BrowserWindow | undefined,
  question: Question<Answer>,
): Answer {
  const { options, answerOf } = asBox(question);
  return answerOf(window ? dialog.showMessageBoxSync(window, options) : dialog.showMessageBoxSync(options));
}

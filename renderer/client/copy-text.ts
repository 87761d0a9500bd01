/**
 * Puts a text into the clipboard that is still being made: the browser is asked at once, for it forgets a press within seconds. Whether it
 * is there; a page over plain http, and one whose user has forbidden it, have no clipboard.
 */
export async function copyText(text: Promise<string>): Promise<boolean> {
  const made = text.then((plain) => new Blob([plain], { type: 'text/plain' }));
  made.catch(() => undefined); // whoever makes it says what went wrong
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': made })]);
    return true;
  } catch {
    return false;
  }
}

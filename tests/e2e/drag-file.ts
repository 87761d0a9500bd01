import type { Page } from '@playwright/test';

/** Drags a file onto the window; `drop` says whether to let go of it. */
export async function dragFile(page: Page, file: { name: string; text: string }, drop: boolean): Promise<void> {
  await page.evaluate(
    ({ name, text, events }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      for (const event of events) {
        document.body.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    { ...file, events: drop ? ['drop'] : ['dragenter', 'dragover'] },
  );
}

import { useEventListener } from '@vueuse/core';
import { useDialogStore } from './stores/dialog-store.ts';
import { useHidingStore } from './stores/hiding-store.ts';
import { useOwnWorkStore } from './stores/own-work-store.ts';
import { useProjectorStore } from './stores/projector-store.ts';
import { opensWithQuestionMark } from './stores/question-mark.ts';
import { useWelcomeStore } from './stores/welcome-store.ts';

/** Where a question mark is a letter of what is typed, or looked for in a menu. */
const typing = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=menu]';

/** Keys of the whole window: one for the projector, and back; one for one's own work on what is selected; one for the sheet of keys. */
export function useWindowKeys(): void {
  const dialogs = useDialogStore();
  const own = useOwnWorkStore();
  const hiding = useHidingStore();
  const projector = useProjectorStore();
  const welcome = useWelcomeStore();

  function openKeys(): void {
    // A question is to be answered first.
    if (!document.querySelector('[role=alertdialog]')) dialogs.openKeys();
  }

  /** Back to the work that hides something, else to what is selected. */
  function openWork(): void {
    if (hiding.isOnlyFor('check')) hiding.lead();
    else own.open();
  }

  useEventListener(document, 'keydown', (event) => {
    const isCommand = event.ctrlKey || event.metaKey || event.altKey;
    if (isCommand || event.defaultPrevented) return;
    const element = event.target instanceof Element ? event.target : null;
    if (event.key === 'F8' && !welcome.isOpen) projector.isOn = !projector.isOn;
    else if (event.key === 'F9' && !welcome.isOpen && !projector.isOn && dialogs.dialog === null) openWork();
    else if (event.key === 'F1') openKeys();
    else if (event.key === '?' && opensWithQuestionMark() && !element?.closest(typing)) openKeys();
    else return;
    event.preventDefault();
  });
}

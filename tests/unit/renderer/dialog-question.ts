import { eventually } from '../eventually.ts';

/** The dialog that asks something, once its parts are fetched: that is when it is first opened, and takes as long as it takes. */
export function dialogQuestion(): Promise<Element> {
  const find = () => {
    const found = document.querySelector('[role=alertdialog]');
    if (!found) throw new Error('nothing is asked');
    return found;
  };
  return eventually(find);
}

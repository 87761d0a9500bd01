import { useI18n } from 'vue-i18n';
import { mostTitleCharacters } from '#shared/experiment/experiment-document.ts';
import { fault } from '#shared/errors/fault.ts';
import { copyText } from '../../client/copy-text.ts';
import { takeLinked } from '../../client/linked-address.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { usePartStore } from '../../stores/part-store.ts';
import { useWelcomeStore } from '../../stores/welcome-store.ts';
import { useCheckStore } from './check-store.ts';
import { useLinkStore } from './link-store.ts';
import { useRefusedStore } from './refused-store.ts';
import { useFileActions } from './use-file-actions.ts';

const loadLinks = () => import('./make-link.ts');

/** Experiments that are passed on in an address. */
export function useLinks() {
  const { t } = useI18n();
  const document = useDocumentStore();
  const experiment = useExperimentStore();
  const parts = usePartStore();
  const check = useCheckStore();
  const refused = useRefusedStore();
  const welcome = useWelcomeStore();
  const link = useLinkStore();
  const { mayLeave } = useFileActions();

  /** How an experiment is called that came with a link; and without that again, for it is no part of its name. */
  const received = (title: string): string =>
    title === '' ? t('file.fromLink') : t('file.titleFromLink', { title }).slice(-mostTitleCharacters);
  function ownTitle(title: string): string {
    const mark = t('file.titleFromLink', { title: '' });
    if (title === t('file.fromLink')) return '';
    return title.endsWith(mark) ? title.slice(0, -mark.length) : title;
  }

  /** Makes a link to what is on screen and puts it into the clipboard, at once, or shows it where there is none. */
  async function copy(): Promise<void> {
    link.dismiss();
    const whole = { ...document.parts(), state: experiment.state };
    const making = parts.load(loadLinks).then(({ makeLink }) => makeLink(whole, ownTitle(whole.title)));
    const isCopied = await copyText(making.then(({ address }) => address));
    const made = await making;
    link.isCopied = isCopied;
    link.made = made;
  }

  /** Opens the experiment in the address of this page, if there is one, once the user has said what becomes of the present one. */
  async function open(): Promise<void> {
    const packed = takeLinked();
    if (packed === null) return;
    const bytes = await parts.load(loadLinks).then(({ unpackFromLink }) => unpackFromLink(packed));
    if (bytes === null) {
      refused.add(fault('link-damaged'));
      return;
    }
    if (!(await document.openLinked({ name: t('file.fromLink'), bytes }, mayLeave))) return;
    document.title = received(document.title);
    check.dismiss();
    welcome.close();
  }

  return { copy, open };
}

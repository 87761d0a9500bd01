import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import type { Shell } from '#renderer/client/shell.ts';
import { useAutosaveStore } from '#renderer/components/file/autosave-store.ts';
import { useRecoveryStore } from '#renderer/components/file/recovery-store.ts';
import StatusBar from '#renderer/components/layout/StatusBar.vue';
import { en } from '#renderer/locales/en/index.ts';
import { languages } from '#renderer/locales/index.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import AboutDialog from '#renderer/views/about/AboutDialog.vue';
import WelcomeScreen from '#renderer/views/welcome/WelcomeScreen.vue';
import { englishTexts, takeLessonEnglish } from '#shared/errors/english/english.ts';
import { lessonTexts } from '#shared/errors/english/lesson-texts.ts';
import { sayFault } from '#shared/errors/fault.ts';
import { sampleFaults } from '../../shared/errors/sample-parts.ts';
import { FakeEngine } from '../fake-engine.ts';
import { createFakeFiles } from '../fake-files.ts';
import { leftExperiment } from '../left-experiments.ts';
import { appPlugins } from '../mounting.ts';

const page = vi.hoisted((): { shell: Shell } => ({ shell: 'web' }));
vi.mock('#renderer/client/shell.ts', () => ({
  get shell() {
    return page.shell;
  },
}));
vi.mock('#renderer/client/open-files.ts', () => ({ openFiles: () => createFakeFiles().access }));

takeLessonEnglish(lessonTexts);

/** What is true of some shells and not of others: where things lie, and what the systems around them do. */
const ofSomeShell =
  /\b(?:this (?:computer|browser)|disk|folder|terminal|double[- ]click|installer?|installed|updates are|offline|no network|in this app|on this page|another tab|site data)\b/i;

interface Tree {
  readonly [key: string]: string | Tree;
}
const messagesOf = (tree: Tree, before = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value] as const] : messagesOf(value, `${before}${key}.`),
  );

describe('a text that is true of some shells alone', () => {
  /** Why each that has no text for each place may be said: by nobody else, or everywhere. */
  const reasons: Readonly<Record<string, string>> = {
    'about.nativeHere': 'said where native TensorFlow is there',
    'about.nativeNot': 'true everywhere; the reason says what of the shell',
    'about.places.data': 'a button of the desktop app',
    'import.lead': 'true everywhere: a table leaves no computer',
    'keys.gestures.byMouse.toggle': 'true everywhere: a double click on the mask',
    'menus.clearRecent': 'of the desktop app',
  };

  it('has one for each place, or is said where it is true', () => {
    const found = messagesOf(en)
      .filter(([key, text]) => ofSomeShell.test(text) && !/\.(?:computer|browser)$/.test(key))
      .map(([key]) => key);
    const free = found.filter((key) => !(key in reasons) && !/^(?:tabs|trouble\.way-back)\./.test(key));
    expect(free).toEqual([]);
  });

  it('is told of a fault by its name, which only that shell throws', () => {
    const found = sampleFaults.filter((what) => ofSomeShell.test(sayFault(what, englishTexts, String)));
    // Of the host and its terminal; of the worker of the web edition; of disks, where files lie in every shell; of the part that is missing.
    const known =
      /^(?:no-access|used-elsewhere|worker-not-started|host-|app-closing|native-part-|not-saved|not-opened|autosaves-unreachable|data-folder-|no-longer-served)/;
    expect(found.map(({ name }) => name).filter((name) => !known.test(name))).toEqual([]);
  });
});

type Show = (options: { readonly global: ReturnType<typeof appPlugins>; readonly attachTo: HTMLElement }) => {
  unmount(): void;
};

/** Everything a screen says in a shell, with an experiment that was saved by itself and one that is left. */
async function said(shell: Shell, language: string, show: Show): Promise<string> {
  page.shell = shell;
  localStorage.setItem('dropout-lab.language', language);
  const global = appPlugins();
  new FakeEngine().connect();
  useFileStore().files = createFakeFiles().access;
  await useDocumentStore().startNew(1);
  useAutosaveStore().savedAt = '2026-01-01T10:00:00.000Z';
  useRecoveryStore().found = [leftExperiment('left')];
  document.body.innerHTML = '';
  const shown = show({ global, attachTo: document.body });
  await flushPromises();
  const { textContent } = document.body;
  shown.unmount();
  return textContent;
}

/** What of the desktop app and the browser mode is said in no language of the web edition, and the other way round. */
const onComputer =
  /this computer|updates are not|itself \d|Offline|ordenador|actualizaciones|solo a las|Sin red|电脑|本机|不检查更新|离线/;
const inBrowser = /in this browser|of this browser|en este navegador|de este navegador|此浏览器/;
const screens: Readonly<Record<string, Show>> = {
  AboutDialog: (options) => mount(AboutDialog, options),
  WelcomeScreen: (options) => mount(WelcomeScreen, options),
  // Its check of the step is another matter, and asks the engine.
  StatusBar: ({ global, attachTo }) =>
    mount(StatusBar, { global: { ...global, stubs: { AuditChip: true } }, attachTo }),
};

describe.each(languages.map(({ id }) => id))('in %s', (language) => {
  it.each(Object.entries(screens))('%s says of each shell what is true there', async (_, show) => {
    for (const shell of ['desktop', 'host'] as const) {
      const text = await said(shell, language, show);
      expect(text).toMatch(onComputer);
      expect(text).not.toMatch(inBrowser);
    }
    const text = await said('web', language, show);
    expect(text).toMatch(inBrowser);
    expect(text).not.toMatch(onComputer);
  });
});

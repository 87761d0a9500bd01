import { mount } from '@vue/test-utils';
import { vi } from 'vitest';
import { useLinkStore } from '#renderer/components/file/link-store.ts';
import { useOpenedLinks } from '#renderer/components/file/use-opened-links.ts';
import { useRefusedStore } from '#renderer/components/file/refused-store.ts';
import { usePageMenu } from '#renderer/components/menu/page-menu.ts';
import { useMenuRunner } from '#renderer/components/menu/use-menu-runner.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useScreenStore } from '#renderer/stores/screen-store.ts';
import { useViewChoices } from '#renderer/stores/view-choices.ts';
import { useViewStore } from '#renderer/stores/view-store.ts';
import type { PageCommand } from '#shared/contract/menu-state.ts';
import type { Fault } from '#shared/errors/fault.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { eventually } from '../../../eventually.ts';
import { connectTo, FakeEngine } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';

/** What is put into a clipboard, while it is being made. */
class Item {
  readonly made: Promise<Blob>;
  constructor(types: { readonly 'text/plain': Promise<Blob> }) {
    this.made = types['text/plain'];
  }
}

/** Stands in for the browser's clipboard until the mocks are restored: what it was given, as long as it takes anything. */
export function fakeClipboard() {
  const clipboard = { texts: [] as string[], refuses: false };
  vi.spyOn(navigator.clipboard, 'write').mockImplementation(async (items) => {
    const [item] = items as unknown as readonly Item[];
    const text = await (await item?.made)?.text();
    if (clipboard.refuses) throw new DOMException('no', 'NotAllowedError');
    clipboard.texts.push(text ?? '');
  });
  vi.stubGlobal('ClipboardItem', Item);
  return clipboard;
}

/** A window in which links are copied and opened. */
export interface LinkWindow {
  readonly plugins: ReturnType<typeof appPlugins>;
  readonly document: Document;
  readonly experiment: Experiment;
  run(command: PageCommand): void;
  menuHas(command: PageCommand): boolean;
  /** It has begun. */
  openLinks(): void;
  close(): void;
  /** Copies the link to what is on screen, as the user does. */
  copied(): Promise<string>;
  /** Opens an address in the window, as far as it says something of an experiment. */
  visit(address: string): void;
  refusals(): readonly Fault[];
}
type Document = ReturnType<typeof useDocumentStore>;
type Experiment = ReturnType<typeof useExperimentStore>;

/** Opens a window of its own, with the lecture's experiment; files are read as the engine reads them. */
export async function openWindow(): Promise<LinkWindow> {
  const plugins = appPlugins();
  const engine = new FakeEngine();
  const readExperiment = ({ file }: { file: Uint8Array }) =>
    Promise.resolve().then(() => ({ ...readExperimentFile(file).document, engine: null }));
  connectTo({ ...engine.client, readExperiment });
  const [document, experiment] = [useDocumentStore(), useExperimentStore()];
  await document.startNew();
  let run: ReturnType<typeof useMenuRunner> = () => undefined;
  let openLinks = (): void => undefined;
  let menuHas: (command: PageCommand) => boolean = () => false;
  const shown = mount(
    {
      setup() {
        run = useMenuRunner();
        openLinks = useOpenedLinks();
        const menu = usePageMenu();
        menuHas = (command) => menu.value.flat().some(({ key }) => key === command);
        return () => null;
      },
    },
    { global: plugins },
  );

  return {
    plugins,
    document,
    experiment,
    run(command) {
      run(command);
    },
    menuHas: (command) => menuHas(command),
    openLinks() {
      openLinks();
    },
    close() {
      shown.unmount();
    },
    async copied() {
      run('copy-link');
      await eventually(() => {
        if (useLinkStore().made === null) throw new Error('there is no link yet');
      });
      return useLinkStore().made?.address ?? '';
    },
    visit(address) {
      history.replaceState(null, '', new URL(address, location.href).hash);
      openLinks();
    },
    refusals: () => [...useRefusedStore().reasons, ...useLabStore().troubles.map((trouble) => trouble.fault)],
  };
}

/** Another experiment than the lecture's, with steps, an edit and notes, looked at in another place. */
export async function prepare({ document, experiment }: LinkWindow): Promise<void> {
  await experiment.startExperiment({ ...lectureHyperparameters, seed: 7, hiddenSize: 9 });
  await experiment.recordSteps(3);
  await experiment.addEdits(() => [{ kind: 'value', step: 2, tensor: 'x', row: 0, column: 1, value: 0.1 }]);
  await experiment.visitStep(2);
  document.notes = 'Unit 2 never wakes up.';
  useScreenStore().screen = 'scaling';
  useViewStore().goToPhase(5);
  useViewStore().select('hidden', { row: 2, column: 3 });
  useViewChoices().subjectUnit = 8;
}

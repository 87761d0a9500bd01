import {
  injectDialogRootContext,
  injectDropdownMenuRootContext,
  injectPopoverRootContext,
  type AlertDialogContent as AlertContent,
  type DialogContent as DialogBox,
  type PopoverArrow as Arrow,
  type PopoverContent as Popover,
} from 'reka-ui';
import { defineAsyncComponent, defineComponent, h, shallowRef, watch, type Component, type Ref } from 'vue';
import { usePartStore } from '../../stores/part-store.ts';

/**
 * What a menu, popover or dialog shows: fetched when it is first opened, for what places and guards it is a tenth of the first load.
 * @param isOpen of what holds it, asked for in its setup.
 */
function openedLater(isOpen: () => Readonly<Ref<boolean>>, load: () => Promise<Component>): Component {
  const Content = defineAsyncComponent(() => usePartStore().load(load));
  return defineComponent({
    inheritAttrs: false,
    setup(_, { attrs, slots }) {
      const open = isOpen();
      const wasOpened = shallowRef(false);
      watch(open, (now) => (wasOpened.value ||= now), { immediate: true });
      return () => (wasOpened.value ? h(Content, attrs, slots) : null);
    },
  });
}

/** The content of a menu, with all its entries. */
export const menuOpenedLater = (load: () => Promise<{ default: Component }>): Component =>
  openedLater(
    () => injectDropdownMenuRootContext().open,
    async () => (await load()).default,
  );

const ofPopover = () => injectPopoverRootContext().open;
const ofDialog = () => injectDialogRootContext().open;
const floating = () => import('./floating-parts.ts');

// What they are given is checked as for the parts they stand for.
export const PopoverContent = openedLater(ofPopover, async () => (await floating()).PopoverContent) as typeof Popover;
export const PopoverArrow = openedLater(ofPopover, async () => (await floating()).PopoverArrow) as typeof Arrow;
export const DialogContent = openedLater(ofDialog, async () => (await floating()).DialogContent) as typeof DialogBox;
export const AlertDialogContent = openedLater(
  ofDialog,
  async () => (await floating()).AlertDialogContent,
) as typeof AlertContent;

/** Fetched ahead in an idle moment. */
export const loadFloating = floating;

import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { onThisComputer } from '../memory/browser-memory.ts';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'dropout-lab.theme';

function firstTheme(): Theme {
  const stored = onThisComputer.read(storageKey);
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Whether what the system says of colours is so, now and when it changes. */
function isSo(query: string): Readonly<Ref<boolean>> {
  const list = matchMedia(query);
  const matches = ref(list.matches);
  list.addEventListener('change', (event) => {
    matches.value = event.matches;
  });
  return matches;
}

/** How the app looks: the theme, remembered on this computer, what the system asks for, and whether its fonts have arrived. */
export const useAppearanceStore = defineStore('appearance', () => {
  const chosen = ref<Theme>(firstTheme());
  /** The system chooses the colours: the theme is the one that its ground goes with. */
  const isForced = isSo('(forced-colors: active)');
  const isDark = isSo('(prefers-color-scheme: dark)');
  const wantsContrast = isSo('(prefers-contrast: more)');
  /** Whether no sign may be told by its colour alone. */
  const showsSigns = computed(() => isForced.value || wantsContrast.value);
  const theme = computed<Theme>(() => {
    if (!isForced.value) return chosen.value;
    return isDark.value ? 'dark' : 'light';
  });
  const fontsReady = shallowRef(false);

  function setTheme(next: Theme): void {
    onThisComputer.write(storageKey, next);
    chosen.value = next;
  }

  function toggleTheme(): void {
    setTheme(theme.value === 'dark' ? 'light' : 'dark');
  }

  // At once: a canvas reads its colours from the document.
  watch(theme, (name) => (document.documentElement.dataset['theme'] = name), { immediate: true, flush: 'sync' });
  // A canvas cannot wait for a font as text can: it is painted again when the font is there.
  void document.fonts.load('500 11px "Inter Variable"').then(() => {
    fontsReady.value = true;
  });

  return { theme, isForced, showsSigns, fontsReady, toggleTheme };
});

import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'dropout-lab.theme';

function firstTheme(): Theme {
  const stored = localStorage.getItem(storageKey);
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** How the app looks: the theme, remembered on this computer, and whether its fonts have arrived. */
export const useAppearanceStore = defineStore('appearance', () => {
  const theme = ref<Theme>(firstTheme());
  const fontsReady = shallowRef(false);

  function setTheme(next: Theme): void {
    document.documentElement.dataset['theme'] = next;
    localStorage.setItem(storageKey, next);
    theme.value = next;
  }

  function toggleTheme(): void {
    setTheme(theme.value === 'dark' ? 'light' : 'dark');
  }

  document.documentElement.dataset['theme'] = theme.value;
  // A canvas cannot wait for a font as text can: it is painted again when the font is there.
  void document.fonts.load('500 11px "Inter Variable"').then(() => {
    fontsReady.value = true;
  });

  return { theme, fontsReady, toggleTheme };
});

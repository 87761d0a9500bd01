import { storeToRefs } from 'pinia';
import { computed, type ComputedRef } from 'vue';
import { readPalette, type Palette } from '../../charts/palette.ts';
import { useAppearanceStore } from '../../stores/appearance-store.ts';

const palettes = new Map<string, Palette>();

/** The palette of the theme in force; it changes when the theme does. */
export function usePalette(): ComputedRef<Palette> {
  const { theme, showsSigns, fontsReady } = storeToRefs(useAppearanceStore());
  return computed(() => {
    // The font is part of what a canvas paints: a palette read before it arrived is a different one.
    const key = `${theme.value} ${String(showsSigns.value)} ${String(fontsReady.value)}`;
    const palette = palettes.get(key) ?? readPalette(document.documentElement, showsSigns.value);
    palettes.set(key, palette);
    return palette;
  });
}

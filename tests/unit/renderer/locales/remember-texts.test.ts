import { describe, expect, it, vi } from 'vitest';
import { computed, nextTick, watchEffect } from 'vue';
import { createI18n } from 'vue-i18n';
import { rememberTexts } from '#renderer/locales/remember-texts.ts';

/** A translator of a few words, and how often vue-i18n was asked. */
function translator() {
  const { global } = createI18n({
    legacy: false,
    locale: 'en',
    fallbackLocale: 'en',
    missingWarn: false,
    fallbackWarn: false,
    messages: { en: { unit: 'a unit', numbered: 'unit {n}', pair: '{a} and {b}', steps: 'one step | {n} steps' } },
  });
  const asked = vi.fn(global.t);
  const words = Object.assign(global, { t: asked });
  rememberTexts(words);
  return { asked, global, say: words.t as (...ask: unknown[]) => string };
}

describe('what the translator has said', () => {
  it('is said again without vue-i18n, for the same values alone', () => {
    const { asked, say } = translator();
    const all = () => [
      say('unit'),
      say('numbered', { n: 1 }),
      say('numbered', { n: '1' }),
      say('numbered', { n: -1 }),
      say('numbered', { n: Number.NaN }),
      say('pair', { a: 'x', b: 'yz' }),
      say('pair', { a: 'xy', b: 'z' }),
      say('pair', { b: 'z', a: 'xy' }),
      say('steps', { n: 1 }, 1),
      say('steps', { n: 5 }, 5),
    ];
    const first = all();
    expect(first).toEqual([
      ...['a unit', 'unit 1', 'unit 1', 'unit -1', 'unit NaN'],
      ...['x and yz', 'xy and z', 'xy and z', 'one step', '5 steps'],
    ]);
    const times = asked.mock.calls.length;
    expect(all()).toEqual(first);
    expect(asked).toHaveBeenCalledTimes(times);
  });

  it('is said anew in another language, by whatever shows it, and again when its messages come', async () => {
    const { global, say } = translator();
    const shown: string[] = [];
    const text = computed(() => say('numbered', { n: 2 }));
    watchEffect(() => shown.push(text.value));
    Object.assign(global.locale, { value: 'es' });
    await nextTick();
    expect(text.value).toBe('unit 2');
    global.setLocaleMessage('es' as 'en', { numbered: 'unidad {n}' } as never);
    await nextTick();
    Object.assign(global.locale, { value: 'en' });
    await nextTick();
    expect(shown).toEqual(['unit 2', 'unidad 2', 'unit 2']);
  });

  it('is not a key whose text comes later', async () => {
    const { global, say } = translator();
    const text = computed(() => say('late.word'));
    const shown: string[] = [];
    watchEffect(() => shown.push(text.value));
    global.mergeLocaleMessage('en', { late: { word: 'here' } });
    await nextTick();
    expect(shown).toEqual(['late.word', 'here']);
  });

  it('is asked for anew where a value cannot be told from others', () => {
    const { asked, say } = translator();
    for (let time = 0; time < 2; time += 1) expect(say('numbered', { n: [7] })).toBe('unit [\n  7\n]');
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('does not grow without end', () => {
    const { asked, say } = translator();
    for (let n = 0; n < 4100; n += 1) say('numbered', { n });
    say('numbered', { n: 4099 });
    expect(asked).toHaveBeenCalledTimes(4100);
    say('numbered', { n: 0 });
    expect(asked).toHaveBeenCalledTimes(4101);
  });
});

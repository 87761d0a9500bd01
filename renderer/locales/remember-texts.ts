import { computed, type Ref } from 'vue';

/** How many texts are remembered: more than any screen says, few enough not to matter when numbers in them keep changing. */
const mostTexts = 4000;

/** What a text is made of: the key, then what is put into it. */
type Ask = readonly unknown[];
type Say = (...ask: Ask) => string;

/** What of vue-i18n's translator this needs; `t` is a `Say` of messages it knows. */
interface Translator {
  readonly locale: Readonly<Ref<string>>;
  readonly fallbackLocale: Readonly<Ref<unknown>>;
  readonly messages: Readonly<Ref<Readonly<Record<string, object>>>>;
  t: unknown;
}

/** A string or number by which it is told from any other, of the other type, too; null for anything else. */
function wordKey(value: unknown): string | null {
  if (typeof value === 'string') return `${value.length}:${value}`;
  return typeof value === 'number' ? `#${value};` : null;
}

/** By which what is asked for is told from everything else; null where that cannot be told: it is not remembered then. */
function askKey(ask: Ask): string | null {
  let key = '';
  for (const part of ask) {
    const words = typeof part === 'object' && part !== null ? Object.entries(part).flat() : [part];
    for (const word of words) {
      const told = wordKey(word);
      if (told === null) return null;
      key += told;
    }
    key += '|';
  }
  return key;
}

/**
 * Makes a translator remember what it has said: a step asks for some two hundred texts, nearly all as they were at the step before, and
 * vue-i18n takes longer for one than it takes to look it up. What was said is forgotten when the language or its messages change.
 */
export function rememberTexts(translator: Translator): void {
  const { locale, fallbackLocale, messages } = translator;
  const say = translator.t as Say;
  const said = computed(() => {
    // Read to hear of a change: of the language, of its messages, and of groups that come later.
    for (const language of [locale.value, String(fallbackLocale.value)]) Object.keys(messages.value[language] ?? {});
    return new Map<string, string>();
  });

  function remembered(...ask: Ask): string {
    const texts = said.value;
    const key = askKey(ask);
    const known = key === null ? undefined : texts.get(key);
    if (known !== undefined) return known;
    const text = say(...ask);
    // A text that is not there yet may come.
    if (key === null || text === ask[0]) return text;
    if (texts.size >= mostTexts) texts.clear();
    texts.set(key, text);
    return text;
  }
  translator.t = remembered;
}

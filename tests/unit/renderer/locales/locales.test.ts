import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ref } from 'vue';
import { createI18n } from 'vue-i18n';
import { activations } from '#shared/hyperparameters.ts';
import { activationTable } from '#shared/variants/activations.ts';
import { en } from '#renderer/locales/en/index.ts';
import { es } from '#renderer/locales/es/index.ts';
import { createTranslator, languages, setLanguage } from '#renderer/locales/index.ts';
import { zhCN } from '#renderer/locales/zh-CN/index.ts';

interface Tree {
  readonly [key: string]: string | Tree;
}

/** The messages of a language by path: `controls.step`, ... */
function messagesOf(tree: Tree, before = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${before}${key}`, value]] : [...messagesOf(value, `${before}${key}.`)],
    ),
  );
}

/** The values a message takes; a language may say one twice. */
function placeholders(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
}

/** The forms of a message: of one, and of any other number, where a language has two. */
const formsOf = (message: string): readonly string[] => message.split(' | ');

/** How wide a text is: a Chinese character is as wide as two letters. */
function letters(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
}

const english = messagesOf(en);
const all = [
  ['en', english],
  ['zh-CN', messagesOf(zhCN)],
  ['es', messagesOf(es)],
] as const;

describe.each(all)('the messages in %s', (language, messages) => {
  it('have the keys of English, no more and no fewer', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('take the same values as in English', () => {
    for (const [key, message] of messages) {
      expect(placeholders(message), key).toEqual(placeholders(english.get(key) ?? ''));
    }
  });

  it('are never empty and have no space at their ends', () => {
    for (const [key, message] of messages) {
      expect(message, key).not.toBe('');
      expect(message, key).toBe(message.trim());
    }
  });

  it('compile to what they say, with the values put in', () => {
    const { t } = createI18n({ legacy: false, locale: language, messages: { en, 'zh-CN': zhCN, es } }).global;
    for (const [key, message] of messages) {
      const values = Object.fromEntries(placeholders(message).map((name) => [name, `<${name}>`]));
      const forms = formsOf(message).map((form) => form.replaceAll(/\{(\w+)\}/g, '<$1>'));
      expect(forms.length, key).toBeLessThanOrEqual(2);
      // vue-i18n writes the number into what it is given.
      expect(t(key, { ...values }, 1), key).toBe(forms[0]);
      for (const other of [0, 2, 12]) expect(t(key, { ...values }, other), key).toBe(forms.at(-1));
    }
  });

  it('leave the phases room in a small window', () => {
    const strip = Object.keys(en.phases.names).map((phase) => `phases.names.${phase}`);
    expect(strip).toHaveLength(13);
    const symbols = activations.map((activation) => activationTable[activation].symbol);
    const longestSymbol = symbols.reduce((longest, symbol) => (letters(symbol) > letters(longest) ? symbol : longest));
    const widest = Math.max(
      ...strip.map((key) => letters((messages.get(key) ?? key).replace('{activation}', longestSymbol))),
    );
    expect(widest).toBeLessThanOrEqual(10);
  });
});

describe.each(all.slice(1))('the messages in %s', (_, messages) => {
  it('are all their own but names, symbols and what PyTorch calls it', () => {
    const same = [...messages].filter(([key, message]) => message === english.get(key)).map(([key]) => key);
    const words = same.filter((key) => /[a-z]{3}/i.test((english.get(key) ?? '').replaceAll(/\{\w+\}/g, '')));
    const untranslated =
      /^(app\.name|about\.names\.\w+|form\.\w+Size|choices\.(mode\.label|lossConvention\.names\.mean.*|(optimizer|activation)\.names\.\w+|dropoutLayer\.names\.nn_Dropout.*)|tensor\.fc.*|keys\.names\.\w+|status\.(choice|backend)\..*|optimizer\.steps\.\w+|training\.why\.(hiddenSize|names\.diabetes))$/;
    expect(words.filter((key) => key !== 'chips.batch' && !untranslated.test(key))).toEqual([]);
  });

  it.each(['form.dropProbability', 'form.keepProbability', 'form.learningRate'])(
    '%s keeps its symbol in front',
    (key) => {
      const symbol = (english.get(key) ?? '').split(',')[0] ?? '';
      expect(messages.get(key)?.startsWith(symbol)).toBe(true);
    },
  );
});

/**
 * Messages that say a number and then words in the plural, where the number is always more than one (another message says one), or
 * the words do not go by it: a unit, a fixed number, what is left of "of {total}", or Spanish "más" and "antes", which end in s in
 * the singular too.
 */
const neverOne = [
  // The number of a line, not of lines.
  /^bugs\.verdict\.line\./,
  /^compare\.(training|tableData|moreOnlyIn)$/,
  /^derivation\.(units\.many|captions\.sum|others|reasons\..*)$/,
  /^edits\.(more|values|(drop|keep)InSome)$/,
  /^expectation\.(standardErrors|tooMany|drawnLoss)$/,
  /^outerProduct\.sum$/,
  /^(matrixAnswer\.(tooLong|turned)|ownWork\.(notKept|part\.hint))$/,
  /^(panel\.(more|folded|unitSum)|changes\.andMore|tensor\.after|status\.stepMs|timeline\.chart)$/,
  /^training\.(prediction\.text|why\.(hints\.functions|helped))$/,
  /^scaling\.tooMany$/,
  /^remark\.(reach|prediction)\.some$/,
  /^(import\.remarks\.grouped|weights\.turned)$/,
  /^worksheet\.(rounded|allCount)$/,
  /^(lessons\.unreadable\.tooFewDigits|links\.copied)$/,
];
/** In English what follows "1 of 10 cells" does not change: only Spanish has forms there. */
const ofTotal =
  /^(compare\.equalCells|expectation\.drawnOf|update\.unchanged(Rows|Columns)|loom\.droppedTotal|panel\.droppedOfSample)$/;

describe.each(all.filter(([language]) => language !== 'zh-CN'))(
  'a number and its words in %s',
  (language, messages) => {
    it('agree: what can be one has a form for one', () => {
      const name = 'unit|sample|step|seed|tensor|name|names|text|side|units|scale|value|activation|parted';
      const plural = new RegExp(
        `(?<!(?:of|de) )\\{(?!(?:${name})\\})\\w+\\} (?:(?:of|de) \\{\\w+\\} )?\\p{L}+s\\b`,
        'u',
      );
      const found = [...messages]
        .filter(([, message]) => formsOf(message).length === 1 && plural.test(message))
        .filter(([key]) => !neverOne.some((pattern) => pattern.test(key)) && !(language === 'en' && ofTotal.test(key)));
      expect(found).toEqual([]);
    });
  },
);

it('Spanish agrees in number and gender: one cell is apagada, twelve are apagadas', () => {
  const { t } = createI18n({ legacy: false, locale: 'es', messages: { es } }).global;
  expect(t('activations.relu.zeros.dropped', { count: 1 })).toBe('1 apagada');
  expect(t('activations.relu.zeros.dropped', { count: 12 })).toBe('12 apagadas');
  expect(t('gradients.zeroRows', { count: 1, total: 10 })).toMatch(/^1 de 10 filas es nula: .* esa unidad\.$/);
  expect(t('gradients.zeroRows', { count: 3, total: 10 })).toMatch(/^3 de 10 filas son nulas: .* esas unidades\.$/);
  expect(t('loom.droppedTotal', { count: 1, total: 150 })).toBe('1 de 150 celdas apagada');
  expect(t('gradients.silent.dropped-or-dead', { dropped: 12, dead: 3 })).toBe(
    'Cero: apagada en 12, muerta por ReLU en 3',
  );
});

describe('the first language', () => {
  const speaks = (...tags: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags);
  const first = () => createTranslator().global.locale.value;

  beforeEach(() => {
    localStorage.clear();
    vi.restoreAllMocks();
  });

  it.each([
    [['zh-CN', 'en'], 'zh-CN'],
    [['zh-Hans-SG'], 'zh-CN'],
    [['es-MX', 'en-US'], 'es'],
    [['fr-FR', 'es'], 'es'],
    [['EN-gb'], 'en'],
    [['fr', 'de'], 'en'],
    [[], 'en'],
  ])('for a system that asks for %j is %s', (tags, expected) => {
    speaks(...tags);
    expect(first()).toBe(expected);
    expect(document.documentElement.lang).toBe(expected);
  });

  it('is the one chosen before, whatever the system asks for', () => {
    speaks('es');
    const locale = ref('en');
    setLanguage({ locale }, 'zh-CN');
    expect(locale.value).toBe('zh-CN');
    expect(document.documentElement.lang).toBe('zh-CN');
    document.documentElement.lang = '';
    expect(first()).toBe('zh-CN');
    expect(document.documentElement.lang).toBe('zh-CN');
  });

  it('is not remembered until someone chooses it', () => {
    speaks('es');
    first();
    expect(localStorage.getItem('dropout-lab.language')).toBeNull();
  });

  it('passes over a stored language the app does not speak', () => {
    localStorage.setItem('dropout-lab.language', 'tlh');
    speaks('es');
    expect(first()).toBe('es');
  });
});

it('each language is listed by its own name, and Intl writes its numbers', () => {
  expect(languages.map(({ name }) => name)).toEqual(['English', '简体中文', 'Español']);
  expect(Intl.NumberFormat.supportedLocalesOf(languages.map(({ id }) => id))).toHaveLength(3);
});

import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import { enCompare } from '#renderer/locales/en-compare.ts';
import { enIdeas } from '#renderer/locales/en-ideas.ts';
import { esCompare } from '#renderer/locales/es-compare.ts';
import { esIdeas } from '#renderer/locales/es-ideas.ts';
import { zhCNCompare } from '#renderer/locales/zh-CN-compare.ts';
import { zhCNIdeas } from '#renderer/locales/zh-CN-ideas.ts';

interface Tree {
  readonly [key: string]: string | Tree;
}

function messagesOf(tree: Tree, before = ''): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${before}${key}`, value] as [string, string]]
      : messagesOf(value, `${before}${key}.`),
  );
}

const placeholders = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe.each([
  ['en', 'ideas', enIdeas, enIdeas],
  ['es', 'ideas', esIdeas, enIdeas],
  ['zh-CN', 'ideas', zhCNIdeas, enIdeas],
  ['en', 'Compare', enCompare, enCompare],
  ['es', 'Compare', esCompare, enCompare],
  ['zh-CN', 'Compare', zhCNCompare, enCompare],
] as const)('the messages in %s of %s', (locale, _screen, messages, source) => {
  const english = new Map(messagesOf(source));

  it('have the keys and the values of English', () => {
    expect(
      messagesOf(messages)
        .map(([key]) => key)
        .sort(),
    ).toEqual([...english.keys()].sort());
    for (const [key, message] of messagesOf(messages)) {
      expect(placeholders(message).filter(isNew), key).toEqual(placeholders(english.get(key) ?? '').filter(isNew));
    }
  });

  it('compile to what they say', () => {
    const { t } = createI18n({ legacy: false, locale, messages: { [locale]: messages } }).global;
    for (const [key, message] of messagesOf(messages)) {
      const values = Object.fromEntries(placeholders(message).map((name) => [name, `<${name}>`]));
      expect(t(key, values), key).toBe(message.replaceAll(/\{(\w+)\}/g, '<$1>'));
    }
  });
});

/** A language may say a value twice. */
function isNew(name: string, index: number, names: readonly string[]): boolean {
  return names.indexOf(name) === index;
}

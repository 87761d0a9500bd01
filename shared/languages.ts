/** The languages of the app, as `Intl` names them. */
export const appLanguages = ['en', 'zh-CN', 'es'] as const;
export type AppLanguage = (typeof appLanguages)[number];

/** The language of a tag as systems and browsers write it: the same tag, or else one that shares its first part (es-MX, zh-Hans). */
export function languageOf(tag: string): AppLanguage | undefined {
  const first = (text: string) => text.toLowerCase().split(/[-_]/)[0];
  return (
    appLanguages.find((language) => language.toLowerCase() === tag.toLowerCase()) ??
    appLanguages.find((language) => first(language) === first(tag))
  );
}

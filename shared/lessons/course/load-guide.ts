import type { LessonLanguage } from '../lesson.ts';
import type { LessonWriting } from './guide/writing.ts';

/** Both texts of each language, fetched when they are asked for. */
const textsOf: Readonly<Record<LessonLanguage, () => Promise<LessonWriting>>> = {
  en: async () => (await import('./guide/english.ts')).writing,
  'zh-CN': async () => (await import('./guide/chinese.ts')).writing,
  es: async () => (await import('./guide/spanish.ts')).writing,
};

/** The guide and the template in a language. Rejects where they cannot be fetched. */
export function lessonWriting(language: LessonLanguage): Promise<LessonWriting> {
  return textsOf[language]();
}

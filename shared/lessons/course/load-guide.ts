import type { LessonLanguage } from '../lesson.ts';
import type { TeacherTexts } from './guide/teacher-texts.ts';

/** The texts of each language, fetched when they are asked for. */
const textsOf: Readonly<Record<LessonLanguage, () => Promise<TeacherTexts>>> = {
  en: async () => (await import('./guide/english.ts')).teacherTexts,
  'zh-CN': async () => (await import('./guide/chinese.ts')).teacherTexts,
  es: async () => (await import('./guide/spanish.ts')).teacherTexts,
};

/** The guides and the template in a language. Rejects where they cannot be fetched. */
export function teacherTexts(language: LessonLanguage): Promise<TeacherTexts> {
  return textsOf[language]();
}

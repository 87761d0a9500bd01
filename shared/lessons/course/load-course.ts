import type { LessonLanguage } from '../lesson.ts';
import { courseFileName, courseLessons, type CourseLessonId } from './course.ts';

/** Each language is fetched by itself, and only when it is asked for. */
const textsByFile: Readonly<Record<LessonLanguage, () => Promise<Readonly<Record<string, string>>>>> = {
  en: async () => (await import('./en/texts.ts')).texts,
  'zh-CN': async () => (await import('./zh-CN/texts.ts')).texts,
  es: async () => (await import('./es/texts.ts')).texts,
};

/** The Markdown of every lesson of the course by its id. Rejects where the language's chunk cannot be fetched. */
export async function courseTexts(language: LessonLanguage): Promise<Readonly<Record<CourseLessonId, string>>> {
  const byFile = await textsByFile[language]();
  const texts = courseLessons.flatMap((lesson) => {
    const text = byFile[`./${courseFileName(lesson)}`];
    return text === undefined ? [] : [[lesson.id, text] as const];
  });
  return Object.fromEntries(texts) as Record<CourseLessonId, string>; // every lesson has its file
}

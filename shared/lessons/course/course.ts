/** The lessons of the course in their order, by their ids; what they say is in the files that bear their number and id. */
export const courseLessons = [
  { number: 1, id: 'silenced-units' },
  { number: 2, id: 'average-cost' },
  { number: 3, id: 'two-ways' },
  { number: 4, id: 'remembered-mask' },
  { number: 5, id: 'masks-per-sample' },
  { number: 6, id: 'forward-by-hand' },
  { number: 7, id: 'loss-factor' },
  { number: 8, id: 'second-layer' },
  { number: 9, id: 'back-through-mask' },
  { number: 10, id: 'gate-not-mask' },
  { number: 11, id: 'outer-product' },
  { number: 12, id: 'batch-sum' },
  { number: 13, id: 'update' },
] as const;
export type CourseLessonId = (typeof courseLessons)[number]['id'];

/** The name of a lesson's file, the same in every language: `05-masks-per-sample.lesson.md`. */
export function courseFileName(lesson: (typeof courseLessons)[number]): string {
  return `${String(lesson.number).padStart(2, '0')}-${lesson.id}.lesson.md`;
}

/** The course in English: the text of each lesson by the name of its file. One chunk, fetched when a lesson is opened. */
export const texts = import.meta.glob('./*.lesson.md', { eager: true, query: '?raw', import: 'default' });

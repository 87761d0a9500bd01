import { defineComponent, h } from 'vue';
import LessonColumn from '#renderer/components/lesson/LessonColumn.vue';
import LessonLife from '#renderer/components/lesson/LessonLife.vue';

/** What the window has of a lesson: its column, and what it does whether that is on screen or not. */
export const openLessonParts = defineComponent(() => () => [h(LessonLife), h(LessonColumn)]);

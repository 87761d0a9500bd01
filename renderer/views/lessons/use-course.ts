import { shallowRef, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { readCourse, type Course } from '../../components/lesson/read-course.ts';
import { usePartStore } from '../../stores/part-store.ts';

/** The lessons of the course in the language of the app; none until their texts are there. */
export function useCourse(): Readonly<Ref<Course>> {
  const { locale } = useI18n();
  const parts = usePartStore();
  const course = shallowRef<Course>({});

  async function read(language: string): Promise<void> {
    const lessons = await parts.load(() => readCourse(language));
    if (locale.value === language) course.value = lessons;
  }

  watch(locale, (language) => void read(language), { immediate: true });
  return course;
}

import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useProgressStore } from '#renderer/stores/progress-store.ts';
import type { LessonProgress } from '#shared/lessons/progress.ts';

const storageKey = 'dropout-lab.lessons';
const progress = (done: string[]): LessonProgress => ({
  tasks: 2,
  done,
  atHand: 'b',
  student: null,
  predictions: [],
});

describe('how far the lessons are done on this computer', () => {
  beforeEach(() => {
    localStorage.clear();
    setActivePinia(createPinia());
  });

  it('begins with the first, and goes on with the first that is not done', () => {
    const store = useProgressStore();
    expect(store.isBegun).toBe(false);
    expect(store.next.number).toBe(1);
    store.keep('silenced-units', progress(['a', 'b']));
    store.keep('average-cost', progress(['a']));
    expect(store.doneCount).toBe(1);
    expect(store.next).toEqual({ number: 2, id: 'average-cost' });
  });

  it('is found again, but not by another student', () => {
    useProgressStore().keep('average-cost', { ...progress(['a']), student: 7 });
    setActivePinia(createPinia());
    expect(useProgressStore().of('average-cost', 7)?.done).toEqual(['a']);
    expect(useProgressStore().of('average-cost', 8)).toBeNull();
    expect(useProgressStore().of('two-ways', 7)).toBeNull();
  });

  it('is begun anew when it is forgotten or cannot be read', () => {
    useProgressStore().keep('average-cost', progress(['a']));
    useProgressStore().forget();
    expect(localStorage.getItem(storageKey)).toBe('{}');
    for (const text of ['{', '[]', '{"average-cost":{"tasks":-1}}']) {
      localStorage.setItem(storageKey, text);
      setActivePinia(createPinia());
      expect(useProgressStore().isBegun).toBe(false);
    }
  });
});

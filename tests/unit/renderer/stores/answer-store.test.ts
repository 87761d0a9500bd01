import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useAnswerStore } from '#renderer/stores/answer-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { FakeEngine } from '../fake-engine.ts';

describe('what was answered', () => {
  beforeEach(async () => {
    setActivePinia(createPinia());
    new FakeEngine().connect();
    await useDocumentStore().startNew(1);
  });

  it('is kept with its tries, the answers before, the step and the seed', async () => {
    const answers = useAnswerStore();
    expect(answers.answerOf('l/a')).toBeNull();
    answers.record('l/a', '0.1');
    answers.record('l/b', '3,7');
    await useExperimentStore().recordSteps(1);
    answers.record('l/a', '0,2');
    answers.record('l/a', '1/4');
    expect(answers.answerOf('l/a')).toEqual({
      question: 'l/a',
      step: 2,
      answer: '1/4',
      tries: 3,
      hints: 0,
      isShown: false,
      earlier: ['0.1', '0,2'],
      seed: 42,
    });
    expect(useDocumentStore().predictions.map(({ question }) => question)).toEqual(['l/a', 'l/b']);
    expect(useDocumentStore().isUnsaved).toBe(true);
  });

  it('counts hints and says what was given up, before any try', () => {
    const answers = useAnswerStore();
    answers.takeHint('l/a');
    answers.takeHint('l/a');
    answers.show('l/a');
    expect(answers.answerOf('l/a')).toMatchObject({ answer: '', tries: 0, hints: 2, isShown: true, earlier: [] });
    answers.record('l/b', 'x');
    answers.takeHint('l/b');
    expect(answers.answerOf('l/b')).toMatchObject({ answer: 'x', tries: 1, hints: 1, isShown: false });
  });

  it('keeps the latest twenty of the answers before', () => {
    const answers = useAnswerStore();
    for (let number = 1; number <= 23; number += 1) answers.record('l/a', String(number));
    const kept = answers.answerOf('l/a');
    expect(kept?.tries).toBe(23);
    expect(kept?.earlier).toHaveLength(20);
    expect(kept?.earlier.at(0)).toBe('3');
    expect(kept?.earlier.at(-1)).toBe('22');
  });

  it('is not erased by undo', async () => {
    const answers = useAnswerStore();
    await useExperimentStore().newSeed();
    answers.record('l/a', '0.1');
    await useExperimentStore().undo();
    expect(useExperimentStore().startHyperparameters.seed).toBe(42);
    expect(answers.answerOf('l/a')?.answer).toBe('0.1');
    await useExperimentStore().redo();
    expect(answers.answerOf('l/a')?.answer).toBe('0.1');
  });
});

import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import type { Lesson, TaskKind, TaskOf } from '#shared/lessons/lesson.ts';

/** A lesson with a task of every kind, as its author would write it. */
export const smallLesson = `---
id: small
title: A small lesson
language: en
minutes: 5
experiment: { seed: 42, steps: 1 }
---

Before the first task.

:::look{screen=step phase=mask cell="mask[4,2]"}
Row 4 is sample 4.
:::

:::number{#a-number of="dropped[10,7]" hide="mask"}
What is $d_{10,7}$?

::hint[The first hint.]
::hint[The second hint.]
::why[Because it is so.]
:::

:::sign{#a-sign of="output.gradient[4,1]"}
Which sign?
:::

:::cells{#some-units of="units of mask in row 4 that are dropped"}
Which units?
:::

:::choice{#a-choice}
Which one?

- [ ] The wrong one.
  > Said to whoever chose it.
- [x] The right one.
:::

:::choice{#several}
Which ones?

- [x] One.
- [ ] Two.
- [x] Three.
:::

:::order{#an-order}
In which order?

1. first
2. second
3. third
:::

:::matrix{#a-matrix of="fc2.weight.gradient"}
What is it?
:::

:::explain{#take-home}
Why?
:::

Behind the last task.
`;

export function readSmallLesson(): Lesson {
  const { lesson, faults } = readLesson(smallLesson);
  if (!lesson) throw new Error(JSON.stringify(faults));
  return lesson;
}

/** The first task of a kind. */
export function taskOfKind<Kind extends TaskKind>(kind: Kind): TaskOf<Kind> {
  for (const part of readSmallLesson().parts) {
    if (part.kind === 'task' && part.task.kind === kind) return part.task as TaskOf<Kind>; // as its kind says
  }
  throw new Error(`no task is ${kind}`);
}

/** A lesson with all that a lesson can hold. */
export const goodLesson = String.raw`---
lesson: 5
id: masks-per-sample
title: Every sample loses its own units
language: en
minutes: 5
experiment: { seed: 7, hiddenSize: 12, dropProbability: 0.25, steps: 2 }
---

With dropout each row of $\mathbf{h}$ is multiplied
by a row of **m**, see [row 4](look:phase=mask,cell=mask[4,2]).

## Two rows

$$
d = h \odot m
$$

:::look{screen=step phase=mask cell="mask[4,2]"}
Row 4 is *sample* 4:

- one
- two

> Count them.
:::

:::number{#one of="dropped[10,7]" hide="dropped output"}
What is $d_{10,7}$?

::hint[Which of h and m stand in row 10?]
::hint[The mask is in $(0, 1]$,
scaled.]
::why[Unit 7 was kept.]
:::

:::sign{#which-way of="mean-masked(fc2.weight[1,4], 1/3)" screen=expectation}
Up or down?
:::

:::cells{#silent of="units of mask in row 4 that are dropped"}
Mark them.
:::

:::choice{#which}
Which statement is right?

- [ ] The same units are dropped for every sample.
  > Each row of m is drawn by itself.
- [x] Each sample has a mask of its own.
  :::

:::order{#parts phase=2}
Put them in order.

1. fc1
2. ReLU
3. dropout
   :::

:::matrix{#whole of="fc1.bias.gradient"}
Fill it in.
:::

::look{tab=derivation}

:::explain{#say}
Why is there ~~~ a mask for each?

    loss.backward()

:::
`;

/** The number of the first line that holds a text, from 1. */
export function lineOf(text: string, part: string): number {
  const index = text.split('\n').findIndex((line) => line.includes(part));
  if (index === -1) throw new Error(`no line holds ${part}`);
  return index + 1;
}

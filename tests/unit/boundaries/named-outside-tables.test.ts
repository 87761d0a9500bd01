import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { askedNames, productSources } from './asked-names.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('the name of a tensor or a variant', () => {
  it('is asked for nowhere in the product: what follows from it stands in the tables', () => {
    const asked = productSources(root).flatMap((file) =>
      askedNames(file, readFileSync(`${root}/${file}`, 'utf8')).map((what) => `${file}: ${what}`),
    );
    expect(asked).toEqual([]);
  });

  it('is looked for in files of every room', () => {
    const files = productSources(root);
    for (const room of ['shared/', 'electron/core/', 'renderer/views/', 'renderer/stores/']) {
      expect(files.some((file) => file.startsWith(room))).toBe(true);
    }
    expect(files.length).toBeGreaterThan(300);
  });
});

describe('asking by name is found', () => {
  it.each([
    ['a comparison', "if (optimizer === 'adam') train();"],
    ['the other way round', "const half = 'half-squared-error' !== loss;"],
    ['a case', "switch (mode) { case 'classic': break; }"],
    ['a tensor compared', "const isMask = name === 'mask';"],
    ['the start of a name', "const isOfLayer = name.startsWith('fc');"],
    ['the end of a name', "const isGradient = tensor.endsWith('.gradient');"],
    ['a part of a name', "const isBias = tensor.includes('bias');"],
    ['a regular expression', 'const parts = /^(.+)\\.(momentum|exp_avg)$/.exec(tensor);'],
    ['a replaced part', "const of = tensor.replace(/\\.after$/, '');"],
    ['a template in Vue', `<template><p v-if="settings.mode !== 'off'" /></template>`, 'A.vue'],
    ['a script in Vue', `<script setup lang="ts">const a = name === 'fc1.weight';</script>`, 'A.vue'],
  ])('in %s', (_, source, file = 'a.ts') => {
    expect(askedNames(file, source)).toHaveLength(1);
  });

  it.each([
    ['a value', "const settings = { mode: 'off', optimizer: 'sgd' };"],
    ['a key of a table', "const moves = { sgd: descend, 'fc1.weight': 1 };"],
    ['an argument', "const mask = tensorMatrix(record, 'mask');"],
    ['another word', "if (align === 'centre') draw();"],
    ['a comment', "// name === 'mask'"],
  ])('but not in %s', (_, source) => {
    expect(askedNames('a.ts', source)).toEqual([]);
  });
});

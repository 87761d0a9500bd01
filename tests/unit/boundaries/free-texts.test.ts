import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { productSources } from './asked-names.ts';
import { freeTexts, showsMessage } from './free-texts.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sources = productSources(root).map((file) => [file, readFileSync(`${root}/${file}`, 'utf8')] as const);

describe('what went wrong', () => {
  it('is told by faults alone, which every language has a text for', () => {
    const free = sources.flatMap(([file, source]) => freeTexts(file, source).map((text) => `${file}: ${text}`));
    expect(free).toEqual([]);
  });

  it('is shown in the language of the window, never by the English message of an error', () => {
    // Where the browser names a cause the app does not know, its own words are the detail.
    const shown = sources.filter(([file, source]) => file.startsWith('renderer/') && showsMessage(source));
    expect(shown.map(([file]) => file)).toEqual(['renderer/client/file-cause.ts']);
  });
});

describe('words of one’s own are found', () => {
  it.each([
    ['an error', "throw new LabError('busy', 'Wait.');"],
    ['an error with parts', "throw new LabError('invalid-input', `There is no step ${step}.`);"],
    ['an error of a document', "throw new JsonError([], 'is too large');"],
    ['a rule', "import { z } from 'zod'; z.number().refine(isWhole, 'must be whole');"],
    ['a limit', "import { z } from 'zod'; z.number().min(1, 'at least 1');"],
    ['an issue', "import { z } from 'zod'; context.addIssue(`row ${row} is odd`);"],
    ['the error of a schema', "import { z } from 'zod'; z.number({ error: 'must be a number' });"],
  ])('in %s', (_, source) => {
    expect(freeTexts('a.ts', source)).toHaveLength(1);
  });

  it.each([
    ['a fault', "throw new LabError('busy', fault('engine-busy'));"],
    ['a rule', "import { z } from 'zod'; z.number({ error: ruleText(fault('not-valid')) }).min(1).max(2);"],
    ['another error', "throw new RangeError('a replay without a step');"],
  ])('but not in %s', (_, source) => {
    expect(freeTexts('a.ts', source)).toEqual([]);
  });

  it.each([
    '{{ error.message }}',
    'refuse(asLabError(thrown).message)',
    'otherError?.message',
    'error.value?.message',
    'const { code, message } = asLabError(thrown);',
  ])('in %s', (source) => {
    expect(showsMessage(source)).toBe(true);
  });

  it.each(['say(error.fault)', 'port.onmessage', 'const { code, fault } = asLabError(thrown);', 'event.message'])(
    'but not in %s',
    (source) => {
      expect(showsMessage(source)).toBe(false);
    },
  );
});

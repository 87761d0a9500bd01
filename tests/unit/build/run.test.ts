import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runNode } from '../../../build/scripts/run-process.js';

const top = resolve(import.meta.dirname, '../../..');
const runner = 'build/scripts/run.js';

/** What the runner says about a command it does not have. */
const refusal = (...parameters: string[]) => runNode(runner, parameters, { output: 'capture', cwd: top });

describe('the runner of the npm scripts', () => {
  it('refuses a command it does not have and names those it has', async () => {
    const { code, text } = await refusal('strat');
    expect(code).toBe(2);
    expect(text).toMatch(/^There is no command "strat"\. The commands are start, .*, fuzz, .*\.\n$/);
    expect((await refusal()).code).toBe(2);
    expect((await refusal('constructor')).code).toBe(2);
  });

  it('has every command that package.json asks for', async () => {
    const { scripts } = JSON.parse(readFileSync(resolve(top, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const asked = Object.values(scripts).flatMap(
      (script) => /^node build\/scripts\/run\.js (\S+)/.exec(script)?.[1] ?? [],
    );
    expect(asked).toContain('start');
    const { text } = await refusal();
    const commands = text.replace(/^.*The commands are |\.\n$/g, '').split(', ');
    expect(commands).toEqual(expect.arrayContaining(asked));
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { createLabService, loadBackends } from '../node-lab.ts';
import { failure, never, startedService } from '../started-service.ts';

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

beforeAll(async () => {
  await loadBackends();
});

describe('exportFile', () => {
  it.each([
    [{ kind: 'script', step: 2 }, 'dropout-lab-seed-42-step-2.py'],
    [{ kind: 'notebook', step: 2 }, 'dropout-lab-seed-42-step-2.ipynb'],
    [{ kind: 'matrices', step: 2 }, 'dropout-lab-seed-42-step-2.zip'],
    [{ kind: 'csv', step: 2, tensor: 'fc1.weight.gradient' }, 'dropout-lab-seed-42-step-2-fc1.weight.gradient.csv'],
    [{ kind: 'npy', step: 1, tensor: 'loss' }, 'dropout-lab-seed-42-step-1-loss.npy'],
  ] as const)('names the file of %j', async (wanted, name) => {
    const service = await startedService({}, { completedSteps: 3 });
    const file = await service.exportFile(wanted, never);
    expect(file.name).toBe(name);
    expect(file.bytes.length).toBeGreaterThan(0);
    expect(await service.exportFile(wanted, never)).toEqual(file);
  });

  it('takes out a step that is not the last', async () => {
    const service = await startedService({}, { completedSteps: 3 });
    const first = await service.exportFile({ kind: 'csv', step: 1, tensor: 'loss' }, never);
    const once = await startedService({}, { completedSteps: 1 });
    expect(text(first.bytes)).toBe(
      text((await once.exportFile({ kind: 'csv', step: 1, tensor: 'loss' }, never)).bytes),
    );
  });

  it('takes out what the optimizer remembers, where it remembers something', async () => {
    const wanted = { kind: 'csv', step: 1, tensor: 'fc2.bias.momentum' } as const;
    const service = await startedService({ optimizer: 'momentum' }, { completedSteps: 1 });
    const remembered = text((await service.exportFile(wanted, never)).bytes);
    const gradient = await service.exportFile({ ...wanted, tensor: 'fc2.bias.gradient' }, never);
    expect(remembered.split('\n')[0]).toBe('output,fc2.bias.momentum');
    // The first step remembers its gradient.
    expect(remembered.split('\n')[1]).toBe(text(gradient.bytes).split('\n')[1]);
    const plain = await startedService({}, { completedSteps: 1 });
    const error = await failure(plain.exportFile(wanted, never));
    expect([error.code, error.message]).toEqual([
      'invalid-input',
      'There is no fc2.bias.momentum in this experiment: its optimizer remembers no such thing.',
    ]);
  });

  it.each(['script', 'notebook', 'matrices'] as const)('refuses a %s of a step that was not done', async (kind) => {
    const service = await startedService({}, { completedSteps: 3 });
    const error = await failure(() => service.exportFile({ kind, step: 4 }, never));
    expect([error.code, error.message]).toEqual(['invalid-input', 'Step 4 has not been done: there are 3 so far.']);
    expect((await failure(() => createLabService().exportFile({ kind, step: 1 }, never))).code).toBe('no-experiment');
  });
});

describe('the exported program', () => {
  const programs = async (settings: Parameters<typeof startedService>[0]) => {
    const service = await startedService(settings, {
      completedSteps: 3,
      edits: [{ kind: 'mask-lock', step: 1, locked: true }],
    });
    const script = text((await service.exportFile({ kind: 'script', step: 3 }, never)).bytes);
    const notebook = text((await service.exportFile({ kind: 'notebook', step: 3 }, never)).bytes);
    return { script, notebook };
  };

  it('is plain ASCII without tabs, carriage returns or spaces at the ends of lines', async () => {
    for (const mode of ['inverted', 'classic'] as const) {
      const { script, notebook } = await programs({ mode });
      expect(script).toMatch(/^[\n\x20-\x7e]+$/);
      expect(notebook).toMatch(/^[\n\x20-\x7e]+$/);
      expect(script).not.toMatch(/ \n/);
      for (const line of script.split('\n').filter((one) => one.startsWith('#'))) {
        expect(line.length).toBeLessThanOrEqual(79);
      }
    }
  });

  it('has a notebook of the form nbformat 4.5 asks for, with the code of the script', async () => {
    const { script, notebook } = await programs({});
    const { cells, ...rest } = JSON.parse(notebook) as { cells: readonly Record<string, unknown>[] };
    expect(rest).toEqual({
      metadata: {
        kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
        language_info: { name: 'python' },
      },
      nbformat: 4,
      nbformat_minor: 5,
    });
    const ids = cells.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
    for (const { cell_type: type, source, ...others } of cells) {
      const isCode = type === 'code';
      expect(Object.keys(others).sort()).toEqual(
        isCode ? ['execution_count', 'id', 'metadata', 'outputs'] : ['id', 'metadata'],
      );
      if (isCode) expect(others).toMatchObject({ execution_count: null, outputs: [] });
      else expect(type).toBe('markdown');
      const lines = source as readonly string[];
      expect(lines.slice(0, -1).every((line) => /^[^\n]*\n$/.test(line))).toBe(true);
      if (isCode) expect(script).toContain(lines.join(''));
    }
  });
});

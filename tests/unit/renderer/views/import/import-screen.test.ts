import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { previewTable } from '#core/import/preview-table.ts';
import { readTable } from '#core/import/read-table.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import ImportPreview from '#renderer/views/import/ImportPreview.vue';
import ImportSource from '#renderer/views/import/ImportSource.vue';
import { useImportStore } from '#renderer/views/import/import-store.ts';
import { caseBytes, caseText } from '../../../core/import/case-file.ts';
import { connectTo } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';
import { fault } from '#shared/errors/fault.ts';

let global: ReturnType<typeof appPlugins>;
let store: ReturnType<typeof useImportStore>;

beforeEach(() => {
  global = appPlugins();
  store = useImportStore();
  connectTo({
    previewTable: ({ text, format }) => Promise.resolve(previewTable(text, format)),
    readTable: async (request) => {
      await Promise.resolve();
      return readTable(request);
    },
  });
});

async function show(text: string): Promise<{ source: VueWrapper; preview: VueWrapper }> {
  const shown = { source: mount(ImportSource, { global }), preview: mount(ImportPreview, { global }) };
  store.text = text;
  await flushPromises();
  return shown;
}

/** The choices of a group, and which of them is taken. */
function choices(source: VueWrapper, label: string): Record<string, boolean> {
  const group = source.get(`[aria-label="${label}"]`);
  return Object.fromEntries(
    group.findAll('[role="radio"]').map((choice) => [choice.text(), choice.attributes('aria-checked') === 'true']),
  );
}

async function choose(source: VueWrapper, text: string): Promise<void> {
  await source
    .findAll('[role="radio"]')
    .find((choice) => choice.text() === text)
    ?.trigger('click');
  await flushPromises();
}

const cells = (preview: VueWrapper) =>
  preview.findAll('tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()));

describe('a table that came before the engine', () => {
  it('is shown as soon as there is one', async () => {
    const lab = useLabStore();
    const { connection } = lab;
    lab.connection = null;
    const { preview } = await show('a,b\n1,2');
    expect(cells(preview)).toEqual([]);
    lab.connection = connection;
    await flushPromises();
    expect(cells(preview)).toEqual([['1', '2']]);
  });
});

describe('the choices of separator, decimal mark and header', () => {
  it('stay on screen when the text is no table with them', async () => {
    const { source, preview } = await show(caseText('t08_de_thousands.csv'));
    await choose(source, 'comma');
    expect(store.problem).toEqual(fault('uneven-cells', { row: 1, cells: 3, than: 'header', expected: 1 }));
    expect(choices(source, 'Columns separated by')).toMatchObject({ comma: true, semicolon: false });
    expect(choices(source, 'Decimals')).toHaveProperty('1,5');
    expect(choices(source, 'First row')).toHaveProperty('names');
    expect(cells(preview)).toEqual([]);
    await choose(source, 'semicolon');
    expect(store.problem).toBeNull();
    expect(cells(preview)).toEqual([
      ['1.234,5 1234.5', '2.500,0 2500'],
      ['1.350,25 1350.25', '3.100,0 3100'],
    ]);
  });

  it('ask where a number has two readings, and show it only when it is told', async () => {
    const { source, preview } = await show(caseText('t09_de_thousands_nodec.csv'));
    expect(source.get('[role="alert"]').text()).toMatch(
      /“1\.234” is 1\.234 with a decimal point and 1234 with a decimal comma/,
    );
    expect(choices(source, 'Decimals')).toEqual({ '1.5': false, '1,5': false });
    expect(cells(preview)[0]).toEqual(['1.234', '2.500']);
    await choose(source, '1,5');
    expect(source.find('[role="alert"]').exists()).toBe(false);
    expect(cells(preview)[0]).toEqual(['1.234 1234', '2.500 2500']);
    await choose(source, '1.5');
    expect(cells(preview)[0]).toEqual(['1.234', '2.500 2.5']);
  });

  it('show the first row, whether it is names or numbers', async () => {
    const { source, preview } = await show(caseText('t35_numeric_header.csv'));
    expect(source.text()).toContain('The first row reads: 2019 · 2020 · 2021');
    expect(cells(preview)).toHaveLength(3);
    await choose(source, 'names');
    expect(source.text()).toContain('The first row reads: 2019 · 2020 · 2021');
    expect(preview.findAll('thead .name').map((name) => name.text())).toEqual(['2019', '2020', '2021']);
    expect(cells(preview)).toHaveLength(2);
  });

  it('call columns without names by their numbers, in the language of the window', async () => {
    const { preview } = await show('1;2\n3;4\n');
    const names = () => preview.findAll('thead .name').map((name) => name.text());
    expect(names()).toEqual(['column 1', 'column 2']);
    preview.vm.$i18n.locale = 'zh-CN';
    await flushPromises();
    expect(names()).toEqual(['第 1 列', '第 2 列']);
  });
});

describe('while a text is typed', () => {
  it('one reading is under way at a time, and the last text is the one that is shown', async () => {
    const asked: string[] = [];
    const waiting: (() => void)[] = [];
    connectTo({
      previewTable: async ({ text, format }) => {
        asked.push(text);
        await new Promise<void>((resolve) => waiting.push(resolve));
        return previewTable(text, format);
      },
    });
    const texts = ['a,b\n1,2', 'a,b\n1,23', 'a,b\n1,234', 'a,b\n1,2345'];
    for (const text of texts) store.text = text;
    waiting.shift()?.();
    await flushPromises();
    expect(store.preview).toBeNull();
    waiting.shift()?.();
    await flushPromises();
    expect(asked).toEqual([texts[0], texts[3]]);
    expect(store.preview?.head[0]?.[1]).toEqual({ text: '2345', number: 2345 });
  });
});

describe('what was done to a table', () => {
  it('is said: marks, lines and columns', async () => {
    const { preview } = await show('# made by hand\nid;size;price;\n1;1.234,5;2;\n2;2,5;3;\n;;;\n');
    expect(preview.findAll('.said li').map((line) => line.text())).toEqual([
      'Left out, lines before the table that begin with #: 1 (# made by hand).',
      'Left out, lines with nothing in them: 1.',
      'Lines that end with a separator: 3. There is no column behind it.',
      'Cells with grouped thousands: 1; 1.234,5 is 1234.5.',
      '“id” counts the rows: left out.',
    ]);
  });

  it('names every wrong cell of a column that is used', async () => {
    const { preview } = await show('a,b\n1,2\n3,four\n5,6\n7,1e-50\n8,9\n');
    expect(store.roles).toEqual(['input', 'target']);
    expect(preview.get('[role="alert"]').text()).toBe('Row 2 of “b” is not a number: “four”. Wrong too: rows 4.');
  });

  it('the encoding of a file is said and can be changed', async () => {
    const source = mount(ImportSource, { global });
    store.takeFile(caseBytes('t04_cp1252.csv'), 'houses');
    await flushPromises();
    expect(source.text()).toContain('The file is not UTF-8; it was read as windows-1252.');
    expect(store.preview?.columns[0]?.name).toBe('Größe');
    await source.get('select').setValue('macintosh');
    await flushPromises();
    expect(store.preview?.columns[0]?.name).toBe('Grˆﬂe');
    // A text that was changed by hand has no encoding any more.
    store.text = 'a;b\n1;2';
    await flushPromises();
    expect(source.find('select').exists()).toBe(false);
  });
});

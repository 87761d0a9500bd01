import { enableAutoUnmount, mount, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import MatrixGrid from '#renderer/components/matrix/MatrixGrid.vue';
import { cellLooks } from '#shared/cell-state.ts';
import type { Matrix } from '#shared/matrix.ts';
import { alwaysIdle } from '../../always-idle.ts';
import { appPlugins } from '../../mounting.ts';

function numbered(rows: number, columns: number): Matrix {
  return { rows, columns, data: Float32Array.from({ length: rows * columns }, (_, index) => (index + 1) / 10) };
}

interface Options {
  readonly states?: Uint8Array;
  readonly pending?: boolean;
  readonly selected?: { readonly row: number; readonly column: number } | null;
  readonly highlight?: { readonly sample?: number; readonly unit?: number };
}

/** ESLint reads a component as anything; the cast says what it is. */
const mountGrid = (matrix: Matrix, options: Options = {}) =>
  mount(MatrixGrid, {
    props: {
      matrix,
      label: 'hidden h, [2, 3]',
      rowAxis: 'sample',
      columnAxis: 'unit',
      cellWidth: 30,
      cellHeight: 20,
      maximum: 1,
      digits: { decimals: 2, exponent: 0 },
      ...options,
    },
    global: appPlugins(),
    attachTo: document.body,
  }) as VueWrapper;

const gridOf = (wrapper: VueWrapper) => wrapper.get('[role="grid"]');
const cellTexts = (wrapper: VueWrapper) => wrapper.findAll('[role="gridcell"]').map((cell) => cell.text());

/** The cell a screen reader would read, or undefined where the grid points at nothing. */
function activeCell(wrapper: VueWrapper): Element | null {
  return document.getElementById(gridOf(wrapper).attributes('aria-activedescendant') ?? '');
}

// What waits for an idle moment waits no longer for a grid that is gone.
enableAutoUnmount(afterEach);

beforeEach(() => {
  alwaysIdle(); // unless a test says otherwise
  localStorage.clear();
  document.body.replaceChildren();
});

describe('a matrix for assistive technology', () => {
  it('is a named grid that counts its rows and columns, headers included', () => {
    const grid = gridOf(mountGrid(numbered(2, 3)));
    expect(grid.attributes()).toMatchObject({
      'aria-label': 'hidden h, [2, 3]',
      'aria-rowcount': '3',
      'aria-colcount': '4',
      'aria-readonly': 'true',
      tabindex: '0',
    });
  });

  it('has headers that name sample and unit, counted from 1', () => {
    const wrapper = mountGrid(numbered(2, 3));
    expect(wrapper.findAll('[role="columnheader"]').map((header) => header.text())).toEqual([
      'sample',
      'unit 1',
      'unit 2',
      'unit 3',
    ]);
    expect(wrapper.findAll('[role="rowheader"]').map((header) => header.text())).toEqual(['sample 1', 'sample 2']);
  });

  it('numbers its rows and columns from the headers on', () => {
    const wrapper = mountGrid(numbered(2, 3));
    const indices = (selector: string, attribute: string) =>
      wrapper.findAll(selector).map((element) => element.attributes(attribute));
    expect(indices('[role="row"]', 'aria-rowindex')).toEqual(['1', '2', '3']);
    expect(indices('[role="columnheader"]', 'aria-colindex')).toEqual(['1', '2', '3', '4']);
    expect(indices('[role="row"]:last-child > *', 'aria-colindex')).toEqual(['1', '2', '3', '4']);
  });

  it('holds only what a grid may hold: rows of headers and cells', () => {
    const wrapper = mountGrid(numbered(2, 3));
    const roles = (elements: Iterable<Element>) =>
      new Set(Array.from(elements, (element) => element.getAttribute('role')));
    // What lies between is not there for whoever listens.
    const [rows] = gridOf(wrapper).element.children;
    expect(roles(gridOf(wrapper).element.children)).toEqual(new Set(['presentation']));
    expect(roles(rows?.children ?? [])).toEqual(new Set(['row']));
    const inRows = wrapper.findAll('[role="row"]').flatMap((row) => Array.from(row.element.children));
    expect(roles(inRows)).toEqual(new Set(['columnheader', 'rowheader', 'gridcell']));
  });

  it('holds the nine-digit value of every cell, whatever the picture rounds', () => {
    const matrix = { rows: 1, columns: 2, data: Float32Array.of(0.1, -1 / 3) };
    expect(cellTexts(mountGrid(matrix))).toEqual(['0.100000001', '\u22120.333333343']);
  });

  it('says why a cell is a structural zero, beside its value', () => {
    const states = Uint8Array.from(cellLooks, (_, index) => index);
    const matrix = { rows: 1, columns: 5, data: new Float32Array(5) };
    expect(cellTexts(mountGrid(matrix, { states }))).toEqual([
      '0',
      '0, dropped',
      '0, ReLU-dead',
      '0, dropped, ReLU-dead',
      '0, equal',
    ]);
  });

  it('says that it was not computed yet, and no number', () => {
    expect(cellTexts(mountGrid(numbered(1, 2), { pending: true }))).toEqual(['not computed yet', 'not computed yet']);
  });

  it('speaks the language in force, with its decimal comma', () => {
    localStorage.setItem('dropout-lab.language', 'es');
    const wrapper = mountGrid({ rows: 1, columns: 1, data: Float32Array.of(0.5) }, { states: Uint8Array.of(1) });
    expect(cellTexts(wrapper)).toEqual(['0,5, apagada']);
    expect(wrapper.get('[role="rowheader"]').text()).toBe('muestra 1');
  });

  it('hides the pixels, which say nothing to it', () => {
    expect(mountGrid(numbered(1, 1)).get('canvas').attributes('aria-hidden')).toBe('true');
  });

  describe('in a window that is not idle', () => {
    beforeEach(() => {
      vi.stubGlobal('requestIdleCallback', () => 0);
    });

    it('is busy and has no rows, and has them all once the keyboard comes to it', async () => {
      const wrapper = mountGrid(numbered(2, 2));
      expect(gridOf(wrapper).attributes('aria-busy')).toBe('true');
      expect(cellTexts(wrapper)).toEqual([]);
      expect(gridOf(wrapper).attributes('aria-activedescendant')).toBeUndefined();
      gridOf(wrapper).element.dispatchEvent(new FocusEvent('focus'));
      await nextTick();
      expect(gridOf(wrapper).attributes('aria-busy')).toBe('false');
      expect(cellTexts(wrapper)).toHaveLength(4);
      expect(activeCell(wrapper)?.textContent).toBe('0.100000001');
    });

    it('is busy while its numbers are those before, which go at once where they are asked for', async () => {
      const wrapper = mountGrid(numbered(1, 2));
      await wrapper.setProps({ matrix: { rows: 1, columns: 2, data: new Float32Array([3, 4]) } });
      expect(gridOf(wrapper).attributes('aria-busy')).toBe('true');
      expect(cellTexts(wrapper)).not.toContain('3');
      await wrapper.setProps({ veil: { asked: null } });
      expect(gridOf(wrapper).attributes('aria-busy')).toBe('false');
      expect(cellTexts(wrapper).join()).not.toMatch(/\d/);
    });
  });

  it('keeps the document small: of a large matrix it has the row of the cursor', async () => {
    const wrapper = mountGrid(numbered(30, 30));
    expect(wrapper.findAll('[role="rowheader"]').map((header) => header.text())).toEqual(['sample 1']);
    await gridOf(wrapper).trigger('keydown', { key: 'PageDown' });
    expect(wrapper.findAll('[role="rowheader"]').map((header) => header.text())).toEqual(['sample 11']);
    expect(gridOf(wrapper).attributes('aria-rowcount')).toBe('31');
    expect(activeCell(wrapper)?.closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('12');
  });

  it('keeps the row of a very wide matrix to the columns round the cursor', async () => {
    const wrapper = mountGrid(numbered(1, 500));
    await gridOf(wrapper).trigger('keydown', { key: 'End' });
    expect(wrapper.findAll('[role="gridcell"]')).toHaveLength(50);
    expect(activeCell(wrapper)?.getAttribute('aria-colindex')).toBe('501');
    expect(activeCell(wrapper)?.textContent).toBe('50');
  });
});

describe('the keyboard', () => {
  async function press(wrapper: VueWrapper, ...keys: (string | { key: string; ctrlKey: boolean })[]): Promise<void> {
    for (const key of keys) await gridOf(wrapper).trigger('keydown', typeof key === 'string' ? { key } : key);
  }

  it('starts on the first cell, the one cell that is selected', () => {
    const wrapper = mountGrid(numbered(2, 3));
    expect(activeCell(wrapper)?.textContent).toBe('0.100000001');
    expect(wrapper.findAll('[aria-selected="true"]').map(({ element }) => element)).toEqual([activeCell(wrapper)]);
  });

  it.each([
    [['ArrowRight'], { row: 0, column: 1 }],
    [['ArrowDown'], { row: 1, column: 0 }],
    [['End'], { row: 0, column: 2 }],
    [['ArrowDown', 'End', 'Home'], { row: 1, column: 0 }],
    [[{ key: 'End', ctrlKey: true }], { row: 1, column: 2 }],
    [[{ key: 'End', ctrlKey: true }, 'ArrowUp', 'ArrowLeft'], { row: 0, column: 1 }],
    [['ArrowUp', 'ArrowLeft'], { row: 0, column: 0 }],
    [['Enter'], { row: 0, column: 0 }],
  ])('%j moves to and chooses %j', async (keys, cell) => {
    const wrapper = mountGrid(numbered(2, 3));
    await press(wrapper, ...keys);
    expect(wrapper.emitted('choose')?.at(-1)).toEqual([cell]);
    expect(activeCell(wrapper)?.getAttribute('aria-colindex')).toBe(String(cell.column + 2));
    expect(activeCell(wrapper)?.closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe(String(cell.row + 2));
    expect(activeCell(wrapper)?.getAttribute('aria-selected')).toBe('true');
  });

  it('leaves Tab and letters to the page', () => {
    const wrapper = mountGrid(numbered(2, 3));
    const events = ['Tab', 'a', 'Escape'].map((key) => new KeyboardEvent('keydown', { key, cancelable: true }));
    for (const event of events) gridOf(wrapper).element.dispatchEvent(event);
    expect(events.some(({ defaultPrevented }) => defaultPrevented)).toBe(false);
    expect(wrapper.emitted('choose')).toBeUndefined();
  });

  it('keeps the arrows from scrolling the page', () => {
    const event = new KeyboardEvent('keydown', { key: 'ArrowDown', cancelable: true, bubbles: true });
    gridOf(mountGrid(numbered(2, 3))).element.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });

  it('goes on from the cell that was selected elsewhere', async () => {
    const wrapper = mountGrid(numbered(2, 3));
    await wrapper.setProps({ selected: { row: 1, column: 1 } });
    await press(wrapper, 'ArrowRight');
    expect(wrapper.emitted('choose')).toEqual([[{ row: 1, column: 2 }]]);
  });

  it('begins at the first cell again when the matrix has another shape', async () => {
    const wrapper = mountGrid(numbered(2, 3));
    await press(wrapper, { key: 'End', ctrlKey: true });
    await wrapper.setProps({ matrix: numbered(1, 2) });
    expect(activeCell(wrapper)?.textContent).toBe('0.100000001');
  });

  it('stays in the matrix when the selected cell lies outside a smaller network', () => {
    const wrapper = mountGrid(numbered(2, 3), { selected: { row: 9, column: 1 } });
    expect(activeCell(wrapper)).not.toBeNull();
    expect(wrapper.get<HTMLElement>('.ring').element.style.top).toBe(
      wrapper.get<HTMLElement>('.focus-ring').element.style.top,
    );
  });
});

describe('the pointer', () => {
  /** happy-dom lays nothing out: where the pointer stands in the matrix is said here. */
  function pointerEvent(type: string, x: number, y: number): Event {
    const event = new MouseEvent(type, { bubbles: true });
    Object.defineProperties(event, { offsetX: { value: x }, offsetY: { value: y } });
    return event;
  }

  it('chooses the cell it presses and points at the cell it is over', () => {
    const wrapper = mountGrid(numbered(2, 3));
    const { element } = wrapper.get('.matrix-grid');
    element.dispatchEvent(pointerEvent('pointermove', 45, 5));
    element.dispatchEvent(pointerEvent('click', 75, 25));
    element.dispatchEvent(pointerEvent('pointerleave', 0, 0));
    expect(wrapper.emitted('point')).toEqual([[{ row: 0, column: 1 }], [null]]);
    expect(wrapper.emitted('choose')).toEqual([[{ row: 1, column: 2 }]]);
  });
});

describe('the highlight', () => {
  it('is a band over the row and a band over the column, when they are in the matrix', () => {
    const bands = (highlight: Options['highlight']) =>
      mountGrid(numbered(2, 3), { highlight: highlight ?? {} })
        .findAll('.band')
        .map((band) => band.classes());
    expect(bands({ sample: 1, unit: 2 })).toHaveLength(2);
    expect(bands({ sample: 2 })).toEqual([]);
    expect(bands({ unit: 0 })).toEqual([expect.arrayContaining(['column'])]);
  });

  it('is a ring round the selected cell', () => {
    const ring = mountGrid(numbered(2, 3), { selected: { row: 1, column: 2 } }).get('.ring');
    expect(ring.attributes('style')).toBe('left: 60px; top: 20px; width: 30px; height: 20px;');
  });
});

describe('a heat map', () => {
  const wide = () => mountGrid(numbered(40, 40));

  it('has buttons to enlarge it, and keys', async () => {
    const wrapper = wide();
    const [reduce, enlarge] = wrapper.findAll('button');
    expect(reduce?.attributes()).toMatchObject({ 'aria-label': 'Reduce', disabled: '' });
    expect(enlarge?.attributes('aria-label')).toBe('Enlarge');
    await gridOf(wrapper).trigger('keydown', { key: '+' });
    expect(wrapper.findAll('button')[0]?.attributes('disabled')).toBeUndefined();
    await gridOf(wrapper).trigger('keydown', { key: '-' });
    expect(wrapper.findAll('button')[0]?.attributes('disabled')).toBe('');
  });

  it('is not what a small matrix is: no buttons, and + means nothing', async () => {
    const wrapper = mountGrid(numbered(2, 3));
    const event = new KeyboardEvent('keydown', { key: '+', cancelable: true });
    gridOf(wrapper).element.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
    expect(wrapper.findAll('button')).toEqual([]);
    await wrapper.setProps({ pending: true });
    expect(wrapper.findAll('button')).toEqual([]);
  });
});

describe('a double click', () => {
  /** On the cell in row 1, column `column`, as the browser counts clicks in a row. */
  function click(wrapper: VueWrapper, detail: number, column: number): void {
    const event = new MouseEvent('click', { bubbles: true, detail });
    Object.defineProperties(event, { offsetX: { value: 30 * column + 5 }, offsetY: { value: 25 } });
    wrapper.get('.matrix-grid').element.dispatchEvent(event);
  }
  const doubled = (wrapper: VueWrapper): boolean =>
    wrapper.get('.matrix-grid').element.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, detail: 2 }));

  it('is meant for the cell it began on, although another one stands there when the second click comes', () => {
    const [begun, moved] = [mountGrid(numbered(2, 3)), mountGrid(numbered(2, 3))];
    click(begun, 1, 2);
    click(moved, 2, 0);
    doubled(moved);
    expect(begun.emitted()).toMatchObject({ choose: [[{ row: 1, column: 2 }]], activate: [[{ row: 1, column: 2 }]] });
    expect(moved.emitted('choose') ?? moved.emitted('press') ?? moved.emitted('activate')).toBeUndefined();
  });

  it('on one cell presses it twice and activates it once', () => {
    const grid = mountGrid(numbered(2, 3));
    click(grid, 1, 1);
    click(grid, 2, 1);
    doubled(grid);
    expect(grid.emitted('press')).toHaveLength(2);
    expect(grid.emitted('activate')).toEqual([[{ row: 1, column: 1 }]]);
  });

  it('that began elsewhere is not meant for a cell of long ago', () => {
    const grid = mountGrid(numbered(2, 3));
    click(grid, 1, 2);
    document.body.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    click(grid, 2, 0);
    doubled(grid);
    expect(grid.emitted('activate')).toEqual([[{ row: 1, column: 0 }]]);
  });
});

import { phaseIds, type PhaseId } from '../../tensors/phase-ids.ts';
import { tensorTable } from '../../tensors/tensor-table.ts';
import type { CellReference } from '../../explain/explanation.ts';
import type { Fault } from '../../errors/fault.ts';
import { lessonFault } from '../lesson-fault.ts';
import type { Place } from '../lesson-text.ts';
import { parseCell } from './cell-text.ts';
import { unknownName } from './names.ts';
import { readAs, unread, type Parsed } from './parsed.ts';

/** The screens a lesson can lead to. */
const lessonScreens = ['step', 'scaling', 'expectation', 'training', 'compare'] as const;
type LessonScreen = (typeof lessonScreens)[number];

/** The tabs by their screen; those of the step stand in one of its phases. */
const tabs: Readonly<Record<string, { readonly screen: LessonScreen; readonly phase: PhaseId | null }>> = {
  loom: { screen: 'step', phase: 'update' },
  gradients: { screen: 'step', phase: 'update' },
  update: { screen: 'step', phase: 'update' },
  cells: { screen: 'step', phase: 'fc1-gradient' },
  samples: { screen: 'step', phase: 'fc1-gradient' },
  derivation: { screen: 'step', phase: 'fc1-gradient' },
  ways: { screen: 'scaling', phase: null },
  average: { screen: 'scaling', phase: null },
  ones: { screen: 'scaling', phase: null },
  run: { screen: 'training', phase: null },
  why: { screen: 'training', phase: null },
};
const tabNames = Object.keys(tabs);

/** The names that say where the screen goes. */
export const placeNames = ['screen', 'phase', 'cell', 'tab'] as const;
export type PlaceValues = Readonly<Partial<Record<(typeof placeNames)[number], string>>>;

/** A phase by its name or its number from 1. */
function parsePhase(text: string): Parsed<PhaseId> {
  const phase = phaseIds.find((id, index) => id === text || String(index + 1) === text);
  return phase === undefined ? unread(unknownName('phase', text, phaseIds)) : readAs(phase);
}

function parseScreen(text: string): Parsed<LessonScreen> {
  const screen = lessonScreens.find((name) => name === text);
  return screen === undefined ? unread(unknownName('screen', text, lessonScreens)) : readAs(screen);
}

function parseTab(text: string): Parsed<string> {
  return Object.hasOwn(tabs, text) ? readAs(text) : unread(unknownName('tab', text, tabNames));
}

/**
 * Where the screen goes. What is not given follows from the rest: the phase from the tab or else from the tensor of the cell, the
 * screen from the tab, or it is the step where there is a phase.
 * @param report is told each value that cannot be read, which then counts as not given.
 */
export function readPlace(values: PlaceValues, report: (fault: Fault) => void): Place {
  const read = <Value>(text: string | undefined, parse: (text: string) => Parsed<Value>): Value | null => {
    if (text === undefined) return null;
    const parsed = parse(text);
    if (parsed.isRead) return parsed.value;
    report(parsed.fault);
    return null;
  };
  const cell: CellReference | null = read(values.cell, parseCell);
  const tab = read(values.tab, parseTab);
  const ofTab = tab === null ? null : (tabs[tab] ?? null);
  const phase =
    read(values.phase, parsePhase) ?? ofTab?.phase ?? (cell === null ? null : tensorTable[cell.tensor].phase);
  const given = read(values.screen, parseScreen);
  if (given !== null && ofTab !== null && tab !== null && ofTab.screen !== given) {
    report(lessonFault('lesson-tab-elsewhere', { tab, screen: ofTab.screen }));
  }
  return { screen: given ?? ofTab?.screen ?? (phase === null ? null : 'step'), phase, cell, tab };
}

/** The place of a link, `look:phase=mask,cell=mask[4,2]`, from what stands behind `look:`. */
export function readLinkPlace(text: string, report: (fault: Fault) => void): Place {
  const values: Partial<Record<string, string>> = {};
  for (const part of text.split(/,(?![^[\]]*\])/)) {
    const [, name = part.trim(), value = ''] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/s.exec(part) ?? [];
    if (!placeNames.some((each) => each === name)) report(unknownName('attribute', name, placeNames));
    else if (value === '') report(lessonFault('lesson-attribute-empty', { attribute: name }));
    else if (values[name] !== undefined) report(lessonFault('lesson-attribute-twice', { attribute: name }));
    else values[name] = value;
  }
  return readPlace(values, report);
}

import type { RootContent } from 'mdast';
import type { Hyperparameters } from '../../hyperparameters.ts';
import { placeMisfits } from '../fitting.ts';
import { lessonFault } from '../lesson-fault.ts';
import type { LessonBlock } from '../lesson-text.ts';
import { readBlocks } from './blocks.ts';
import type { FaultList } from './fault-list.ts';
import type { TextReport } from './inlines.ts';
import { mostInPiece, parseMarkdown } from './markdown.ts';
import type { SourceLines } from './source.ts';

/** What reading the text of a lesson needs: where faults go, and the settings of its experiment (null where these are at fault). */
export interface ReaderContext {
  readonly faults: FaultList;
  readonly settings: Hyperparameters | null;
}

/** The syntax trees of the blocks of some lines, and the way to tell what is wrong in them. */
export function openText(
  source: SourceLines,
  { faults, settings }: ReaderContext,
): { nodes: readonly RootContent[]; report: TextReport } {
  const lineOf = (at: number) => source.first + at - 1;
  const report: TextReport = {
    text: source.lines.join('\n'),
    lineOf,
    fault: (at, fault) => faults.add(lineOf(at), fault),
    place: (at, place) => {
      for (const fault of settings === null ? [] : placeMisfits(place, settings)) faults.add(lineOf(at), fault);
    },
  };
  const refuse = (at: number) => {
    report.fault(at, lessonFault('lesson-piece-too-long', { most: mostInPiece }));
  };
  return { nodes: parseMarkdown(source.lines, refuse), report };
}

/** The blocks of some lines. */
export function readText(source: SourceLines, context: ReaderContext): readonly LessonBlock[] {
  const { nodes, report } = openText(source, context);
  return readBlocks(nodes, report);
}

import { hasMiniBatches } from '#shared/batches.ts';
import { editTables } from './edit-table.ts';
import type { ScriptSection } from './script-section.ts';
import type { ScriptedExperiment } from './scripted-experiment.ts';

/** What was changed by hand, and what a step has to do about it. */
export interface EditSection extends ScriptSection {
  /** The first lines of the training loop. */
  readonly beforeDraw: string;
  /** The lines after the units that are kept were drawn. */
  readonly afterDraw: string;
}

/** What was changed by hand up to the last step; null when nothing was. */
export function editSection({ plan, data, hyperparameters, step }: ScriptedExperiment): EditSection | null {
  const { changes, locks, settings } = editTables(plan, hyperparameters, step);
  const isEdited = changes !== null || locks !== null;
  if (!isEdited && settings === null) return null;
  const lasting = hasMiniBatches(data, hyperparameters) ? 'is one of this step only' : 'stays';
  const prose = [
    isEdited ? aboutChanges(lasting) : null,
    locks === null ? null : aboutLocks,
    settings === null ? null : aboutSettings,
  ];
  const tables = [
    settings === null ? null : `new_settings = ${settings}`,
    isEdited ? `edits = ${changes ?? '{}'}` : null,
    locks === null ? null : `locks = ${locks}\nlocked = None`,
  ];
  const functions = isEdited ? `\n\n\n${makeEdits(locks !== null)}` : '';
  return {
    title: 'What was changed by hand',
    prose: prose.filter((paragraph) => paragraph !== null).join('\n\n'),
    code: `${tables.filter((table) => table !== null).join('\n')}${functions}`,
    beforeDraw: settings === null ? '' : takeSettings,
    afterDraw: isEdited ? '    kept = make_edits(step, x, y, kept)\n' : '',
  };
}

const aboutChanges = (lasting: string) =>
  `Before a step computes, its changes are made: (name, where, value), with an index into the tensor, or ... for all of it. A change of x or y ${lasting}; one of a parameter is where training goes on. What is kept is changed in this step; whole rows are those that were drawn anew, with a generator of the app's own. Rows and columns count from 0.`;

const aboutLocks = `What a step keeps is locked (True) after its changes: the steps after it keep the same, until it is let go (False). Each step draws all the same, so that later draws stay what they were.`;

const aboutSettings = `From some steps on, p and the learning rate are others: new_settings has them by step.`;

const takeSettings = `    if step in new_settings:
        p, optimizer.param_groups[0]["lr"] = new_settings[step]
`;

function makeEdits(hasLocks: boolean): string {
  return `@torch.no_grad()
def make_edits(step, x, y, kept):
${hasLocks ? beforeChanges : ''}    tensors = {"x": x, "y": y, "kept": kept, **dict(model.named_parameters())}
    for name, where, value in edits.get(step, []):
        tensors[name][where] = torch.tensor(value)
${hasLocks ? afterChanges : ''}    return kept`;
}

const beforeChanges = `    global locked
    if locks.get(step) is False:
        locked = None
    if locked is not None:
        kept = locked.clone()
`;

const afterChanges = `    if locks.get(step):
        locked = kept
`;

import { hasMiniBatches } from '#shared/batches.ts';
import { editTables } from './edit-table.ts';
import type { ScriptSection } from './script-section.ts';
import type { ScriptedExperiment } from './scripted-experiment.ts';

/** What was changed by hand; null when nothing was, up to the last step. */
export function editSection({ plan, data, hyperparameters, step }: ScriptedExperiment): ScriptSection | null {
  const { changes, locks } = editTables(plan, hyperparameters, step);
  if (changes === null && locks === null) return null;
  const scale = hyperparameters.mode === 'inverted' ? ' / (1 - p)' : '';
  const tables = `edits = ${changes ?? '{}'}`;
  const lockTable = `mask_locks = ${locks ?? '{}'}
locked_mask = None`;
  return {
    title: 'What was changed by hand',
    prose: [
      introduction(hasMiniBatches(data, hyperparameters) ? 'is one of this step only' : 'stays'),
      ...(locks === null ? [] : [lockedMasks]),
    ].join('\n\n'),
    code: `${locks === null ? tables : `${tables}\n${lockTable}`}


@torch.no_grad()
def make_edits(step, x, y, mask):
${locks === null ? '' : beforeLock}    tensors = {"x": x, "y": y, **dict(model.named_parameters())}
    for name, where, value in edits.get(step, []):
        value = torch.tensor(value)
        if name == "mask":
            mask[where] = value${scale}
        else:
            tensors[name][where] = value
${locks === null ? '' : afterLock}    return mask`,
  };
}

const introduction = (change: string) =>
  `Before a step computes, its changes are made: (name, where, value), with an index into the tensor, or ... for all of it. A change of x or y ${change}; one of a parameter is where training goes on. In the mask of the step, 1 keeps a unit and 0 drops it; whole rows are those that were drawn anew, with a generator of the app's own. Rows and columns count from 0.`;

const lockedMasks = `A mask is locked (True) after the changes of its step: the steps after it use it again, until it is let go (False). Masks are drawn all the same, so that later draws stay what they were.`;

const beforeLock = `    global locked_mask
    if mask_locks.get(step) is False:
        locked_mask = None
    if locked_mask is not None:
        mask = locked_mask.clone()
`;

const afterLock = `    if mask_locks.get(step):
        locked_mask = mask
`;

import { fitsIntoFile, misfit, mostEdits, type Edit } from '../edits.ts';
import type { Hyperparameters } from '../hyperparameters.ts';
import { JsonError, type JsonPath } from '../json/json-error.ts';
import { fault } from '../errors/fault.ts';

/** A thousand states with networks of different sizes and ten thousand edits each would take this many checks. */
const mostChecks = 20_000_000;

/**
 * The edits of one state after the other, in one list that is cut and lengthened: a list for each state would take far more
 * memory than the file. Remembers what has been found to fit.
 */
export class FittingEdits {
  readonly #edits: Edit[] = [];
  /** How many of the first edits fit a network, by its sizes, mode and loss. */
  readonly #fitting = new Map<string, number>();
  #checks = 0;

  /**
   * Keeps the first `kept` edits and adds others.
   * @param at where a file holds the number kept, and where the others.
   * @throws JsonError when there are not as many to keep, or too many in the end.
   */
  change(kept: number, added: readonly Edit[], at: { readonly kept: JsonPath; readonly added: JsonPath }): void {
    const { length } = this.#edits;
    if (kept > length) throw new JsonError(at.kept, fault('keeps-too-many-edits', { most: length }));
    if (kept + added.length > mostEdits) throw new JsonError(at.added, fault('too-many-edits', { most: mostEdits }));
    this.#edits.length = kept;
    for (const edit of added) this.#edits.push(edit);
    // Without further edits of whole tensors it stays as it was.
    if (added.some(({ kind }) => kind === 'tensor') && !fitsIntoFile(this.#edits)) {
      throw new JsonError(at.added, fault('too-many-tensor-edits'));
    }
    for (const [network, fitting] of this.#fitting) this.#fitting.set(network, Math.min(fitting, kept));
  }

  /**
   * Checks that all edits fit a network.
   * @param pathOf where a file holds the edit at this place of the list.
   * @throws JsonError with what `misfit` returns.
   */
  check(hyperparameters: Hyperparameters, pathOf: (index: number) => JsonPath): void {
    const { inputSize, hiddenSize, outputSize, batchSize, mode, lossConvention } = hyperparameters;
    const network = [inputSize, hiddenSize, outputSize, batchSize, mode, lossConvention].join(' ');
    for (let index = this.#fitting.get(network) ?? 0; index < this.#edits.length; index += 1) {
      const edit = this.#edits[index];
      const reason = edit === undefined ? null : misfit(edit, hyperparameters);
      if (reason !== null) throw new JsonError(pathOf(index), fault('does-not-fit', { misfit: reason }));
      this.#checks += 1;
      if (this.#checks > mostChecks) throw new JsonError(['history'], fault('too-many-states'));
    }
    this.#fitting.set(network, this.#edits.length);
  }
}

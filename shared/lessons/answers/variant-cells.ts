import { cellAt, everyIndex, indicesOf, runningAxes, type AxisIndices } from '../../explain/cells.ts';
import type { CellReference } from '../../explain/explanation.ts';
import { cellValue, matrixRow } from '../../matrix.ts';
import { tensorMatrix } from '../../step-record.ts';
import { factorTensor, isGate } from '../../tensors/operands.ts';
import type { ParameterName, TensorName } from '../../tensors/tensor-names.ts';
import type { FactorRule } from '../../tensors/tensor-row.ts';
import { tensorTable, type NamedRow } from '../../tensors/tensor-table.ts';
import { activationTable } from '../../variants/activations.ts';
import { lossTable } from '../../variants/losses.ts';
import { optimizerTable, type Memory } from '../../variants/optimizers.ts';
import type { InPlace, StepVariant } from './step-variant.ts';
import { changedBy, isChangedAt, maskFor, parameterOf } from './variant-changes.ts';
import type { LessonContext } from './verdict.ts';

type Formula<Rule extends NamedRow['formula']['rule']> = Extract<NamedRow['formula'], { readonly rule: Rule }>;

/** The recorded cells of a step, and those of a variant of it that differ from them. */
class VariantStep {
  readonly #context: LessonContext;
  readonly #variant: StepVariant;
  readonly #isChanged: (tensor: TensorName) => boolean;
  readonly #cells = new Map<TensorName, Map<number, number>>();

  constructor(context: LessonContext, variant: StepVariant) {
    this.#context = context;
    this.#variant = variant;
    this.#isChanged = changedBy(variant, context.settings.optimizer);
  }

  #recorded({ tensor, row, column }: CellReference): number {
    return cellValue(tensorMatrix(this.#context.record, tensor), row, column);
  }

  /** A cell of the variant, in double precision where it was computed anew. */
  cell(cell: CellReference): number {
    if (!this.#isChanged(cell.tensor)) return this.#recorded(cell);
    const { columns } = this.#context.record.layout.places[cell.tensor];
    const known = this.#cells.get(cell.tensor) ?? new Map<number, number>();
    this.#cells.set(cell.tensor, known);
    const index = cell.row * columns + cell.column;
    const value = known.get(index) ?? this.#compute(cell);
    known.set(index, value);
    return value;
  }

  #compute(cell: CellReference): number {
    const { formula } = tensorTable[cell.tensor];
    switch (formula.rule) {
      case 'given':
        return this.#recorded(cell);
      case 'drawn':
        return this.#inPlace(this.#variant.forwardMask, indicesOf(cell), this.#recorded(cell));
      case 'activation': {
        const value = this.cell({ ...cell, tensor: formula.of });
        const isLeftOut = this.#variant.leavesOutActivation === true;
        return isLeftOut ? value : activationTable[this.#context.settings.activation].forward(value);
      }
      case 'products':
        return this.#products(cell, formula);
      case 'loss-value':
        return this.#loss(formula);
      case 'loss-gradient':
        return this.#lossGradient(cell, formula);
      case 'remembered': {
        const memories: readonly Memory[] = optimizerTable[this.#context.settings.optimizer].memory;
        const memory = memories.find(({ name }) => name === formula.memory);
        if (!memory) return Number.NaN;
        const before = this.cell({ ...cell, tensor: `${formula.parameter}.${formula.memory}.before` });
        const gradient = this.cell({ ...cell, tensor: `${formula.parameter}.gradient` });
        return memory.kept * before + memory.added * gradient ** memory.power;
      }
      case 'updated': {
        const rate = this.#variant.rate ?? -Math.fround(this.#context.settings.learningRate);
        return this.cell({ ...cell, tensor: formula.parameter }) + rate * this.#direction(cell, formula.parameter);
      }
    }
  }

  #direction(cell: CellReference, parameter: ParameterName): number {
    const { of, over } = optimizerTable[this.#context.settings.optimizer].direction;
    const value = this.cell({ ...cell, tensor: `${parameter}.${of}` });
    if (over === null) return value;
    const { average, square } = over.corrections?.(this.#context.record.step) ?? { average: 1, square: 1 };
    const below = this.cell({ ...cell, tensor: `${parameter}.${over.square}` });
    return value / average / (Math.sqrt(below / square) + over.epsilon);
  }

  /** The mask or a gate at a sample and unit, or what stands in its place. */
  #inPlace(inPlace: InPlace | undefined, indices: AxisIndices, otherwise: number): number {
    if (inPlace === undefined) return otherwise;
    const z1 = this.cell(cellAt('preActivation', indices));
    const gate = activationTable[this.#context.settings.activation].gradient(z1);
    return inPlace(this.#recorded(cellAt('mask', indices)), gate);
  }

  #factor(tensor: TensorName, factor: FactorRule<TensorName>, indices: AxisIndices): number {
    const variant = this.#variant;
    const isHere = isChangedAt(variant, tensor);
    if (isGate(factor)) {
      const z1 = this.cell(cellAt(factor.gateAt, indices));
      const gate = activationTable[this.#context.settings.activation].gradient(z1);
      return this.#inPlace(isHere ? variant.gate : undefined, indices, gate);
    }
    const name = factorTensor(factor);
    if (tensorTable[name].kind === 'drawn-mask') {
      const cell = cellAt(name, indices);
      return this.#inPlace(isHere ? maskFor(this.#variant, tensor) : undefined, indices, this.#recorded(cell));
    }
    const parameter = parameterOf(name);
    const cell = cellAt(name, indices);
    if (parameter === null || !isHere) return this.cell(cell);
    const used: TensorName = variant.usesUpdated === true ? `${parameter}.after` : parameter;
    if (variant.transposesWeights !== true || tensorTable[used].axes.length < 2)
      return this.#recorded({ ...cell, tensor: used });
    const { rows, columns } = this.#context.record.layout.places[used];
    const isThere = cell.column < rows && cell.row < columns;
    return isThere ? this.#recorded({ tensor: used, row: cell.column, column: cell.row }) : Number.NaN;
  }

  #products(cell: CellReference, { factors, addend }: Formula<'products'>): number {
    const own = indicesOf(cell);
    let sum = 0;
    for (const indices of everyIndex(runningAxes(cell.tensor, factors), this.#context.settings, own)) {
      const isClosed = factors.some((factor) => isGate(factor) && this.#factor(cell.tensor, factor, indices) === 0);
      if (isClosed) continue; // it lets nothing through, not even NaN
      sum += factors.reduce((product, factor) => product * this.#factor(cell.tensor, factor, indices), 1);
    }
    if (addend === undefined) return sum;
    return this.#variant.leavesOutBias === true && isChangedAt(this.#variant, cell.tensor)
      ? sum
      : sum + this.#factor(cell.tensor, addend, own);
  }

  #row(tensor: TensorName, row: number): readonly number[] {
    if (!this.#isChanged(tensor)) return Array.from(matrixRow(tensorMatrix(this.#context.record, tensor), row));
    const { columns } = this.#context.record.layout.places[tensor];
    return Array.from({ length: columns }, (_, column) => this.cell({ tensor, row, column }));
  }

  /** The outputs a loss is made of: as recorded, unless a changed prediction is to be followed. */
  #outputs(tensor: TensorName, row: number): readonly number[] {
    const isFollowed = this.#variant.isWhole === true;
    return isFollowed ? this.#row(tensor, row) : Array.from(matrixRow(tensorMatrix(this.#context.record, tensor), row));
  }

  #loss({ output, target }: Formula<'loss-value'>): number {
    const { settings } = this.#context;
    const { ofRow, divisor } = lossTable[this.#variant.lossConvention ?? settings.lossConvention];
    let sum = 0;
    for (let row = 0; row < settings.batchSize; row += 1)
      sum += ofRow(this.#outputs(output, row), this.#row(target, row));
    return (sum / divisor(settings)) * (this.#variant.lossFactor ?? 1);
  }

  #lossGradient({ row, column }: CellReference, { output, target }: Formula<'loss-gradient'>): number {
    const { settings } = this.#context;
    const { gradientOfRow, gradientFactor } = lossTable[this.#variant.lossConvention ?? settings.lossConvention];
    const gradient = gradientOfRow(this.#outputs(output, row), this.#row(target, row), column);
    return gradient * gradientFactor(settings) * (this.#variant.lossFactor ?? 1);
  }
}

/** The cells of a variant of the step, each computed when it is asked for; cells counted from 0. */
export function variantCells(context: LessonContext, variant: StepVariant): (cell: CellReference) => number {
  const step = new VariantStep(context, variant);
  return (cell) => step.cell(cell);
}

import type { ImportedWeights, WeightMapping, WeightsPreview } from '#shared/contract/import-contract.ts';
import { parameterNames, type ParameterName } from '#shared/tensors/tensor-names.ts';
import { tensorShape, type ShapeSettings } from '#shared/step-record.ts';
import { proposeWeights } from './propose-weights.ts';
import { readNpz } from './read-npz.ts';
import { looksLikeSafetensors, readSafetensors } from './read-safetensors.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { choicesFor, chosenValues } from './weight-choices.ts';
import { refuseWeights, type FileArrays } from './weight-array.ts';
import { hasPyTorchName } from './weight-names.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';
import { shapeText } from '#shared/errors/fault-words.ts';

/** The mark of a file in a zip, with which a zip begins, whatever it is called. */
const zipMark = [0x50, 0x4b, 0x03, 0x04] as const;

/** @throws LabError `invalid-input` when the bytes are no whole file of arrays. */
function arraysIn(file: Uint8Array, fileName: string): FileArrays {
  if (looksLikeSafetensors(file)) return readSafetensors(file, fileName);
  if (zipMark.every((byte, index) => file[index] === byte)) return readNpz(file, fileName);
  return refuseForeign(file, fileName);
}

/**
 * What a file of weights has for a network of these sizes.
 * @throws LabError `invalid-input`: not such a file, a parameter of another shape or type, nothing that fits.
 */
export function previewWeights(file: Uint8Array, fileName: string, sizes: ShapeSettings): WeightsPreview {
  const arrays = arraysIn(file, fileName);
  const choices = choicesFor(sizes, arrays);
  for (const name of parameterNames)
    refuseMisfit(
      name,
      arrays,
      choices[name].map(({ array }) => array),
      sizes,
    );
  if (parameterNames.every((name) => choices[name].length === 0)) refuseWeights(nothingFits(arrays, sizes));
  const proposal = proposeWeights(choices);
  return {
    arrays: Array.from(arrays, ([name, { shape, type, isRounded }]) => ({ name, shape, type, isRounded })),
    choices,
    proposal,
    isPlain:
      arrays.size === parameterNames.length && parameterNames.every((name) => isPlain(name, proposal, arrays, sizes)),
  };
}

/** Refuses an array of PyTorch's name that no parameter of that name can be taken from. */
function refuseMisfit(name: ParameterName, arrays: FileArrays, fitting: readonly string[], sizes: ShapeSettings): void {
  const named = [...arrays].filter(([array]) => hasPyTorchName(array, name));
  const [first] = named;
  if (first === undefined || named.some(([array]) => fitting.includes(array))) return;
  const [array, { shape, type, values }] = first;
  if (values === null) refuseWeights(fault('array-type', { array, type }));
  const wanted = tensorShape(name, sizes);
  refuseWeights(fault('array-shape', { array, there: shape, here: wanted }));
}

/** Whether nothing about a parameter has to be asked or said. */
function isPlain(name: ParameterName, proposal: WeightMapping, arrays: FileArrays, sizes: ShapeSettings): boolean {
  const choice = proposal[name];
  const array = choice === null ? undefined : arrays.get(choice.array);
  if (choice === null || array === undefined) return false;
  const isSameShape = shapeText(array.shape) === shapeText(tensorShape(name, sizes));
  return hasPyTorchName(choice.array, name) && isSameShape && !choice.isTransposed && !array.isRounded;
}

/**
 * The parameters a mapping takes from a file.
 * @throws LabError `invalid-input` as `previewWeights` does, and when the mapping is none it allows or a number is not finite.
 */
export function readWeights(
  file: Uint8Array,
  fileName: string,
  mapping: WeightMapping,
  sizes: ShapeSettings,
): ImportedWeights {
  const arrays = arraysIn(file, fileName);
  const choices = choicesFor(sizes, arrays);
  const taken = new Set<string>();
  const parameters = parameterNames.flatMap((name) => {
    const choice = mapping[name];
    if (choice === null) return [];
    const isAllowed = choices[name].some(
      ({ array, isTransposed }) => array === choice.array && isTransposed === choice.isTransposed,
    );
    const chosen = arrays.get(choice.array);
    if (!isAllowed || !chosen?.values)
      return refuseWeights(fault('array-not-allowed', { parameter: name, array: choice.array }));
    if (taken.has(choice.array)) refuseWeights(fault('array-chosen-twice', { array: choice.array }));
    taken.add(choice.array);
    const wrong = chosen.values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) refuseWeights(fault('array-not-finite', { array: choice.array, place: wrong + 1 }));
    return [{ name, values: chosenValues({ ...chosen, values: chosen.values }, choice.isTransposed) }];
  });
  if (parameters.length === 0) refuseWeights(fault('no-array-chosen'));
  return { parameters };
}

/** Says what a file has where nothing of it fits. */
function nothingFits(arrays: FileArrays, sizes: ShapeSettings): Fault {
  const wanted = parameterNames.map((name) => `${name} ${shapeText(tensorShape(name, sizes))}`);
  const held = [...arrays].slice(0, 8).map(([name, { shape }]) => `${name} ${shapeText(shape)}`);
  return fault('nothing-fits', { wanted, held });
}

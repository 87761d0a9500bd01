import { z } from 'zod';
import { limits } from './hyperparameters.ts';
import { fault } from './errors/fault.ts';
import { ruleText } from './errors/zod-rules.ts';

/** The most rows and columns a table of one's own may have. */
export const tableLimits = { rows: 10_000, columns: 64 } as const;

/** The most characters of the name of a table or of a column. */
const longestName = 200;
const name = z.string().max(longestName);
const float32Array = z.instanceof(Float32Array);
const float64s = z.array(z.number());

/**
 * What was done to the columns before training, only because the user asked for it: a number became (number - mean) / deviation.
 * One mean and one population standard deviation a column, in the units of the table, in double precision; a column that never
 * varies has deviation 1.
 */
const standardisationSchema = z.strictObject({
  inputMeans: float64s,
  inputDeviations: float64s,
  targetMeans: float64s,
  targetDeviations: float64s,
});

/**
 * A table of one's own: `inputs` rows x inputNames.length and `targets` rows x targetNames.length, row-major float32, already
 * standardised if `standardisation` is there. Every number is finite.
 */
export const dataTableSchema = z
  .strictObject({
    name,
    inputNames: z.array(name).min(1).max(tableLimits.columns),
    targetNames: z.array(name).min(1).max(limits.outputSize.maximum),
    rows: z.number().int().min(1).max(tableLimits.rows),
    inputs: float32Array,
    targets: float32Array,
    standardisation: standardisationSchema.nullable(),
  })
  .refine(
    ({ rows, inputNames, targetNames, inputs, targets }) =>
      inputs.length === rows * inputNames.length && targets.length === rows * targetNames.length,
    ruleText(fault('table-size')),
  )
  .refine(({ inputs, targets }) => inputs.every(Number.isFinite) && targets.every(Number.isFinite), {
    error: ruleText(fault('holds-not-finite')),
  });
export type DataTable = Readonly<z.infer<typeof dataTableSchema>>;

/**
 * Where x and y come from.
 *
 * `drawn`: one batch, drawn from the seed after the parameters, as in the lecture; every step uses it.
 * `table`: nothing is drawn for x and y; `inputSize` and `outputSize` are the table's. With `batchSize` equal to the number of
 * training rows every step uses all of them in their order. With a smaller one, each epoch begins with `torch.randperm(rows)` drawn
 * from the experiment's generator, before the masks of its steps, and its steps take `batchSize` rows after the other; the rows
 * that do not fill a batch are left out (PyTorch's `drop_last=True`), so that all steps have the same shapes.
 * `validationShare` of the rows (rounded, 0 <= share < 1) is held out: the rows that come last in a permutation drawn from a
 * generator of its own, derived from the seed. The others are the training rows, in their order.
 */
export const dataSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drawn') }),
  z.strictObject({
    kind: z.literal('table'),
    table: dataTableSchema,
    validationShare: z.number().min(0).lt(1),
  }),
]);
export type DataSource = Readonly<z.infer<typeof dataSourceSchema>>;

/** The lecture's data: drawn from the seed. */
export const drawnData: DataSource = { kind: 'drawn' };

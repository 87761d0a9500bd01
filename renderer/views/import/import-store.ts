import { defineStore, storeToRefs } from 'pinia';
import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { trainingRowCount } from '#shared/batches.ts';
import type { ColumnRole, TableFormat, TablePreview } from '#shared/contract/import-contract.ts';
import { limits, type Hyperparameters } from '#shared/hyperparameters.ts';
import { asLabError } from '#shared/lab-error.ts';
import { decodeText, type TextEncodingName } from '#shared/table-text/decode-text.ts';
import { lossTable } from '#shared/variants/losses.ts';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import type { Fault } from '#shared/errors/fault.ts';

/** Batches a person can still overlook; all rows when there are no more. */
const proposedBatchSize = 16;
const hasContent = /\S/;
const unknownFormat: TableFormat = { delimiter: null, decimalMark: null, hasHeader: null };

/** A text, how it is to be read, and the file it came from: its bytes, in the encoding that was found out or chosen. */
interface TableSourceText {
  readonly text: string;
  readonly format: TableFormat;
  readonly file: { readonly bytes: Uint8Array; readonly encoding: TextEncodingName } | null;
}

/** A table on its way in: its text, how it is read, the roles of its columns. Nothing of it is in force before `begin`. */
export const useImportStore = defineStore('import', () => {
  const lab = useLabStore();
  const experiment = useExperimentStore();
  const dialogs = useDialogStore();
  const { stepHyperparameters: hyperparameters } = storeToRefs(experiment);
  const name = ref('');
  const source = shallowRef<TableSourceText>({ text: '', format: unknownFormat, file: null });
  const text = computed({
    get: () => source.value.text,
    set: (changed: string) => (source.value = { ...source.value, text: changed, file: null }),
  });
  /** How the bytes of the file were read; null for a text that was pasted or typed. */
  const encoding = computed(() => source.value.file?.encoding ?? null);
  const preview = shallowRef<TablePreview | null>(null);
  /** A cell with two readings, while the decimal mark is left to the user. */
  const question = computed(() => {
    const mark = preview.value?.format.decimalMark;
    return typeof mark === 'object' ? mark : null;
  });
  const roles = ref<ColumnRole[]>([]);
  /** Why the table cannot be imported. */
  const problem = shallowRef<Fault | null>(null);
  const options = reactive({
    leaveOutMissing: false,
    standardiseInputs: false,
    standardiseTargets: false,
    /** Percent of the rows that are held out. */
    validationPercent: 0,
    batchSize: proposedBatchSize,
  });

  const columnsOf = (role: ColumnRole) => roles.value.flatMap((own, column) => (own === role ? [column] : []));
  const inputs = computed(() => columnsOf('input'));
  const targets = computed(() => columnsOf('target'));
  /** Rows in which a chosen column misses its number, ascending. */
  const missingRows = computed(() => {
    const chosen = [...inputs.value, ...targets.value];
    const rows = new Set(chosen.flatMap((column) => preview.value?.columns[column]?.missingRows ?? []));
    return [...rows].sort((a, b) => a - b);
  });
  const takenRows = computed(
    () => (preview.value?.rows ?? 0) - (options.leaveOutMissing ? missingRows.value.length : 0),
  );
  const trainingRows = computed(() =>
    trainingRowCount({ table: { rows: takenRows.value }, validationShare: options.validationPercent / 100 }),
  );
  const largestBatch = computed(() => Math.min(trainingRows.value, limits.batchSize.maximum));

  let asked = 0;
  let isReading = false;
  /** Reads the text as the format says. One reading is under way at a time: whoever types fast waits for the last one alone. */
  async function look(): Promise<void> {
    asked += 1;
    problem.value = null;
    if (isReading) return;
    isReading = true;
    let own = 0;
    while (own !== asked) {
      own = asked;
      await read(own);
    }
    isReading = false;
  }

  async function read(own: number): Promise<void> {
    if (!hasContent.test(text.value) || !lab.connection) {
      preview.value = null;
      return;
    }
    try {
      const next = await lab.connection.client.previewTable({ text: text.value, format: source.value.format });
      if (own !== asked) return;
      const isUntouched = roles.value.every((role, column) => role === preview.value?.columns[column]?.role);
      if (isUntouched || roles.value.length !== next.columns.length) roles.value = next.columns.map(({ role }) => role);
      preview.value = next;
      problem.value = next.problem;
      options.batchSize = Math.min(Math.max(options.batchSize, 1), Math.max(largestBatch.value, 1));
    } catch (thrown) {
      if (own !== asked) return;
      preview.value = null;
      problem.value = asLabError(thrown).fault;
    }
  }

  watch(source, look, { flush: 'sync' }); // so that a problem said after a change stays
  // A table that came before the engine was there is looked at as soon as it is.
  watch(
    () => lab.connection,
    () => {
      if (preview.value === null && hasContent.test(text.value)) void look();
    },
  );

  /** Begins anew with a text. */
  function take(next: TableSourceText, givenName: string): void {
    name.value = givenName;
    preview.value = null;
    roles.value = [];
    source.value = next;
  }

  /** Begins anew with nothing. */
  function clear(): void {
    take({ text: '', format: unknownFormat, file: null }, '');
  }

  /** Begins anew with the bytes of a file and the name it came by. */
  function takeFile(bytes: Uint8Array, givenName: string): void {
    take({ format: unknownFormat, ...decoded(bytes, null) }, givenName);
  }

  function decoded(bytes: Uint8Array, wanted: TextEncodingName | null): Pick<TableSourceText, 'text' | 'file'> {
    const read = decodeText(bytes, wanted);
    return { text: read.text, file: { bytes, encoding: read.encoding } };
  }

  /** Reads the bytes of the file in another encoding. */
  function setEncoding(wanted: TextEncodingName): void {
    const { file } = source.value;
    if (file !== null) source.value = { ...source.value, ...decoded(file.bytes, wanted) };
  }

  function setFormat(change: Partial<TableFormat>): void {
    source.value = { ...source.value, format: { ...source.value.format, ...change } };
  }

  /** Starts the experiment anew on this table; false, with the reason in `problem`, when it cannot be. */
  async function begin(): Promise<boolean> {
    const connection = lab.connection;
    if (!connection) return false;
    problem.value = null;
    try {
      const table = await connection.client.readTable({
        text: text.value,
        name: name.value,
        format: source.value.format,
        inputs: inputs.value,
        targets: targets.value,
        leaveOutMissing: options.leaveOutMissing,
        standardiseInputs: options.standardiseInputs,
        standardiseTargets: options.standardiseTargets,
      });
      const { isElementwise } = lossTable[hyperparameters.value.lossConvention];
      const settings: Hyperparameters = {
        ...hyperparameters.value,
        inputSize: inputs.value.length,
        ...(isElementwise ? { outputSize: targets.value.length } : {}),
        batchSize: Math.min(Math.max(1, Math.round(options.batchSize)), largestBatch.value),
      };
      const data = { kind: 'table', table, validationShare: options.validationPercent / 100 } as const;
      if (!(await experiment.startExperiment(settings, data))) return false;
      dialogs.close();
      return true;
    } catch (thrown) {
      problem.value = asLabError(thrown).fault;
      return false;
    }
  }

  return {
    name,
    text,
    encoding,
    preview,
    question,
    roles,
    problem,
    options,
    inputs,
    targets,
    missingRows,
    takenRows,
    trainingRows,
    largestBatch,
    clear,
    takeFile,
    setEncoding,
    setFormat,
    begin,
  };
});

import { defineStore, storeToRefs } from 'pinia';
import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { trainingRowCount } from '#shared/batches.ts';
import type { TableFormat, TablePreview } from '#shared/contract/import-contract.ts';
import { limits, type Hyperparameters } from '#shared/hyperparameters.ts';
import { asLabError } from '#shared/lab-error.ts';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';

/** What a column of a table is used for. */
export const columnRoles = ['input', 'target', 'leave-out'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Batches a person can still overlook; all rows when there are no more. */
const proposedBatchSize = 16;
const unknownFormat: TableFormat = { delimiter: null, decimalMark: null, hasHeader: null };

/** A table on its way in: its text, how it is read, the roles of its columns. Nothing of it is in force before `begin`. */
export const useImportStore = defineStore('import', () => {
  const lab = useLabStore();
  const experiment = useExperimentStore();
  const dialogs = useDialogStore();
  const { stepHyperparameters: hyperparameters } = storeToRefs(experiment);
  const name = ref('');
  const source = shallowRef({ text: '', format: unknownFormat });
  const text = computed({
    get: () => source.value.text,
    set: (changed: string) => (source.value = { ...source.value, text: changed }),
  });
  const format = computed(() => source.value.format);
  const preview = shallowRef<TablePreview | null>(null);
  const roles = ref<ColumnRole[]>([]);
  /** Why the table cannot be imported, as a sentence. */
  const problem = ref<string | null>(null);
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
  /** Reads the text as the format says; of several readings under way the last counts. */
  async function look(): Promise<void> {
    const own = (asked += 1);
    problem.value = null;
    if (text.value.trim() === '' || !lab.connection) {
      preview.value = null;
      return;
    }
    try {
      const read = await lab.connection.client.previewTable({ text: text.value, format: format.value });
      if (own !== asked) return;
      const hadColumns = preview.value?.columns.length;
      preview.value = read;
      if (hadColumns !== read.columns.length) proposeRoles(read);
      options.batchSize = Math.min(Math.max(options.batchSize, 1), Math.max(largestBatch.value, 1));
    } catch (thrown) {
      if (own !== asked) return;
      preview.value = null;
      problem.value = asLabError(thrown).message;
    }
  }

  /** The last column of numbers is most often what is to be learned; a column with words in it cannot be used. */
  function proposeRoles({ columns }: TablePreview): void {
    const isNumeric = columns.map(({ wrongRows }) => wrongRows.length === 0);
    const target = isNumeric.lastIndexOf(true);
    roles.value = isNumeric.map((numeric, column) => (!numeric ? 'leave-out' : column === target ? 'target' : 'input'));
  }

  watch(source, look, { flush: 'sync' }); // so that a problem said after a change stays

  /** Begins anew: with nothing, or with a text and the name it came by. */
  function take(given = '', givenName = ''): void {
    name.value = givenName;
    preview.value = null;
    roles.value = [];
    source.value = { text: given, format: unknownFormat };
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
        format: format.value,
        inputs: inputs.value,
        targets: targets.value,
        leaveOutMissing: options.leaveOutMissing,
        standardiseInputs: options.standardiseInputs,
        standardiseTargets: options.standardiseTargets,
      });
      const settings: Hyperparameters = {
        ...hyperparameters.value,
        inputSize: inputs.value.length,
        outputSize: targets.value.length,
        batchSize: Math.min(Math.max(1, Math.round(options.batchSize)), largestBatch.value),
      };
      const source = { kind: 'table', table, validationShare: options.validationPercent / 100 } as const;
      if (!(await experiment.startExperiment(settings, source))) return false;
      dialogs.close();
      return true;
    } catch (thrown) {
      problem.value = asLabError(thrown).message;
      return false;
    }
  }

  return {
    name,
    text,
    format,
    preview,
    roles,
    problem,
    options,
    inputs,
    targets,
    missingRows,
    takenRows,
    trainingRows,
    largestBatch,
    take,
    setFormat,
    begin,
  };
});

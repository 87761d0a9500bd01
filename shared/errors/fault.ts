import type { CloseReason } from './close-reasons.ts';
import type { FileCause, JsonMistake } from './fault-words.ts';
import type { PlainLessonFaults } from './lesson-words.ts';
import type { NoNumber } from '../table-text/number-text.ts';

/** The parts of a fault that needs none. */
type NoParts = Readonly<Record<string, never>>;
type Shape = readonly number[];

/**
 * One thing that went wrong, as plain data: its name and its parts. Each language has a text for every name; words in the parts (names
 * of tensors, of fields and files) stand in it as they are, numbers as the language writes them, faults as their own texts.
 */
export type Fault<Name extends FaultName = FaultName> = {
  readonly [Each in Name]: { readonly name: Each; readonly parts: FaultParts[Each] };
}[Name];
export type FaultName = keyof FaultParts;

/** A fault as data; those of lessons are made by `lessonFault`, which brings their texts. @param parts what its name needs. */
export function fault<Name extends keyof FirstFaults>(
  name: Name,
  ...[parts]: FaultParts[Name] extends NoParts ? [] : [parts: FaultParts[Name]]
): Fault<Name> {
  return { name, parts: parts ?? {} } as Fault<Name>; // a name and its own parts
}

/** How a language writes what stands in its texts. */
export interface FaultWords {
  /** A number as the language writes it. */
  readonly number: (value: number) => string;
  /** The text of a fault inside another one. */
  readonly say: (fault: Fault) => string;
}

/** The texts of some faults in one language. */
export type FaultTextsOf<Parts> = {
  readonly [Name in keyof Parts]: (parts: Parts[Name], words: FaultWords) => string;
};
/** All of them. */
export type FaultTexts = FaultTextsOf<FaultParts>;

/** The text of a fault in a language. */
export function sayFault({ name, parts }: Fault, texts: FaultTexts, number: FaultWords['number']): string {
  const text = texts[name] as (parts: unknown, words: FaultWords) => string; // the one of its parts
  return text(parts, { number, say: (inner) => sayFault(inner, texts, number) });
}

/** The parts of every fault, by name. */
export interface FaultParts extends FirstFaults, LessonFaults {}

/** The faults whose English is there from the beginning. */
export interface FirstFaults extends RequestFaults, RuleFaults, FileFaults, ImportFaults, WindowFaults {}

/** What goes wrong between a window and its engine. */
export interface RequestFaults extends Record<CloseReason, NoParts> {
  'request-cancelled': NoParts;
  'another-started': NoParts;
  'experiment-replaced': NoParts;
  'engine-busy': NoParts;
  'too-many-requests': { most: number };
  'too-much-asked': NoParts;
  'no-experiment': NoParts;
  'unknown-request': { request: string };
  'request-is-stream': { request: string };
  /** `field` is empty where the whole input is meant; `rule` is a clause behind it. */
  'request-refused': { request: string; field: string; rule: Fault };
  /** `reason` is a clause. */
  'connection-lost': { reason: Fault };
  'connection-ended': NoParts;
  /** What was asked for while there was no connection, or was under way or waited when it ended. */
  'request-unfinished': NoParts;
  'host-unreachable': NoParts;
  'host-silent': NoParts;
  'trainer-not-started': NoParts;
  'worker-not-started': NoParts;
  'shell-silent': NoParts;
  /** A fault of the app itself, or of what it is made of, in the words it came with. */
  unexpected: { detail: string };
  'engine-step-failed': { detail: string };
  'out-of-memory': NoParts;
  /** `cause` is a clause. */
  'backend-does-not-load': { backend: string; cause: Fault };
  'backend-not-loaded': { backend: string };
  'backend-does-not-start': { backend: string };
  /** Clauses: why a backend does not load. */
  'native-part-of-desktop': NoParts;
  'native-part-missing': NoParts;
  'native-part-not-packed': NoParts;
  'kernels-not-fetched': NoParts;
  'did-not-start': NoParts;
  'in-its-words': { detail: string };
  'step-not-done': { step: number; completedSteps: number };
  'no-update-yet': NoParts;
  'no-sample': { sample: number };
  'no-unit': { unit: number };
  'no-output': { output: number };
  'cell-outside-tensor': { tensor: string; row: number; column: number };
  'tensor-length': { tensor: string; shape: Shape; numbers: number };
  'no-mask-to-change': NoParts;
  'inputs-differ': { network: number; table: number };
  'outputs-differ': { network: number; table: number };
  'targets-differ': { loss: number; table: number };
  /** `rule` is a clause. */
  'target-refused': { row: number; value: number; rule: Fault };
  'all-rows-held-out': { rows: number };
  'batch-too-large': { batch: number; rows: number };
  'too-many-masks': { most: number; units: number };
  'no-whole-rows': { numbers: number; inputs: number };
  'too-many-passes': { passes: number; rows: number };
  'no-rows-held-out': NoParts;
  'no-dropout-to-compare': NoParts;
  'tensor-not-remembered': { tensor: string };
  'zip-too-large': { step: number };
}

/** What a field of a request or a file breaks: each is a clause behind the name of the field. */
export interface RuleFaults {
  'wrong-type': { type: string };
  'none-of': { values: readonly string[] };
  'at-least': { minimum: number };
  'more-than': { minimum: number };
  'at-most': { maximum: number };
  'less-than': { maximum: number };
  'too-few-entries': { minimum: number };
  'too-many-entries': { maximum: number };
  'too-few-characters': { minimum: number };
  'too-many-characters': { maximum: number };
  'no-such-field': { fields: readonly string[] };
  'not-valid': NoParts;
  'whole-number-range': { minimum: number; maximum: number };
  'not-a-probability': NoParts;
  'not-a-positive-float32': NoParts;
  'not-a-finite-float32': NoParts;
  'not-finite-numbers': NoParts;
  'holds-not-finite': NoParts;
  'no-setting-changed': NoParts;
  'too-many-tensor-numbers': { most: number };
  'too-many-tensor-edits': NoParts;
  'table-size': NoParts;
  'no-tensor': NoParts;
  'no-base64-floats': NoParts;
  'tensor-shape-length': { shape: Shape; numbers: number };
  'is-missing': NoParts;
  'mixes-numbers-and-rows': NoParts;
  'uneven-row': { row: number; numbers: number; first: number };
  'no-float32-at': { place: number };
  'not-json': { mistake: JsonMistake };
  'forbidden-field': { field: string };
  'field-twice': { field: string };
  'too-many-fields': { most: number };
  'too-many-containers': { most: number };
  'too-deep': { most: number };
  'too-many-values': { most: number };
  'number-too-large': NoParts;
  'not-utf8': NoParts;
  'larger-than-a-file': { megabytes: number };
  'not-an-object': NoParts;
  'other-format': { format: string };
  'not-a-version': NoParts;
  'unknown-field': NoParts;
  /** `misfit` is a sentence. */
  'does-not-fit': { misfit: Fault };
  'keeps-too-many-edits': { most: number };
  'too-many-edits': { most: number };
  'too-many-states': NoParts;
  'other-count': { expected: number; given: number };
  'not-null-before-first-step': NoParts;
  'tensor-of-other-network': NoParts;
  'other-shape': { expected: Shape; given: Shape };
  'not-from-a-file': NoParts;
}

/** What goes wrong with experiment files and on the disk. */
export interface FileFaults {
  /** `field` is empty where the whole file is meant; `line` is null where it is not known; `rule` is a clause behind the field. */
  'file-refused': { field: string; line: number | null; rule: Fault };
  'newer-version': { version: number; known: number };
  'file-too-large': { file: string; megabytes: number; most: number };
  'no-room-in-file': { megabytes: number };
  /** `file` is null for what the app saves by itself; `detail` is what the system said where it gave another cause. */
  'not-saved': { file: string | null; cause: FileCause; detail: string };
  /** `file` is null where its name is not known. */
  'not-opened': { file: string | null; cause: FileCause; detail: string };
  /** Of several files that were given at once. */
  'others-not-opened': { opened: string; others: readonly string[] };
  'autosaves-unreachable': { cause: FileCause; detail: string };
  'autosave-gone': NoParts;
  'autosave-unreadable': NoParts;
  'window-is-closed': NoParts;
  'data-folder-not-absolute': { folder: string };
  'file-not-known': NoParts;
  /** A file that is to be saved again is not what it was when it was read or written last. */
  'file-changed': { file: string };
  'file-deleted': { file: string };
  /** What was on screen when it was to be saved to this file was left before it could be. */
  'other-took-place': { file: string };
}

/** What is wrong with a table or with weights that are imported. */
export interface ImportFaults {
  /** `problem` is a sentence. */
  'table-refused': { problem: Fault };
  'no-input-column': NoParts;
  'no-target-column': NoParts;
  'too-many-targets': { most: number };
  'column-twice': NoParts;
  'no-such-column': { column: number };
  /** `column` is empty where the column of this `place` has no name. */
  'no-number-in-cell': { row: number; column: string; place: number; reason: NoNumber; text: string };
  'every-row-misses': NoParts;
  'two-readings': { text: string; withPoint: number; withComma: number };
  'table-is-no-text': NoParts;
  'table-without-rows': NoParts;
  'too-many-rows': { rows: number; most: number };
  'too-many-columns': { columns: number; most: number };
  /** `than` is what has the other number of cells: the header, or row 1. */
  'uneven-cells': { row: number; cells: number; than: 'header' | 'first-row'; expected: number };
  'table-file-too-large': { megabytes: number; most: number };
  /** `problem` is a sentence, or ends with lines of its own. */
  'weights-refused': { problem: Fault };
  'no-whole-npz': { file: string };
  'array-twice-in-file': { file: string; array: string };
  'npz-damaged': { file: string };
  'array-damaged': { file: string; array: string };
  /** `problem` is a clause: one of those below. */
  'no-valid-safetensors': { file: string; problem: Fault };
  'is-cut-off': NoParts;
  'describes-not': { array: string };
  'header-is-no-object': NoParts;
  'header-breaks-rule': { rule: Fault };
  'array-outside': { array: string };
  'arrays-overlap': { first: string; second: string };
  'bytes-before-array': { bytes: number; array: string };
  'bytes-at-end': { bytes: number };
  'array-bytes': { array: string };
  'is-single-array': { file: string };
  'is-hdf5': { file: string };
  'no-weights-file': { file: string };
  /** `program` are lines of Python. */
  'is-torch-file': { file: string; program: string };
  'array-type': { array: string; type: string };
  'array-shape': { array: string; there: Shape; here: Shape };
  'array-not-allowed': { parameter: string; array: string };
  'array-chosen-twice': { array: string };
  'array-not-finite': { array: string; place: number };
  'no-array-chosen': NoParts;
  /** Names with their shapes. */
  'nothing-fits': { wanted: readonly string[]; held: readonly string[] };
}

/** What the window itself refuses. */
export interface WindowFaults {
  'pasted-gap': { row: number; column: number };
  'pasted-no-number': { row: number; column: number; text: string };
  'pasted-too-small': { row: number; column: number; text: string };
  'pasted-too-large': { row: number; column: number; text: string };
  'pasted-no-room': { rows: number; columns: number; roomRows: number; roomColumns: number };
  'nothing-to-paint': NoParts;
  'edited-is-gone': NoParts;
  'dialog-needs-press': NoParts;
  /** Of trainings that waited for their turn when another tab took the experiment over. */
  'not-begun-elsewhere': { count: number };
  /** `reason` is a sentence. */
  'picture-failed': { reason: Fault };
  'no-canvas': NoParts;
  'font-unreadable': NoParts;
  /** An experiment that is to be passed on in a link. */
  'too-large-for-link': { most: number };
  'link-damaged': NoParts;
  /** As of a file. */
  'link-refused': { field: string; rule: Fault };
}

/** What is wrong with a lesson; the line stands beside each of them. Their English comes with the reader of lessons. */
export interface LessonFaults extends PlainLessonFaults {
  /** `rule` is a clause behind the field. */
  'lesson-field': { field: string; rule: Fault };
  /** `rule` is a clause behind the text. */
  'lesson-argument': { text: string; rule: Fault };
}

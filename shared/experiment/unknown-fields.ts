import { z } from 'zod';
import { isJsonObject, JsonError, type JsonPath } from '../json/json-error.ts';
import { jsonText, type JsonTree, type JsonTreeObject } from '../json/json-text.ts';
import { readJson } from '../json/read-json.ts';
import { formatMinorVersion } from './experiment-file.ts';
import { fileLimits } from './file-limits.ts';
import { fileDigits } from './tensor-json.ts';
import { fault } from '../errors/fault.ts';

/** Fields at one place of a file that this version does not know. */
const unknownAtSchema = z.strictObject({
  path: z.array(z.union([z.string(), z.number().int().nonnegative()])),
  fields: z.record(z.string(), z.unknown()),
  /** Of the entry of a list they are in: they belong to no other, and lists grow and shrink. */
  entry: z.string().nullable(),
});
type UnknownAt = z.infer<typeof unknownAtSchema>;

/** What `ExperimentDocument.unknownFields` is the text of. */
const unknownFieldsSchema = z.strictObject({
  minorVersion: z.number().int().min(formatMinorVersion),
  unknown: z.array(unknownAtSchema),
});

/** Unknown fields that were taken out of a file. */
export type TakenFields = readonly Omit<UnknownAt, 'entry'>[];

/** Takes the fields zod did not recognise out of `file`, which is changed. */
export function takeUnknownFields(file: unknown, issues: readonly z.core.$ZodIssue[]): TakenFields {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    const holder = path.reduce<unknown>((value, part) => (value as Record<string | number, unknown>)[part], file); // zod was there
    const object = holder as Record<string, unknown>; // what has keys
    const fields = Object.fromEntries(issue.keys.map((key) => [key, object[key]]));
    for (const key of issue.keys) Reflect.deleteProperty(object, key);
    return [{ path, fields }];
  });
}

/** The text to keep of fields that were taken out. @param tree the file as it would be written now. */
export function unknownFieldsText(minorVersion: number, taken: TakenFields, tree: JsonTreeObject): string {
  if (taken.length === 0) return '';
  const unknown = taken.map((fields): UnknownAt => ({ ...fields, entry: entryText(tree, fields.path) }));
  return JSON.stringify({ minorVersion, unknown });
}

/**
 * Puts kept fields back where they were; what belonged to an entry of a list that is gone or was changed is dropped.
 * @throws JsonError when the text is not what `unknownFieldsText` gives.
 */
export function withUnknownFields(tree: JsonTreeObject, text: string): JsonTreeObject {
  if (text === '') return tree;
  const checked = unknownFieldsSchema.safeParse(readJson(text, fileLimits));
  if (!checked.success) throw new JsonError(['unknownFields'], fault('not-from-a-file'));
  const { minorVersion, unknown } = checked.data;
  const restored = unknown
    .filter(({ path, entry }) => entry === entryText(tree, path))
    .reduce<JsonTree>((whole, { path, fields }) => addFields(whole, path, fields as JsonTreeObject), tree); // JSON is a tree
  return { ...(restored as JsonTreeObject), minorVersion }; // an object stays one
}

/** The tree with fields added at a path; the same tree where there is no object to hold them. */
function addFields(tree: JsonTree, path: JsonPath, fields: JsonTreeObject): JsonTree {
  const [first, ...rest] = path;
  if (Array.isArray(tree)) {
    const list = tree as readonly JsonTree[]; // the check forgets what it is a list of
    return list.map((entry, index) => (index === first ? addFields(entry, rest, fields) : entry));
  }
  if (!isObject(tree)) return tree;
  if (first === undefined)
    return { ...tree, ...Object.fromEntries(Object.entries(fields).filter(([key]) => !(key in tree))) };
  const field = tree[String(first)];
  return field === undefined ? tree : { ...tree, [String(first)]: addFields(field, rest, fields) };
}

function isObject(tree: JsonTree): tree is JsonTreeObject {
  return isJsonObject(tree) && !(tree['data'] instanceof Float32Array);
}

/** The text of the innermost list entry on a path, as a fingerprint; null when the path passes no list. */
function entryText(tree: JsonTree, path: JsonPath): string | null {
  const end = path.findLastIndex((part) => typeof part === 'number');
  if (end === -1) return null;
  const entry = path.slice(0, end + 1).reduce<JsonTree | undefined>((value, part) => {
    return (value as Record<PropertyKey, JsonTree> | null | undefined)?.[part];
  }, tree);
  return entry === undefined ? '' : fingerprint(jsonText(entry, fileDigits));
}

/** FNV-1a over the characters of a text, with the length behind it: to tell entries apart, not to resist anyone. */
function fingerprint(pieces: Iterable<string>): string {
  let hash = 0x811c9dc5;
  let length = 0;
  for (const piece of pieces) {
    length += piece.length;
    for (let index = 0; index < piece.length; index += 1) hash = Math.imul(hash ^ piece.charCodeAt(index), 0x01000193);
  }
  return `${(hash >>> 0).toString(16)}-${length}`;
}

import type { JsonObject } from '../../json/json-error.ts';
import { fromVersion0 } from './from-version-0.ts';

/** What a file of one version becomes in the next one: JSON in, JSON out, before anything of it is checked. */
export type Migration = (file: JsonObject) => JsonObject;

/** At place n the step from version n to n + 1; never changed once such files are about. */
const migrations: readonly Migration[] = [fromVersion0];

/** A file of an earlier version as one of version `target`. A migration may throw a JsonError. */
export function migrate(file: JsonObject, version: number, target: number): JsonObject {
  return migrations.slice(version, target).reduce((migrated, migration) => migration(migrated), file);
}

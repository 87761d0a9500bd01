import type { JsonLimits } from '../json/scan-json.ts';

/**
 * What the JSON of a file may hold, beyond anything the app writes: a file is refused before so much is built that the memory
 * or the user's patience ends.
 */
export const fileLimits: JsonLimits = { depth: 32, values: 10_000_000, containers: 1_000_000, fields: 1000 };

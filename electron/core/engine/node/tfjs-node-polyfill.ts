import util from 'node:util';

/**
 * Gives `node:util` back the two functions that tfjs-node 4.22 still calls and Node 23 removed: `isNullOrUndefined` and
 * `isArray`. They are looked up when called, so this may run before or after tfjs-node is loaded; functions that are
 * still there stay as they are.
 *
 * Source: https://github.com/tensorflow/tfjs/issues/8609.
 * @param target the object to complete; the default export of `node:util` is the one tfjs-node reads.
 */
export function restoreRemovedUtilFunctions(target: Record<string, unknown> = util): void {
  target['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  target['isArray'] ??= Array.isArray;
}

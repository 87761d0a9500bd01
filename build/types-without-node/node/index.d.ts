/**
 * Stands for Node's types where they must not be known: packages that core imports ask for them, and find this, which declares
 * nothing. See electron/core/tsconfig.json.
 */
export {};

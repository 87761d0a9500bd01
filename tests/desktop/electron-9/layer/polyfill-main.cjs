/** What the main process takes from Node 24 and Node 12 has not. Loaded before anything else. */
require('core-js/stable');
const crypto = require('crypto');
const fs = require('fs');
const { AbortController, AbortSignal } = require('abort-controller');

if (!crypto.randomUUID) {
  crypto.randomUUID = () => {
    const bytes = crypto.randomBytes(16);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  };
}
const { statSync } = fs;
fs.statSync = (path, options) => {
  try {
    return statSync(path, options);
  } catch (error) {
    if (options && options.throwIfNoEntry === false && error.code === 'ENOENT') return undefined;
    throw error;
  }
};
Object.assign(globalThis, { AbortController, AbortSignal });
Object.defineProperty(AbortSignal.prototype, 'reason', {
  get() {
    return this.aborted ? new Error('aborted') : undefined;
  },
});
AbortSignal.prototype.throwIfAborted = function () {
  if (this.aborted) throw this.reason;
};
/** The three parts of a response that `protocol.handle` of the shim reads. */
globalThis.Response = class {
  constructor(body, { status, headers }) {
    Object.assign(this, { body, status, headers });
  }
};

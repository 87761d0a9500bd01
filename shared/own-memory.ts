/** Bytes in memory that no other thread writes to: what platforms take for files, messages and pictures. */
export type OwnBytes = Uint8Array<ArrayBuffer>;

/** Float32 numbers in such memory. */
export type OwnFloats = Float32Array<ArrayBuffer>;

/**
 * Plain data as JSON, with what JSON lacks: typed arrays, NaN, -0, infinities, undefined and large integers. It crosses from
 * the Node of Electron 9 to that of the training process and back; V8's own format differs between the two.
 */
const arrays = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};

/** Every name of an object gets this before it, so that `$` marks only what is written here. */
const mark = '_';

function encodeNumber(value) {
  if (Object.is(value, -0)) return { $: 'number', text: '-0' };
  return Number.isFinite(value) ? value : { $: 'number', text: String(value) };
}

function encode(value) {
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'bigint') return { $: 'bigint', text: String(value) };
  if (typeof value === 'number') return encodeNumber(value);
  if (value === null || typeof value !== 'object') return value;
  if (ArrayBuffer.isView(value)) {
    // A Buffer is a Uint8Array, too.
    const kind = Object.keys(arrays).find((name) => value instanceof arrays[name]);
    if (kind === undefined) throw new Error('This kind of view cannot cross.');
    return { $: kind, text: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  }
  if (Array.isArray(value)) return value.map(encode);
  const entries = {};
  for (const name of Object.keys(value)) entries[mark + name] = encode(value[name]);
  return entries;
}

function decode(value) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(decode);
  if (value.$ === 'undefined') return undefined;
  if (value.$ === 'bigint') return BigInt(value.text);
  if (value.$ === 'number') return Number(value.text);
  if (value.$ !== undefined) {
    // Copied: a Buffer may lie anywhere in the memory it shares, an array must begin where its numbers may.
    return new arrays[value.$](new Uint8Array(Buffer.from(value.text, 'base64')).buffer);
  }
  const entries = {};
  for (const name of Object.keys(value)) entries[name.slice(mark.length)] = decode(value[name]);
  return entries;
}

module.exports = { encode, decode };

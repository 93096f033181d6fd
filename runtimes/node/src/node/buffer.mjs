// node:buffer: the package `buffer`, with what it lacks, and with the engine's own code where that is faster.

import * as pure from 'buffer';

export const { Buffer, SlowBuffer, kMaxLength, INSPECT_MAX_BYTES } = pure;
const { from, byteLength } = Buffer;
const { toString, write } = Buffer.prototype;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const view = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const isUtf8 = (encoding) => encoding === undefined || encoding === null || /^utf-?8$/i.test(encoding);
const isUrl = (encoding) => typeof encoding === 'string' && encoding.toLowerCase() === 'base64url';

Buffer.from = function (value, encoding, length) {
  if (typeof value !== 'string') return from(value, encoding, length);
  if (isUtf8(encoding)) return view(encoder.encode(value));
  return from(value, isUrl(encoding) ? 'base64' : encoding);
};

Buffer.byteLength = (value, encoding) => {
  if (typeof value === 'string' && isUrl(encoding)) return byteLength(value, 'base64');
  return byteLength(value, encoding);
};

const { isEncoding } = Buffer;
Buffer.isEncoding = (encoding) => isUrl(encoding) || isEncoding(encoding);

Buffer.prototype.toString = function (encoding, start = 0, end = this.length) {
  const first = Math.max(0, Math.trunc(start) || 0);
  const last = Math.min(this.length, end === undefined ? this.length : Math.trunc(end) || 0);
  if (last <= first) return '';
  const name = typeof encoding === 'string' ? encoding.toLowerCase() : encoding;
  const part = () => new Uint8Array(this.buffer, this.byteOffset + first, last - first);
  if (isUtf8(name)) return decoder.decode(part());
  if (name === 'base64') return part().toBase64();
  if (name === 'base64url') return part().toBase64({ alphabet: 'base64url', omitPadding: true });
  if (name === 'hex') return part().toHex();
  return toString.call(this, encoding, start, end);
};
Buffer.prototype.toLocaleString = Buffer.prototype.toString;

Buffer.prototype.write = function (value, offset, length, encoding) {
  const names = [offset, length, encoding].map((argument) => (isUrl(argument) ? 'base64' : argument));
  return write.call(this, value, ...names);
};

export const constants = { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: 2 ** 29 - 24 };
export const isAscii = (bytes) => Buffer.from(bytes).every((byte) => byte < 128);
export const isUtf8Bytes = (bytes) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};
export const transcode = (bytes, from, to) => Buffer.from(Buffer.from(bytes).toString(from), to);

export default {
  Buffer, SlowBuffer, kMaxLength, kStringMaxLength: constants.MAX_STRING_LENGTH, INSPECT_MAX_BYTES, constants,
  Blob: globalThis.Blob, File: globalThis.File, atob: globalThis.atob, btoa: globalThis.btoa,
  isAscii, isUtf8: isUtf8Bytes, transcode,
};

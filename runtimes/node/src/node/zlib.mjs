// node:zlib: gzip, deflate and raw deflate. No Brotli, no Zstandard.

import pako from 'pako';
import { Transform } from 'node:stream';
import { setImmediate } from '../timers.mjs';
import { Buffer } from './buffer.mjs';

const constants = {
  Z_NO_FLUSH: 0, Z_PARTIAL_FLUSH: 1, Z_SYNC_FLUSH: 2, Z_FULL_FLUSH: 3, Z_FINISH: 4, Z_BLOCK: 5,
  Z_NO_COMPRESSION: 0, Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9, Z_DEFAULT_COMPRESSION: -1,
  Z_FILTERED: 1, Z_HUFFMAN_ONLY: 2, Z_RLE: 3, Z_FIXED: 4, Z_DEFAULT_STRATEGY: 0,
  BROTLI_PARAM_QUALITY: 1, BROTLI_PARAM_MODE: 0, BROTLI_PARAM_SIZE_HINT: 5,
};

const bytes = (data) => (typeof data === 'string' ? Buffer.from(data) : ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data));
const asBuffer = (array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);

function failed(message) {
  const text = { 'incorrect header check': ['Z_DATA_ERROR', -3], 'unexpected end of file': ['Z_BUF_ERROR', -5] };
  const [code, errno] = text[message] ?? ['Z_DATA_ERROR', -3];
  return Object.assign(new Error(message), { code, errno });
}

/** The two engines, by what is asked of them. */
function engine(kind, { level, memLevel, strategy, dictionary, windowBits } = {}) {
  const inflates = /^(?:gunzip|inflate|unzip)/.test(kind);
  const options = { gzip: kind === 'gzip', raw: /Raw$/.test(kind) };
  for (const [name, value] of Object.entries({ level, memLevel, strategy, dictionary, windowBits })) {
    if (value !== undefined) options[name] = value;
  }
  return inflates ? new pako.Inflate(options) : new pako.Deflate(options);
}

function whole(kind, data, options) {
  const running = engine(kind, options);
  const input = bytes(data);
  running.push(input, true);
  if (running.err || (running instanceof pako.Inflate && !running.ended)) throw failed(running.err ? running.msg || 'incorrect data check' : 'unexpected end of file');
  return asBuffer(running.result);
}

class Zlib extends Transform {
  #engine;
  constructor(kind, options) {
    super(options);
    this.#engine = engine(kind, options);
    this.#engine.onData = (chunk) => this.push(asBuffer(chunk));
    this.bytesWritten = 0;
  }
  _transform(chunk, _encoding, callback) {
    this.bytesWritten += chunk.length;
    this.#engine.push(bytes(chunk), false);
    callback(this.#engine.err ? failed(this.#engine.msg) : null);
  }
  _flush(callback) {
    const inflates = this.#engine instanceof pako.Inflate;
    if (!inflates) this.#engine.push(new Uint8Array(0), true);
    callback(inflates && !this.#engine.ended ? failed('unexpected end of file') : null);
  }
  close(callback) {
    this.destroy();
    if (callback) setImmediate(callback);
  }
}

const zlib = { constants, ...constants, codes: {} };
for (const kind of ['gzip', 'gunzip', 'deflate', 'inflate', 'deflateRaw', 'inflateRaw', 'unzip']) {
  const Kind = kind[0].toUpperCase() + kind.slice(1);
  zlib[`${kind}Sync`] = (data, options) => whole(kind, data, options);
  zlib[kind] = (data, options, callback = options) => {
    try {
      setImmediate(callback, null, whole(kind, data, typeof options === 'function' ? {} : options));
    } catch (error) {
      setImmediate(callback, error);
    }
  };
  zlib[Kind] = class extends Zlib {
    constructor(options) {
      super(kind, options);
    }
  };
  zlib[`create${Kind}`] = (options) => new zlib[Kind](options);
}
for (const kind of ['brotliCompress', 'brotliDecompress', 'zstdCompress', 'zstdDecompress']) {
  const refuse = () => {
    throw Object.assign(new Error(`zlib.${kind} is not supported by this runtime`), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
  };
  const Kind = kind[0].toUpperCase() + kind.slice(1);
  Object.assign(zlib, { [kind]: refuse, [`${kind}Sync`]: refuse, [`create${Kind}`]: refuse });
}

export default zlib;

// node:crypto: hashes, HMACs, key derivation, ciphers and randomness. No certificates, no public keys.

import { cbc, ctr, gcm } from '@noble/ciphers/aes.js';
import { hkdf as hkdfOf } from '@noble/hashes/hkdf.js';
import { hmac as hmacOf } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 as pbkdf2Of } from '@noble/hashes/pbkdf2.js';
import { scrypt as scryptOf } from '@noble/hashes/scrypt.js';
import { sha224, sha256, sha384, sha512, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import { Transform } from 'node:stream';
import { setImmediate } from '../timers.mjs';
import { Buffer } from './buffer.mjs';

const HASHES = {
  md5, sha1, sha224, sha256, sha384, sha512, ripemd160, rmd160: ripemd160,
  'sha512-256': sha512_256, 'sha3-256': sha3_256, 'sha3-384': sha3_384, 'sha3-512': sha3_512,
};

function refusal(what) {
  return Object.assign(new Error(`${what} is not supported by this runtime`), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
}

function hash(name) {
  const found = HASHES[String(name).toLowerCase().replace(/^rsa-|^sha-(?=\d+$)/, (prefix) => (prefix === 'sha-' ? 'sha' : ''))];
  if (!found) throw Object.assign(new Error('Digest method not supported'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
  return found;
}

const bytes = (data, encoding) => {
  if (typeof data === 'string') return Buffer.from(data, encoding === 'buffer' ? 'utf8' : encoding);
  if (data?.type === 'secret') return data.export();
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const received = data === null || data === undefined ? String(data) : `type ${typeof data}`;
  throw Object.assign(new TypeError(`The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${received}`), { code: 'ERR_INVALID_ARG_TYPE' });
};
const answered = (result, encoding) => {
  const buffer = Buffer.from(result.buffer, result.byteOffset, result.byteLength);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
};

/** `Hash` and `Hmac`: both are streams, too. */
class Digest extends Transform {
  #state;
  #over = false;

  constructor(state) {
    super();
    this.#state = state;
  }
  update(data, encoding) {
    if (this.#over) throw Object.assign(new Error('Digest already called'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
    this.#state.update(bytes(data, encoding));
    return this;
  }
  digest(encoding) {
    if (this.#over) throw Object.assign(new Error('Digest already called'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
    this.#over = true;
    return answered(this.#state.digest(), encoding);
  }
  copy() {
    return new Digest(this.#state.clone());
  }
  _transform(chunk, encoding, callback) {
    this.#state.update(bytes(chunk, encoding));
    callback();
  }
  _flush(callback) {
    this.push(this.digest());
    callback();
  }
}

class KeyObject {
  type = 'secret';
  #bytes;
  constructor(key) {
    this.#bytes = Buffer.from(key);
  }
  get symmetricKeySize() {
    return this.#bytes.length;
  }
  export(options) {
    return options?.format === 'jwk' ? { kty: 'oct', k: this.#bytes.toString('base64url') } : Buffer.from(this.#bytes);
  }
  equals(other) {
    return this.#bytes.equals(other.export());
  }
}

/** A cipher that gathers what it is given: the library takes a message as a whole. */
class Cipher extends Transform {
  #pieces = [];
  #make;
  #encrypt;
  #authenticated;
  #additional;
  #tag;
  #padding = true;

  constructor(name, key, iv, encrypt) {
    super();
    const [, bits, mode] = /^aes-?(128|192|256)-(cbc|ctr|gcm)$/i.exec(name) ?? [];
    if (!mode) throw Object.assign(new Error(`Unknown cipher: ${name}`), { code: 'ERR_CRYPTO_UNKNOWN_CIPHER' });
    const secret = bytes(key);
    if (secret.length * 8 !== Number(bits)) throw Object.assign(new RangeError('Invalid key length'), { code: 'ERR_CRYPTO_INVALID_KEYLEN' });
    const start = bytes(iv);
    if (mode.toLowerCase() !== 'gcm' && start.length !== 16) throw Object.assign(new TypeError('Invalid initialization vector'), { code: 'ERR_CRYPTO_INVALID_IV' });
    this.#authenticated = mode.toLowerCase() === 'gcm';
    this.#encrypt = encrypt;
    this.#make = () => {
      if (this.#authenticated) return gcm(secret, start, this.#additional);
      return mode.toLowerCase() === 'ctr' ? ctr(secret, start) : cbc(secret, start, { disablePadding: !this.#padding });
    };
  }
  setAAD(data) {
    this.#additional = bytes(data);
    return this;
  }
  setAutoPadding(padding = true) {
    this.#padding = padding;
    return this;
  }
  setAuthTag(tag, encoding) {
    this.#tag = bytes(tag, encoding);
    return this;
  }
  getAuthTag() {
    return this.#tag;
  }
  update(data, inputEncoding, outputEncoding) {
    this.#pieces.push(Buffer.from(bytes(data, inputEncoding)));
    return outputEncoding && outputEncoding !== 'buffer' ? '' : Buffer.alloc(0);
  }
  final(encoding) {
    const message = Buffer.concat(this.#pieces);
    const cipher = this.#make();
    if (this.#encrypt) {
      const sealed = cipher.encrypt(message);
      if (!this.#authenticated) return answered(sealed, encoding);
      this.#tag = Buffer.from(sealed.slice(-16));
      return answered(sealed.slice(0, -16), encoding);
    }
    try {
      return answered(cipher.decrypt(this.#authenticated ? Buffer.concat([message, this.#tag ?? Buffer.alloc(0)]) : message), encoding);
    } catch (error) {
      throw this.#authenticated
        ? new Error('Unsupported state or unable to authenticate data')
        : Object.assign(new Error('error:1C800064:Provider routines::bad decrypt', { cause: error }), { code: 'ERR_OSSL_BAD_DECRYPT' });
    }
  }
  _transform(chunk, encoding, callback) {
    this.update(chunk, encoding);
    callback();
  }
  _flush(callback) {
    this.push(this.final());
    callback();
  }
}

function randomBytes(size, callback) {
  const buffer = Buffer.alloc(size);
  for (let at = 0; at < size; at += 65536) crypto.getRandomValues(buffer.subarray(at, Math.min(size, at + 65536)));
  return answerTo(callback, () => buffer);
}

function answerTo(callback, action) {
  if (typeof callback !== 'function') return action();
  try {
    const result = action();
    setImmediate(callback, null, result);
  } catch (error) {
    setImmediate(callback, error);
  }
  return undefined;
}

function randomInt(least, most, callback) {
  if (most === undefined || typeof most === 'function') [least, most, callback] = [0, least, most];
  const range = most - least;
  if (!(range > 0)) throw Object.assign(new RangeError(`The value of "max" is out of range. It must be greater than the value of "min" (${least}). Received ${most}`), { code: 'ERR_OUT_OF_RANGE' });
  const limit = 2 ** 48 - (2 ** 48 % range);
  return answerTo(callback, () => {
    for (;;) {
      const value = randomBytes(6).readUIntBE(0, 6);
      if (value < limit) return least + (value % range);
    }
  });
}

function timingSafeEqual(one, other) {
  const [left, right] = [bytes(one), bytes(other)];
  if (left.length !== right.length) {
    throw Object.assign(new RangeError('Input buffers must have the same byte length'), { code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH' });
  }
  let different = 0;
  for (let index = 0; index < left.length; index += 1) different |= left[index] ^ right[index];
  return different === 0;
}

const pbkdf2Sync = (password, salt, c, dkLen, digest) => answered(pbkdf2Of(hash(digest), bytes(password), bytes(salt), { c, dkLen }));
const scryptSync = (password, salt, dkLen, { N, cost = N ?? 16384, r, blockSize = r ?? 8, p, parallelization = p ?? 1 } = {}) => answered(scryptOf(bytes(password), bytes(salt), { N: cost, r: blockSize, p: parallelization, dkLen }));
const hkdfSync = (digest, key, salt, info, length) => hkdfOf(hash(digest), bytes(key), bytes(salt), bytes(info), length).buffer;

const refused = Object.fromEntries(
  ['createSign', 'createVerify', 'sign', 'verify', 'createPrivateKey', 'createPublicKey', 'generateKeyPair', 'generateKeyPairSync', 'publicEncrypt', 'privateDecrypt', 'privateEncrypt', 'publicDecrypt', 'createDiffieHellman', 'createECDH', 'diffieHellman'].map((name) => [name, () => {
    throw refusal(`crypto.${name}`);
  }]),
);

const createHash = (name) => new Digest(hash(name).create());

export default {
  ...refused,
  createHash,
  createHmac: (name, key) => new Digest(hmacOf.create(hash(name), bytes(key))),
  createCipheriv: (name, key, iv) => new Cipher(name, key, iv, true),
  createDecipheriv: (name, key, iv) => new Cipher(name, key, iv, false),
  createSecretKey: (key, encoding) => new KeyObject(bytes(key, encoding)),
  getCiphers: () => [128, 192, 256].flatMap((bits) => ['cbc', 'ctr', 'gcm'].map((mode) => `aes-${bits}-${mode}`)),
  getHashes: () => Object.keys(HASHES),
  getRandomValues: (array) => crypto.getRandomValues(array),
  hash: (name, data, encoding = 'hex') => createHash(name).update(data).digest(encoding),
  hkdfSync,
  hkdf: (digest, key, salt, info, length, callback) => answerTo(callback, () => hkdfSync(digest, key, salt, info, length)),
  pbkdf2Sync,
  pbkdf2: (password, salt, rounds, length, digest, callback) => answerTo(callback, () => pbkdf2Sync(password, salt, rounds, length, digest)),
  scryptSync,
  scrypt: (password, salt, length, options, callback) => answerTo(callback ?? options, () => scryptSync(password, salt, length, callback ? options : {})),
  pseudoRandomBytes: randomBytes,
  randomBytes,
  randomFillSync: (buffer, offset = 0, size = buffer.byteLength - offset) => {
    new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).set(randomBytes(size), offset);
    return buffer;
  },
  randomInt,
  randomUUID: () => crypto.randomUUID(),
  timingSafeEqual,
  KeyObject,
  Hash: Digest,
  Hmac: Digest,
  constants: {},
  subtle: crypto.subtle,
  webcrypto: crypto,
};

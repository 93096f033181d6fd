// node:util: Node's own `inspect` and `format`, and the rest.

import { format, formatWithOptions, inspect, stripVTControlCharacters } from 'node-inspect-extracted';
import types from './util_types.mjs';

const custom = Symbol.for('nodejs.util.promisify.custom');

function promisify(original) {
  if (typeof original !== 'function') {
    throw Object.assign(new TypeError(`The "original" argument must be of type function. Received ${original === null ? 'null' : typeof original}`), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  if (original[custom]) return original[custom];
  function promised(...argumentList) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [...argumentList, (error, value) => (error ? reject(error) : resolve(value))]);
    });
  }
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
  return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = custom;

function callbackify(original) {
  return function (...argumentList) {
    const callback = argumentList.pop();
    Reflect.apply(original, this, argumentList).then(
      (value) => globalThis.setImmediate(callback, null, value),
      (error) => globalThis.setImmediate(callback, error ?? Object.assign(new Error('Promise was rejected with falsy value'), { reason: error, code: 'ERR_FALSY_VALUE_REJECTION' })),
    );
  };
}

function inherits(constructor, parent) {
  Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

function deprecate(original, message, code) {
  let warned = false;
  return function (...argumentList) {
    if (!warned) {
      warned = true;
      globalThis.process.emitWarning(message, { type: 'DeprecationWarning', code });
    }
    return new.target ? Reflect.construct(original, argumentList, new.target) : Reflect.apply(original, this, argumentList);
  };
}

function debuglog(section) {
  const enabled = () => (globalThis.process.env.NODE_DEBUG ?? '').toLowerCase().split(',').includes(section.toLowerCase());
  const log = (...argumentList) => {
    if (enabled()) globalThis.process.stderr.write(`${section.toUpperCase()} ${globalThis.process.pid}: ${format(...argumentList)}\n`);
  };
  return Object.defineProperty(log, 'enabled', { get: enabled });
}

const boxed = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** Deep equality as `assert.deepStrictEqual` has it. */
export function isDeepStrictEqual(one, other, seen = new Map()) {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other) || boxed(one) !== boxed(other)) return false;
  if (seen.get(one) === other) return true;
  seen.set(one, other);
  if (one instanceof Date && one.getTime() !== other.getTime()) return false;
  if (one instanceof RegExp && String(one) !== String(other)) return false;
  if (one instanceof Error && (one.message !== other.message || one.name !== other.name)) return false;
  if ((one instanceof Number || one instanceof String || one instanceof Boolean) && !Object.is(one.valueOf(), other.valueOf())) return false;
  if (one instanceof Map) {
    if (one.size !== other.size) return false;
    for (const [key, value] of one) if (!other.has(key) || !isDeepStrictEqual(value, other.get(key), seen)) return false;
  }
  if (one instanceof Set) {
    if (one.size !== other.size) return false;
    const left = [...other];
    for (const value of one) {
      const index = left.findIndex((candidate) => isDeepStrictEqual(value, candidate, seen));
      if (index < 0) return false;
      left.splice(index, 1);
    }
  }
  const keys = Reflect.ownKeys(one).filter((key) => Object.prototype.propertyIsEnumerable.call(one, key));
  const others = Reflect.ownKeys(other).filter((key) => Object.prototype.propertyIsEnumerable.call(other, key));
  return keys.length === others.length && keys.every((key) => Object.hasOwn(other, key) && isDeepStrictEqual(one[key], other[key], seen));
}

function parseArgs() {
  throw Object.assign(new Error('util.parseArgs is not supported by this runtime'), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
}

const { TextDecoder, TextEncoder } = globalThis;
export default {
  callbackify, debug: debuglog, debuglog, deprecate, format, formatWithOptions, inherits, inspect, isDeepStrictEqual,
  parseArgs, promisify, stripVTControlCharacters, TextDecoder, TextEncoder, types,
  styleText: (_style, text) => text,
  toUSVString: (text) => String(text).toWellFormed(),
  getSystemErrorName: (number) => `errno ${number}`,
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === 'boolean',
  isBuffer: (value) => globalThis.Buffer.isBuffer(value),
  isDate: types.isDate,
  isError: types.isNativeError,
  isFunction: (value) => typeof value === 'function',
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === 'number',
  isObject: (value) => typeof value === 'object' && value !== null,
  isPrimitive: (value) => (typeof value !== 'object' && typeof value !== 'function') || value === null,
  isRegExp: types.isRegExp,
  isString: (value) => typeof value === 'string',
  isSymbol: (value) => typeof value === 'symbol',
  isUndefined: (value) => value === undefined,
};

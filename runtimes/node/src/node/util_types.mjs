// node:util/types

const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
const typed = (value) => (ArrayBuffer.isView(value) && !(value instanceof DataView) ? value.constructor.name : undefined);
const named = (name) => (value) => typeof value === 'object' && value !== null && tag(value) === name;
const array = (name) => (value) => ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === `[object ${name}]`;
const AsyncFunction = (async () => {}).constructor;

const types = {
  isAnyArrayBuffer: (value) => value instanceof ArrayBuffer,
  isArgumentsObject: named('Arguments'),
  isArrayBuffer: (value) => value instanceof ArrayBuffer,
  isArrayBufferView: ArrayBuffer.isView,
  isAsyncFunction: (value) => value instanceof AsyncFunction,
  isBigInt64Array: array('BigInt64Array'),
  isBigIntObject: named('BigInt'),
  isBigUint64Array: array('BigUint64Array'),
  isBooleanObject: (value) => value instanceof Boolean,
  isBoxedPrimitive: (value) => [Number, String, Boolean, BigInt, Symbol].some((kind) => value instanceof kind),
  isCryptoKey: (value) => value instanceof CryptoKey,
  isDataView: (value) => value instanceof DataView,
  isDate: (value) => value instanceof Date,
  isExternal: () => false,
  isFloat32Array: array('Float32Array'),
  isFloat64Array: array('Float64Array'),
  isGeneratorFunction: (value) => typeof value === 'function' && tag(value).endsWith('GeneratorFunction'),
  isGeneratorObject: named('Generator'),
  isInt16Array: array('Int16Array'),
  isInt32Array: array('Int32Array'),
  isInt8Array: array('Int8Array'),
  isKeyObject: (value) => value?.type === 'secret' && typeof value.export === 'function',
  isMap: (value) => value instanceof Map,
  isMapIterator: named('Map Iterator'),
  isModuleNamespaceObject: named('Module'),
  isNativeError: (value) => value instanceof Error,
  isNumberObject: (value) => value instanceof Number,
  isPromise: (value) => value instanceof Promise,
  isProxy: () => false,
  isRegExp: (value) => value instanceof RegExp,
  isSet: (value) => value instanceof Set,
  isSetIterator: named('Set Iterator'),
  isSharedArrayBuffer: () => false,
  isStringObject: (value) => value instanceof String,
  isSymbolObject: named('Symbol'),
  isTypedArray: (value) => typed(value) !== undefined,
  isUint16Array: array('Uint16Array'),
  isUint32Array: array('Uint32Array'),
  isUint8Array: (value) => value instanceof Uint8Array,
  isUint8ClampedArray: array('Uint8ClampedArray'),
  isWeakMap: (value) => value instanceof WeakMap,
  isWeakSet: (value) => value instanceof WeakSet,
};
export default types;

// Stack traces as V8 writes them, of those that the engine has: `handler@/var/task/app.js:3:9`.

import { columnsBefore } from './modules/compiled.mjs';

const nativeStack = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
const nativeCapture = Error.captureStackTrace;
const LINE = /^(.*?)@(.*?)(?::(\d+))?(?::(\d+))?$/;
/** Where frames of the runtime itself are told to be, as on Lambda. */
const RUNTIME = 'file:///var/runtime/index.mjs';

/** The frames of a trace of the engine's, without those that belong to it. */
function framesOf(trace) {
  const frames = [];
  for (const line of trace.split('\n')) {
    const parts = LINE.exec(line);
    if (!parts || parts[2].includes('initializer.js')) continue;
    let [, name, file, row, column] = parts;
    const asynchronous = /^(async|promise callback)\*/.test(name);
    name = name.replace(/^(async|promise callback)\*/, '').replace(/\/?<$/, '').replace(/^.*\/(?=[^/]+$)/, '');
    if (name.endsWith('<') || name.startsWith('virga$')) name = '';
    if (file.endsWith('managed_runtime.js')) file = RUNTIME;
    const before = row === '1' ? columnsBefore.get(file) ?? 0 : 0;
    frames.push({ name, file, row: Number(row), column: Number(column) - before, asynchronous });
  }
  return asLambda(frames);
}

/** Frames of AWS's runtime client that traces show on Lambda, too. */
const SHOWN = /^(?:_|handleOnce|module\.exports\.load|run\d*$)/;

/** What belongs to the runtime is named as on Lambda, and the loop around a handler isn't shown. */
function asLambda(frames) {
  const kept = frames.filter(({ name, file }) => file !== RUNTIME || SHOWN.test(name));
  kept.forEach((frame, index) => {
    if (frame.file !== RUNTIME) return;
    frame.name = frame.name.replace(/^run\d*$/, 'start').replace(/^module/, 'UserFunction.js.module');
    if (!frame.name.startsWith('handleOnce')) return;
    frame.name = `Runtime.${frame.name}`;
    const handler = kept[index - 1];
    if (handler?.name) handler.name = `Runtime.${handler.name.split('.').at(-1)}`;
    kept.length = index + 1;
  });
  return kept;
}

function written({ name, file, row, column, asynchronous }) {
  const place = row ? `${file}:${row}:${column || 1}` : file;
  const prefix = asynchronous && name ? 'async ' : '';
  return name ? `    at ${prefix}${name} (${place})` : `    at ${place}`;
}

function headOf(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

function traceOf(error, trace) {
  const limit = typeof Error.stackTraceLimit === 'number' ? Error.stackTraceLimit : 10;
  return [headOf(error), ...framesOf(trace).slice(0, limit).map(written)].join('\n');
}

/** What `Error.prepareStackTrace` is given. */
class CallSite {
  #frame;
  constructor(frame) {
    this.#frame = frame;
  }
  getThis() {}
  getTypeName() {
    return null;
  }
  getFunction() {}
  getFunctionName() {
    return this.#frame.name || null;
  }
  getMethodName() {
    return null;
  }
  getFileName() {
    return this.#frame.file;
  }
  getScriptNameOrSourceURL() {
    return this.#frame.file;
  }
  getLineNumber() {
    return this.#frame.row;
  }
  getColumnNumber() {
    return this.#frame.column;
  }
  getEvalOrigin() {}
  isToplevel() {
    return !this.#frame.name;
  }
  isEval() {
    return false;
  }
  isNative() {
    return false;
  }
  isConstructor() {
    return false;
  }
  isAsync() {
    return this.#frame.asynchronous;
  }
  toString() {
    return written(this.#frame).slice('    at '.length);
  }
}

/** The text of a stack, worked out once: whoever changes the message later changes no trace. */
const known = new WeakMap();

function stack(error) {
  const trace = nativeStack.get.call(error);
  if (trace === undefined) return undefined;
  let text = known.get(error);
  if (text === undefined) known.set(error, (text = traceOf(error, trace)));
  return text;
}

export function install() {
  Object.defineProperty(Error.prototype, 'stack', {
    configurable: true,
    get() {
      return stack(this);
    },
    set(value) {
      nativeStack.set.call(this, value);
    },
  });
  Error.stackTraceLimit = 10;
  Error.captureStackTrace = function captureStackTrace(target, constructor) {
    const holder = {};
    nativeCapture(holder, constructor);
    const trace = String(holder.stack);
    const prepare = Error.prepareStackTrace;
    const value = typeof prepare === 'function'
      ? prepare(target, framesOf(trace).map((frame) => new CallSite(frame)))
      : traceOf(target, trace);
    Object.defineProperty(target, 'stack', { value, writable: true, configurable: true });
  };
}

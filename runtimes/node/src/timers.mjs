// Timers as Node's are: objects that can be forgotten by the event loop.

import { begin, begun, call, end, inTurn, native } from './event_loop.mjs';

/** The longest delay, as in Node: more is one millisecond. */
const LONGEST = 2 ** 31 - 1;

let lastId = 0;
const byId = new Map();

class Timeout {
  #id = ++lastId;
  #handle;
  #callback;
  #argumentList;
  #delay;
  #repeat;
  #counted = false;
  #wanted = true;

  constructor(callback, delay, argumentList, repeat) {
    if (typeof callback !== 'function') {
      const error = new TypeError(`The "callback" argument must be of type function. Received ${callback === null ? 'null' : typeof callback}`);
      error.code = 'ERR_INVALID_ARG_TYPE';
      throw error;
    }
    this.#callback = callback;
    this.#argumentList = argumentList;
    this.#delay = delay >= 1 && delay <= LONGEST ? Math.trunc(delay) : 1;
    this.#repeat = repeat;
    this.#start();
  }

  #start() {
    byId.set(this.#id, this);
    this.#handle = native.setTimeout(() => this.#fire(), this.#delay);
    this.#count();
  }

  #fire() {
    begun();
    if (this.#handle === undefined) return;
    this.#handle = undefined;
    if (this.#repeat) this.#start();
    call(this.#callback, this.#argumentList);
    if (this.#handle === undefined) this.close();
  }

  #count() {
    const counts = this.#handle !== undefined && this.#wanted;
    if (counts === this.#counted) return;
    this.#counted = counts;
    if (counts) begin();
    else end();
  }

  close() {
    if (this.#handle !== undefined) native.clearTimeout(this.#handle);
    this.#handle = undefined;
    byId.delete(this.#id);
    this.#count();
    return this;
  }

  refresh() {
    if (this.#handle !== undefined) native.clearTimeout(this.#handle);
    this.#start();
    return this;
  }

  ref() {
    this.#wanted = true;
    this.#count();
    return this;
  }

  unref() {
    this.#wanted = false;
    this.#count();
    return this;
  }

  hasRef() {
    return this.#wanted;
  }

  [Symbol.toPrimitive]() {
    return this.#id;
  }

  [Symbol.dispose]() {
    this.close();
  }
}

// Without private members, which take the engine longer to make than all the rest: AWS's runtime client
// begins each invocation with one of these.
class Immediate {
  constructor(callback, argumentList) {
    this._wanted = true;
    this._waiting = true;
    begin();
    inTurn(() => {
      if (!this._waiting) return;
      call(callback, argumentList);
      this.close();
    });
  }

  close() {
    if (this._waiting && this._wanted) end();
    this._waiting = false;
  }

  ref() {
    if (this._waiting && !this._wanted) begin();
    this._wanted = true;
    return this;
  }

  unref() {
    if (this._waiting && this._wanted) end();
    this._wanted = false;
    return this;
  }

  hasRef() {
    return this._wanted;
  }

  [Symbol.dispose]() {
    this.close();
  }
}

export const setTimeout = (callback, delay, ...argumentList) => new Timeout(callback, delay, argumentList, false);
export const setInterval = (callback, delay, ...argumentList) => new Timeout(callback, delay, argumentList, true);
export const setImmediate = (callback, ...argumentList) => new Immediate(callback, argumentList);

export function clearTimeout(timer) {
  if (timer instanceof Timeout || timer instanceof Immediate) timer.close();
  else if (typeof timer === 'number' || typeof timer === 'string') byId.get(Number(timer))?.close();
}

export const clearInterval = clearTimeout;
export const clearImmediate = clearTimeout;

function settled(start, stop, value, { signal, ref = true } = {}) {
  return new Promise((resolve, reject) => {
    const abort = () => {
      stop(timer);
      const error = new Error('The operation was aborted', { cause: signal.reason });
      reject(Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' }));
    };
    if (signal?.aborted) return abort();
    const timer = start(() => {
      signal?.removeEventListener('abort', abort);
      resolve(value);
    });
    if (!ref) timer.unref();
    signal?.addEventListener('abort', abort, { once: true });
  });
}

async function* everyDelay(delay, value, options) {
  for (;;) yield await promises.setTimeout(delay, value, options);
}

export const promises = {
  setTimeout: (delay, value, options) => settled((callback) => setTimeout(callback, delay), clearTimeout, value, options),
  setImmediate: (value, options) => settled((callback) => setImmediate(callback), clearImmediate, value, options),
  setInterval: everyDelay,
  scheduler: {
    wait: (delay, options) => promises.setTimeout(delay, undefined, options),
    yield: () => promises.setImmediate(),
  },
};

// `util.promisify(setTimeout)` is how many sleep.
Object.defineProperty(setTimeout, Symbol.for('nodejs.util.promisify.custom'), { get: () => promises.setTimeout });
Object.defineProperty(setImmediate, Symbol.for('nodejs.util.promisify.custom'), { get: () => promises.setImmediate });

export default { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, promises };

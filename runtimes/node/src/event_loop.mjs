// What the engine's event loop doesn't tell: whether anything is still under way. Node ends a turn of
// Lambda's runtime by its event `beforeExit`, which comes when nothing is.

const native = { setTimeout: globalThis.setTimeout, setInterval: globalThis.setInterval, clearTimeout: globalThis.clearTimeout };

let underWay = 0;
let whoWaits;

/** What `setImmediate` was given, the oldest first. */
const immediates = [];
let turnComes = false;

/** What comes first in the next turn, before whatever the loop calls. */
let first;

/** Notes that something began that will go on by itself later. */
export function begin() {
  underWay += 1;
}

/** Notes that it is over. */
export function end() {
  underWay -= 1;
  if (underWay === 0 && whoWaits) takeTurn();
}

/** What becomes of a promise, which keeps the loop alive until it is settled. Who handles it handles what is answered. */
export function during(promise) {
  begin();
  return promise.then(fulfilled, failed);
}

function fulfilled(value) {
  end();
  return value;
}

function failed(error) {
  end();
  throw error;
}

/** Forgets all that is under way. */
export function forget() {
  underWay = 0;
  whoWaits = undefined;
  immediates.length = 0;
  turnComes = false;
  first = undefined;
}

/** Whether anything is under way. */
export const isEmpty = () => underWay === 0;

/** Resolves when nothing is under way, and no promise's reaction is left to run. */
export function empty() {
  return new Promise((resolve) => {
    whoWaits = resolve;
    if (underWay === 0) takeTurn();
  });
}

/** Runs `immediate` in a turn of its own, after all reactions. */
export function inTurn(immediate) {
  immediates.push(immediate);
  takeTurn();
}

/** Runs `task` as soon as all reactions have run. */
export function firstInTurn(task) {
  first = task;
  takeTurn();
}

/** Runs what comes first, if it hasn't run yet. */
export function begun() {
  const task = first;
  if (task === undefined) return;
  first = undefined;
  task();
}

/** One timer of the engine's for all that wait for a turn: each costs a wait of the host's. */
function takeTurn() {
  if (turnComes) return;
  turnComes = true;
  native.setTimeout(turn, 0);
}

function turn() {
  turnComes = false;
  begun();
  const immediate = immediates.shift();
  if (immediate) {
    if (immediates.length > 0) takeTurn();
    immediate();
    if (underWay === 0 && whoWaits) takeTurn();
  } else if (underWay === 0 && whoWaits) {
    const resolve = whoWaits;
    whoWaits = undefined;
    resolve();
  }
}

/** Runs what the loop calls: what it throws is nobody's but the process's. */
export function call(callback, argumentList) {
  try {
    callback(...argumentList);
  } catch (error) {
    uncaught(error);
  }
}

let uncaught = (error) => {
  throw error;
};

/** Sets what becomes of errors that nobody catches. */
export function onUncaught(listener) {
  uncaught = listener;
}

/** Makes the methods of a class that answer promises keep the loop alive until then. */
function keepAlive(prototype, names) {
  for (const name of names) {
    const method = prototype?.[name];
    if (typeof method !== 'function') continue;
    const { [name]: counted } = {
      [name](...argumentList) {
        return during(Reflect.apply(method, this, argumentList));
      },
    };
    Object.defineProperty(prototype, name, { value: counted, writable: true, configurable: true });
  }
}

/** Counts what the engine's own library does in the background. */
export function install() {
  const body = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'];
  for (const owner of [Response, Request, Blob]) keepAlive(owner.prototype, body);
  keepAlive(ReadableStreamDefaultReader.prototype, ['read']);
  keepAlive(ReadableStreamBYOBReader.prototype, ['read']);
  keepAlive(ReadableStream.prototype, ['pipeTo']);
  const writer = new WritableStream().getWriter();
  keepAlive(Object.getPrototypeOf(writer), ['write', 'close']);
  const ciphers = ['decrypt', 'deriveBits', 'deriveKey', 'digest', 'encrypt', 'exportKey', 'generateKey', 'importKey', 'sign', 'unwrapKey', 'verify', 'wrapKey'];
  keepAlive(SubtleCrypto.prototype, ciphers);
  ReadableStream.prototype.values = values;
  ReadableStream.prototype[Symbol.asyncIterator] = values;
}

async function* values({ preventCancel = false } = {}) {
  const reader = this.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    if (!preventCancel) reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

export { native };

// Promises that are rejected and that nobody handles, as Node tells them: after the reactions of each turn.
//
// The engine keeps them in a set and calls back when it begins to fill: see ../engine/rejections.mjs. Most that come are
// handled before the turn is over, and have left the set by then.

import { firstInTurn } from './event_loop.mjs';
import process from './node/process.mjs';

// In the engine they take the place of these two. What the runtime gives functions is another console.
const { countReset: watch, timeLog: reasonOf } = globalThis.console;
const known = Promise.resolve();

/** Those that have been told, in case that they are handled yet. */
let told = new WeakSet();

let rang = 0;
const rejected = watch();
rejected.ring = () => {
  rang += 1;
  if (rejected.size > 0) firstInTurn(tell);
};
watch(rejected.ring);
await proveMends();

/** Fails, and with it the snapshot, if the engine isn't mended as this relies on. */
async function proveMends() {
  const reasons = [{}, 'why'];
  const promises = reasons.map((reason) => Promise.reject(reason));
  const seen = {
    kept: promises.every((promise) => rejected.has(promise)),
    reasons: promises.every((promise, index) => reasonOf(promise, known) === reasons[index]) && reasonOf({}, known) === undefined,
  };
  promises[0].catch(() => {});
  seen.left = rejected.size === 1 && rejected.has(promises[1]);
  rejected.clear();
  promises[1].catch(() => {});
  seen.cameBack = rejected.has(promises[1]);
  rejected.clear();
  await null;
  seen.rang = rang === 2;
  if (Object.values(seen).includes(false)) throw new Error(`the engine's rejections aren't told: ${JSON.stringify(seen)}`);
}

/** Takes no notice of what was rejected so far. */
export function forgetRejections() {
  rejected.clear();
  told = new WeakSet();
}

let uncaught;

/** Sets what becomes of reasons that nobody listens for. */
export function onUnhandled(listener) {
  uncaught = listener;
}

function tell() {
  const promises = [...rejected];
  rejected.clear();
  for (const promise of promises) {
    try {
      tellOf(promise);
    } catch (error) {
      uncaught(error, 'uncaughtException');
    }
  }
}

function tellOf(promise) {
  if (told.delete(promise)) {
    process.emit('rejectionHandled', promise);
    return;
  }
  told.add(promise);
  const reason = reasonOf(promise, known);
  if (process.emit('unhandledRejection', reason, promise)) return;
  uncaught(isErrorLike(reason) ? reason : new UnhandledPromiseRejection(reason), 'unhandledRejection');
}

const isErrorLike = (reason) => reason instanceof Error || (typeof reason === 'object' && reason !== null && Object.hasOwn(reason, 'stack'));

class UnhandledPromiseRejection extends Error {
  constructor(reason) {
    super(`This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${described(reason)}".`);
    this.code = 'ERR_UNHANDLED_REJECTION';
  }
}
Object.defineProperty(UnhandledPromiseRejection.prototype, 'name', { value: 'UnhandledPromiseRejection', writable: true, configurable: true });

/** The reason as text, without calling what is its own. */
function described(reason) {
  if (typeof reason === 'function') return Function.prototype.toString.call(reason);
  if (typeof reason !== 'object' || reason === null) return String(reason);
  const constructor = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(reason) ?? {}, 'constructor')?.value;
  return typeof constructor === 'function' && constructor.name ? `#<${constructor.name}>` : '[object Object]';
}

// The engine keeps the promises that were rejected and have no handler in a set which scripts can't see, and tells
// nobody. Two functions that nobody needs, its own `console.countReset` and `console.timeLog`, are replaced: the one
// gives scripts the set and has a function called when it begins to fill, the other says why a promise was rejected.
// A promise that is handled too late, when it is in the set no more, comes back.

import { body, unsignedOf, wasm } from './instructions.mjs';
import { asText, only } from './module.mjs';

/** Where the engine's objects have what, in bytes. */
const SET_SIZE = 48;
/** A set's first property that isn't its own. */
const SET_PROPERTY = 104;
const PROMISE_RESULT = 24;
/** A byte of a root's that nothing uses, before what it holds. */
const UNUSED = -3;

const OBJECT = 0xffffff8cn << 32n;
const UNDEFINED = 0xffffff83n << 32n;

/** Has scripts see the promises that were rejected and have no handler. */
export function tellRejections(engine) {
  const tracker = trackerOf(engine);
  const set = rejectedSet(engine.bodies[tracker]);
  engine.bodies[engine.native('countReset')] = watching(set);
  engine.bodies[engine.native('timeLog')] = reasonOf();
  const before = engine.add(engine.types[tracker], engine.bodies[tracker]);
  engine.bodies[tracker] = tracking(set, before, engine.numberOf(engine.native('queueMicrotask')));
}

const TOLD = ['Adding an unhandled rejected promise to the promise rejection tracker failed', 'Removing an handled rejected promise'];

/** The function that is told of promises that are rejected without a handler, by what it prints when it fails. */
function trackerOf(engine) {
  const prints = TOLD.map((text) => Buffer.from(wasm.i32(engine.placeOf(text))));
  return engine.find((code) => prints.every((print) => code.includes(print)), 'functions that track rejections');
}

/** The address of the root of the set that it fills and empties. */
function rejectedSet(code) {
  const loads = [...asText(code).matchAll(/\x41([\x80-\xff]{3}[\x00-\x3f])\x28\x02\x00\x22\x04(?:\x28\x02\x00){3}\x41/g)];
  if (loads.length !== 2) throw new Error(`the engine's tracker of rejections looks into a set ${loads.length} times`);
  return unsignedOf(only([...new Set(loads.map(([, bytes]) => bytes))], 'sets of rejected promises'));
}

/**
 * `countReset(callback)`: the set. If its first property is `callback`, that is called, by a microtask, when the
 * set begins to fill.
 */
function watching(set) {
  const { i32, i64, load, loadPointer, loadValue, same, or, storeByte, storeValue, get } = wasm;
  return body(0,
    i32(set + UNUSED), i32(set), load(), loadValue(SET_PROPERTY), get(2), loadValue(16), same, storeByte,
    get(2), i32(set), loadPointer, i64(OBJECT), or, storeValue(0),
    i32(1));
}

/** `timeLog(promise, another)`: why the promise was rejected. Values that are no promises as the other have no reason. */
function reasonOf() {
  const { get, load, equal, ifValue, loadValue, i64, storeValue, i32 } = wasm;
  const kind = (value) => [get(2), load(value), load(), load(), load()];
  return body(0,
    get(2),
    kind(16), kind(24), equal, ifValue, get(2), load(16), loadValue(PROMISE_RESULT), wasm.else, i64(UNDEFINED), wasm.end,
    storeValue(0),
    i32(1));
}

/**
 * What tracks rejections: as before, but that a promise which is handled when it is in the set no more comes
 * back, and that the callback is called once the set is no longer empty.
 */
function tracking(set, tracker, queueMicrotask) {
  const { get, i32, load, loadByte, loadValue, call, isZero, differ, returns, stack, setStack, add, i64, storeValue, drop } = wasm;
  const [state, sizeBefore, values] = [3, 5, 6];
  const size = [i32(set), load(), load(SET_SIZE)];
  const track = (...how) => [get(0), get(1), get(2), how, get(4), call(tracker)];
  return body(2,
    size, wasm.set(sizeBefore),
    track(get(state)),
    i32(set + UNUSED), loadByte, isZero, wasm.if, returns, wasm.end,
    get(state), wasm.if,
    size, get(sizeBefore), differ, wasm.if, returns, wasm.end,
    track(i32(0)),
    wasm.end,
    get(sizeBefore), wasm.if, returns, wasm.end,
    size, isZero, wasm.if, returns, wasm.end,
    stack, i32(-32), add, wasm.set(values),
    get(values), setStack,
    get(values), i64(UNDEFINED), storeValue(0),
    get(values), i64(UNDEFINED), storeValue(8),
    get(values), i32(set), load(), loadValue(SET_PROPERTY), storeValue(16),
    get(0), i32(1), get(values), call(queueMicrotask), drop,
    get(values), i32(32), add, setStack);
}

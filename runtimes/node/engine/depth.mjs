// The engine counts how deep it has gone, and refuses what goes deeper than a stack might bear that is smaller than
// the host's; but where inline caches call functions it doesn't count, and overflows the host's.

import { body, wasm } from './instructions.mjs';
import { asText } from './module.mjs';

/**
 * How deep the engine may call itself, instead of 350. The host gives it 1 MiB of stack; of that a call which counts
 * takes up to 980 bytes, and one of its interpreter 3 to 5 KB, by what the optimising compiler makes of them.
 */
const DEPTH = 850;
/** As how many calls those of its interpreter count: from natives, which count for themselves, and from inline caches. */
const NATIVE_WEIGHT = 3;
const CACHE_WEIGHT = 4;
/** How many bytes of its own stack the engine leaves to what doesn't look how much is left, instead of 1024. */
const RESERVE = 64 * 1024;

/** The comparisons with the greatest depth, which are everywhere: how many, and what they compare with. */
const COMPARISONS = [
  { compared: 349, by: '[\\x4b\\x4d]', count: 192 },
  { compared: 350, by: '[\\x49\\x4f]', count: 29 },
];
/** Where the engine's context has the lowest address that its stack may reach, and how deep it is. */
const LIMIT_AT = 100;
const DEPTH_AT = 104;
/** Where it has what runs, that its last frame, and the kind of such a frame. */
const ACTIVATION_AT = 132;
const EXIT_FRAME_AT = 60;
const EXIT_FRAME = 12;
const COUNTS_DEPTH = Buffer.from(wasm.storeAt(DEPTH_AT));

/** Has the engine go deeper, and not too deep. */
export function goDeeper(engine) {
  for (const { compared, by, count } of COMPARISONS) {
    const pattern = new RegExp(`${literally(wasm.i32(compared))}(?=${by})`, 'g');
    const own = asText(wasm.i32(DEPTH - 350 + compared));
    let found = 0;
    engine.bodies.forEach((code, index) => {
      if (asText(code).search(pattern) < 0) return;
      if (!code.includes(COUNTS_DEPTH)) throw new Error('the engine compares something else with the greatest depth');
      engine.rewrite(index, (text) => text.replace(pattern, () => ((found += 1), own)));
    });
    if (found !== count) throw new Error(`the engine compares its depth with ${compared} ${found} times`);
  }
  leavesReserve(engine);
  countsCalls(engine);
}

/** Its interpreter as it begins: room for its variables, and where what a script returns to would lie. */
const INTERPRETER = /^[^]{1,12}\x23\x00\x41\xc0\x03\x6b\x22[^]\x21[^]\x20[^]\x24\x00\x20\x03\x41\x04\x6b\x22[^]\x41\x00\x36\x02\x00/;
/** What reports that it has gone too deep: an error with the number 138. */
const REPORTS = /^[^]{1,8}\x20\x00\x45\x0d\x00\x20\x00\x41\x8a\x01\x41\x00\x10[^]{2,3}\x20\x00\x28\x02\xc8\x08/;
/** How often inline caches call the interpreter. */
const CACHE_CALLS = 3;

/**
 * Has the depth counted where inline caches call the interpreter, which else nothing bounds, and has each call of
 * it count as several: it takes that much more of the host's stack than what else counts.
 */
function countsCalls(engine) {
  const interpreter = engine.find((code) => INTERPRETER.test(asText(code)), 'interpreters');
  const report = engine.find((code) => REPORTS.test(asText(code)), 'functions that report that it is too deep');
  const [number, type] = [engine.numberOf(interpreter), engine.types[interpreter]];
  const call = asText(wasm.call(number));
  const callers = (count) => engine.find((code) => asText(code).split(call).length - 1 === count, `functions that call the interpreter ${count} times`);
  const [natives, caches] = [callers(1), callers(CACHE_CALLS)];
  const redirect = (caller, own) => engine.rewrite(caller, (code) => code.split(call).join(asText(wasm.call(engine.add(type, own)))));
  redirect(natives, interpreting(number, NATIVE_WEIGHT));
  redirect(caches, interpreting(number, CACHE_WEIGHT, engine.numberOf(report)));
}

/**
 * Calls the interpreter, and counts that. With `report`, only if it isn't too deep for that; if it is, it ends as by
 * an error, without having begun.
 */
function interpreting(interpreter, weight, report) {
  const { get, set, i32, load, storeAt, add, call, stack, isLess } = wasm;
  const [context, ended] = [0, 8];
  const count = (by) => [get(context), get(context), load(DEPTH_AT), i32(by), add, storeAt(DEPTH_AT)];
  const goesOn = [[0, 1, 2, 3, 4, 5, 6, 7].map(get), call(interpreter), set(ended)];
  const isShallow = [get(context), load(LIMIT_AT), stack, isLess, get(context), load(DEPTH_AT), i32(DEPTH), isLess, wasm.and];
  // What the function would be called with lies where reports look for the kind of the frame that calls.
  const marksFrame = [get(context), load(ACTIVATION_AT), load(EXIT_FRAME_AT), i32(-4), add, i32(EXIT_FRAME), storeAt(0)];
  const refuses = [marksFrame, get(context), call(report ?? 0), i32(1), set(ended)];
  return body(1,
    count(weight),
    report === undefined ? goesOn : [isShallow, wasm.if, goesOn, wasm.else, refuses, wasm.end],
    count(-weight),
    get(ended));
}

/** The lowest addresses that its stack may reach, which it sets as it makes its context. */
function leavesReserve(engine) {
  const pair = (value) => wasm.i64(BigInt(value) << 32n | BigInt(value));
  const was = [[wasm.i32(1024), 0x36, 2, 100], [pair(1024), 0x37, 2, 92]];
  const own = [[wasm.i32(RESERVE), 0x36, 2, 100], [pair(RESERVE), 0x37, 2, 92]];
  const patterns = was.map((bytes) => Buffer.from(bytes.flat()));
  const maker = engine.find((code) => patterns.every((bytes) => code.includes(bytes)), 'functions that make a context');
  patterns.forEach((bytes, index) => {
    engine.rewrite(maker, (code) => code.split(asText(bytes)).join(asText(own[index].flat())));
  });
}

const literally = (bytes) => bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

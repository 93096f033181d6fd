// Where a builtin or the global object has a property that never changed, the engine's inline caches remember the value
// itself. But its interpreter can't use such caches: each time it takes the long way, and would make another one.

import { body, unsignedOf, wasm } from './instructions.mjs';
import { asText, only } from './module.mjs';

/** How those that make such a cache get what watches over an object's constant properties: `zone.objectFuses.getOrCreate(…)`. */
const WATCHED = /\x28\x02\x54\x41\xa8\x12\x6a(?:\x20[^]){2}\x10([\x80-\xff]{0,4}[\x00-\x7f])/g;
const CALLERS = 4;

/** Has no object watched, so that caches are made which look where the value lies. */
export function watchNoConstants(engine) {
  const calls = engine.bodies.flatMap((code) => [...asText(code).matchAll(WATCHED)].map(([, number]) => number));
  if (calls.length !== CALLERS) throw new Error(`the engine has constant properties watched in ${calls.length} places`);
  const watch = unsignedOf(only([...new Set(calls)], 'functions that watch constant properties')) - engine.imported;
  // Whoever calls it goes on as if there were no memory for more.
  engine.bodies[watch] = body(0, wasm.i32(0));
}

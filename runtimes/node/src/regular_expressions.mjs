// Unicode's properties in regular expressions (`\p{L}`): the engine is built without their tables, and takes
// an expression that names one for a mistake. Only then is it written anew, with the characters themselves.

import { keywords } from './modules/module_syntax.mjs';

const PROPERTY = /\\p\{/i;

/** A source with the properties in its regular expressions replaced by the characters that have them. */
export function withoutProperties(source) {
  if (!PROPERTY.test(source)) return source;
  const pieces = [];
  let done = 0;
  const rewrite = (from, to) => {
    const literal = source.slice(from, to);
    const slash = literal.lastIndexOf('/');
    const flags = literal.slice(slash + 1);
    if (!isAffected(literal, flags)) return;
    pieces.push(source.slice(done, from), `/${spelledOut(literal.slice(1, slash), flags)}/${flags}`);
    done = to;
  };
  for (const _ of keywords(source, rewrite));
  return pieces.join('') + source.slice(done);
}

const isAffected = (pattern, flags) => PROPERTY.test(pattern) && /[uv]/.test(flags);

/** The pattern without properties; as it was if it names one that there isn't. */
function spelledOut(pattern, flags) {
  try {
    // Loaded by the few that need it: in the snapshot it would take up room.
    return require('regexpu-core')(pattern, flags, { unicodePropertyEscapes: 'transform' });
  } catch {
    return pattern;
  }
}

/** Has `RegExp` know properties too. */
export function install() {
  const make = (target, [pattern, flags, ...rest], newTarget) => {
    const construct = (pattern) => Reflect.construct(target, [pattern, flags, ...rest], newTarget);
    try {
      return construct(pattern);
    } catch (error) {
      if (!isAffected(String(pattern), String(flags))) throw error;
      return construct(spelledOut(String(pattern), String(flags)));
    }
  };
  const known = new Proxy(RegExp, {
    apply: (target, _self, given) => (given[0] instanceof target && given[1] === undefined ? given[0] : make(target, given, target)),
    construct: make,
    // The engine tells what matched last to its own constructor alone.
    get: (target, name) => Reflect.get(target, name, target),
  });
  RegExp.prototype.constructor = known;
  globalThis.RegExp = known;
}

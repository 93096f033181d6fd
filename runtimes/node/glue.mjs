// The glue between the engine and the interfaces that it imports, as componentize-js generates it, mended:
//
// - What a call hands over is written into the component's memory and never freed, so that a function that
//   answers or writes much would run out of memory in the end. Here it is freed when the call comes back.
// - Each call describes itself for a debugger twice, and text is measured letter by letter, which an engine
//   that is interpreted itself pays dearly for.
// - The calls of each start and each invocation are those of calls.js.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splicer } from './node_modules/@bytecodealliance/componentize-js/lib/spidermonkey-embedding-splicer.js';

/** Has componentize-js generate mended glue. */
export function mendGlue() {
  const { spliceBindings } = splicer;
  splicer.spliceBindings = (...args) => {
    const spliced = spliceBindings(...args);
    return { ...spliced, jsBindings: mended(spliced.jsBindings) };
  };
}

const mended = (text) => [freesWhatItLends, saysNothing, encodesAtOnce, servesAtOnce].reduce((done, mend) => mend(done), text);

function freesWhatItLends(text) {
  return replaced(text, /\] = \$bindings;$/m, `] = (([memory, realloc, dealloc, ...imports]) => {
  let lent = [];
  const lend = (before, length, alignment, wanted) => {
    const address = realloc(before, length, alignment, wanted);
    if (wanted > 0) lent.push(address, wanted, alignment);
    return address;
  };
  const givesBack = (call) => (...args) => {
    const given = lent;
    if (given.length === 0) return call(...args);
    lent = [];
    try {
      return call(...args);
    } finally {
      for (let at = 0; at < given.length; at += 3) dealloc(given[at], given[at + 1], given[at + 2]);
    }
  };
  // What takes back what it lends by itself uses them bare.
  const withBare = (mended, bare) => Object.assign(mended, { bare });
  return [memory, withBare(lend, realloc), dealloc, ...imports.map((call) => withBare(givesBack(call), call))];
})($bindings);`);
}

const saysNothing = (text) => replaced(text, /^ *_debugLog\('\[Instruction::[^\n]*, \{\n(?: *\w+: [^\n]*\n)* *\}\);$/gm, '');

function encodesAtOnce(text) {
  return replaced(text, /^ {2}if \(s\.length === 0\)[^]*?^ {2}return res;$/m, `  if (s.length === 0) return { ptr: 1, len: 0 };
  const bytes = TEXT_ENCODER_UTF8.encode(s);
  const ptr = realloc(0, 0, 1, bytes.length);
  new Uint8Array(memory.buffer, ptr, bytes.length).set(bytes);
  return { ptr, len: bytes.length };`);
}

/** The calls of calls.js, by the interfaces that they are in. */
const CALLS = { runtime_api_0_1_0: ['next', 'response'], function_code_0_1_0: ['variables', 'look', 'read'] };

function servesAtOnce(text) {
  const calls = readFileSync(join(import.meta.dirname, 'calls.js'), 'utf8');
  const names = Object.entries(CALLS).flatMap(([where, calls]) => calls.map((call) => [call, `import_virga_runtime_${where}$${call}`]));
  const host = names.map(([call, name]) => `${call}: $${name}.bare`).join(', ');
  const made = `contentGlobal.Function('$memory', '$realloc', '$dealloc', 'host', ${JSON.stringify(calls)})($memory, $realloc.bare, $dealloc, { ${host} })`;
  return names.reduce((done, [call, name]) => {
    const whole = new RegExp(`^function ${name.replace('$', '\\$')}\\([^)]*\\) \\{\n[^]*?^\\}$`, 'm');
    return replaced(done, whole, `const ${name} = calls.${call};`);
  }, replaced(text, /^const TEXT_ENCODER_UTF8 .*$/m, `const TEXT_ENCODER_UTF8 = new TextEncoder();\n\nconst calls = ${made};\ncontentGlobal.virga$standIn = calls.standIn;\n`));
}

function replaced(text, pattern, replacement) {
  const done = text.replace(pattern, () => replacement);
  if (done === text) throw new Error(`componentize-js generates other glue than it did: nothing matches ${pattern}`);
  return done;
}

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

function servesAtOnce(text) {
  const calls = readFileSync(join(import.meta.dirname, 'calls.js'), 'utf8');
  const mends = {
    runtime_api_0_1_0$next: 'return takeInvocation();',
    runtime_api_0_1_0$response: 'handOver(arg0, arg2);',
    function_code_0_1_0$variables: 'return takeVariables();',
    function_code_0_1_0$look: 'return lookAt(arg0);',
    function_code_0_1_0$read: 'return readFile(arg0);',
  };
  return Object.entries(mends).reduce((done, [call, body]) => {
    const whole = new RegExp(`(?<=^function import_virga_runtime_${call.replace('$', '\\$')}\\([^)]*\\) \\{\n)[^]*?(?=^\\}$)`, 'm');
    return replaced(done, whole, `  ${body}\n`);
  }, replaced(text, /^const TEXT_ENCODER_UTF8 .*$/m, `const TEXT_ENCODER_UTF8 = new TextEncoder();\n\n${calls}`));
}

function replaced(text, pattern, replacement) {
  const done = text.replace(pattern, () => replacement);
  if (done === text) throw new Error(`componentize-js generates other glue than it did: nothing matches ${pattern}`);
  return done;
}

// A component without the names that its parts have for a debugger.

import { unsigned } from './engine/instructions.mjs';

const HEAD = 8;
const CUSTOM = 0;
/** Sections that are modules or components themselves. */
const NESTED = [1, 4];
const NAMES = ['name', 'component-name', 'producers'];

/** The same component, or module, without its names. */
export function withoutNames(binary, isComponent = true) {
  const parts = [binary.subarray(0, HEAD)];
  for (let at = HEAD; at < binary.length; ) {
    const id = binary[at];
    const { value: length, next: begin } = number(binary, at + 1);
    const content = binary.subarray(begin, begin + length);
    at = begin + length;
    if (id === CUSTOM && NAMES.includes(nameOf(content))) continue;
    const own = isComponent && NESTED.includes(id) ? withoutNames(content, id === NESTED[1]) : content;
    parts.push(Uint8Array.from([id, ...unsigned(own.length)]), own);
  }
  return Buffer.concat(parts);
}

function nameOf(content) {
  const { value: length, next } = number(content, 0);
  return Buffer.from(content.subarray(next, next + length)).toString();
}

/** A number in LEB128, and where what follows it begins. */
function number(bytes, at) {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[at++];
    value += (byte & 127) * scale;
    if (byte < 128) return { value, next: at };
  }
}

// The engine as a WebAssembly module, taken apart as far as it is mended: its functions, the table that natives are
// called by, and the memory that it begins with.

import { unsigned } from './instructions.mjs';

const HEAD = 8;
const FUNCTIONS = 3;
const ELEMENTS = 9;
const CODE = 10;
const DATA = 11;
const IMPORTS = 2;

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  get ended() {
    return this.at === this.bytes.length;
  }
  unsigned() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }
  sized() {
    return this.take(this.unsigned());
  }
  /** A list of what `read` reads. */
  list(read) {
    return Array.from({ length: this.unsigned() }, () => read(this));
  }
  /** An address that is known beforehand: `i32.const …; end`. */
  address() {
    this.expect(0x41, 'an address that is computed');
    const address = this.unsigned();
    this.expect(0x0b, 'an address that is computed');
    return address;
  }
  expect(byte, otherwise) {
    if (this.bytes[this.at++] !== byte) throw new Error(`the engine has ${otherwise}, which its mends don't know`);
  }
}

/** A module or a component, taken apart. */
export function takenApart(bytes) {
  const reader = new Reader(bytes);
  const head = reader.take(HEAD);
  const sections = [];
  while (!reader.ended) sections.push({ id: reader.take(1)[0], content: reader.sized() });
  return { head, sections };
}

/** The same, put together. */
export const putTogether = ({ head, sections }) =>
  Buffer.concat([head, ...sections.flatMap(({ id, content }) => [Buffer.from([id, ...unsigned(content.length)]), content])]);

/** What a custom section is called. */
export const nameOf = ({ content }) => Buffer.from(new Reader(content).sized()).toString();

export class WasmModule {
  constructor(bytes) {
    const { head, sections } = takenApart(bytes);
    this.head = head;
    this.sections = sections;
    /** How many functions are imported, which come before those of the module in the table. */
    this.imported = this.#read(IMPORTS).list(importedKind).filter((kind) => kind === 0).length;
    /** The types of the module's own functions, by their numbers. */
    this.types = this.#read(FUNCTIONS).list((types) => types.unsigned());
    /** Their code: what they declare of locals, and instructions. */
    this.bodies = this.#read(CODE).list((bodies) => bodies.sized());
    /** The functions that are called by a place in the table. */
    this.table = [];
    this.#read(ELEMENTS).list((elements) => this.#element(elements));
    /** What the memory begins with. */
    this.memory = Buffer.alloc(1 << 23);
    this.#read(DATA).list((data) => this.#piece(data));
  }

  #read(id) {
    return new Reader(this.sections.find((section) => section.id === id).content);
  }

  #element(elements) {
    elements.expect(0, 'a second table');
    const first = elements.address();
    elements.list((list) => list.unsigned()).forEach((index, at) => (this.table[first + at] = index - this.imported));
  }

  #piece(data) {
    data.expect(0, 'data that is laid out later');
    const address = data.address();
    this.memory.set(data.sized(), address);
  }

  /** Adds a function of this type. Answers the number by which it is called. */
  add(type, body) {
    this.types.push(type);
    this.bodies.push(body);
    return this.numberOf(this.bodies.length - 1);
  }

  /** The one function whose code is so, by its place among the module's functions. */
  find(isSo, what) {
    return only(this.bodies.flatMap((code, index) => (isSo(code) ? [index] : [])), what);
  }

  /** The native function that scripts call by this name. */
  native(name) {
    const place = this.placeOf(`\0${name}\0`) + 1;
    const specifications = [];
    for (let at = 0; at + 24 <= this.memory.length; at += 4) {
      if (this.memory.readUInt32LE(at) === place) specifications.push(at);
    }
    const index = this.table[this.memory.readUInt32LE(only(specifications, `natives named ${name}`) + 4)];
    if (this.table.filter((other) => other === index).length !== 1) throw new Error(`the engine calls ${name} by other names, too`);
    return index;
  }

  /** Where the text lies in the memory, in which it is once. */
  placeOf(text) {
    const first = this.memory.indexOf(text);
    if (first < 0 || this.memory.indexOf(text, first + 1) >= 0) throw new Error(`the engine has the text ${text} not once`);
    return first;
  }

  /** Changes a function's code, as text of its bytes. */
  rewrite(index, change) {
    this.bodies[index] = Buffer.from(change(asText(this.bodies[index])), 'latin1');
  }

  /** The number by which a function of the module is called. */
  numberOf(index) {
    return this.imported + index;
  }

  /** The module as bytes. */
  toBytes() {
    const functions = Buffer.from([this.types.length, ...this.types].flatMap(unsigned));
    const bodies = this.bodies.flatMap((body) => [Buffer.from(unsigned(body.length)), body]);
    const code = Buffer.concat([Buffer.from(unsigned(this.bodies.length)), ...bodies]);
    const changed = { [FUNCTIONS]: functions, [CODE]: code };
    const sections = this.sections.map(({ id, content }) => ({ id, content: changed[id] ?? content }));
    return putTogether({ head: this.head, sections });
  }
}

function importedKind(imports) {
  imports.sized();
  imports.sized();
  const [kind] = imports.take(1);
  if (kind !== 0) throw new Error('the engine imports other things than functions, which its mends don\'t know');
  imports.unsigned();
  return kind;
}

export const asText = (bytes) => Buffer.from(bytes).toString('latin1');

/** The one thing that was found; fails if there are others or none. */
export function only(found, what) {
  if (found.length !== 1) throw new Error(`the engine is otherwise than it was: it has ${found.length} ${what}`);
  return found[0];
}

// WebAssembly's instructions, as bytes.

/** Bytes of a number in LEB128. */
export function unsigned(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

/** The number that a text of such bytes stands for. */
export const unsignedOf = (text) => [...text].reduceRight((value, byte) => value * 128 + (byte.charCodeAt(0) & 127), 0);

/** Bytes of a signed number in LEB128. */
export function signed(value) {
  let rest = BigInt(value);
  const bytes = [];
  for (; rest > 63n || rest < -64n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest & 127n)];
}

/** Those that the new functions are made of. */
export const wasm = {
  get: (local) => [0x20, local],
  set: (local) => [0x21, local],
  tee: (local) => [0x22, local],
  i32: (value) => [0x41, ...signed(value)],
  i64: (value) => [0x42, ...signed(BigInt.asIntN(64, value))],
  load: (offset = 0) => [0x28, 2, ...unsigned(offset)],
  loadByte: [0x2d, 0, 0],
  loadValue: (offset = 0) => [0x29, 3, ...unsigned(offset)],
  /** A pointer, in the place of the value's that has it. */
  loadPointer: [0x35, 2, 0],
  storeAt: (offset) => [0x36, 2, ...unsigned(offset)],
  storeByte: [0x3a, 0, 0],
  storeValue: (offset = 0) => [0x37, 3, ...unsigned(offset)],
  call: (index) => [0x10, ...unsigned(index)],
  stack: [0x23, 0],
  setStack: [0x24, 0],
  isZero: [0x45],
  equal: [0x46],
  differ: [0x47],
  same: [0x51],
  isLess: [0x49],
  add: [0x6a],
  and: [0x71],
  or: [0x84],
  drop: [0x1a],
  returns: [0x0f],
  if: [0x04, 0x40],
  ifValue: [0x04, 0x7e],
  else: [0x05],
  end: [0x0b],
};

/** A function's code with so many further locals, which are numbers of 32 bits. */
export function body(locals, ...instructions) {
  return Buffer.from([...(locals > 0 ? [1, locals, 0x7f] : [0]), ...instructions.flat(Infinity), ...wasm.end]);
}

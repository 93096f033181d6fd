const { inspect } = require('node:util');

const nested = (open, inside, close) => (depth) => new Function('f', open.repeat(depth) + inside + close.repeat(depth));

/** Calls itself through something of the language's, so deep. */
const through = (call) => {
  const self = (depth) => (depth === 0 ? 1 : call(() => self(depth - 1), depth));
  return self;
};

/** What can be nested as deeply as somebody wants. */
const nesting = {
  blocks: nested('{', '', '}'),
  branches: nested('if (f) {', '', '}'),
  parentheses: nested('(', 'f', ')'),
  functions: nested('return function () {', '', '}'),
  arrays: nested('[', '', ']'),
  unary: nested('- ', 'f', ''),
  expressions: (depth) => new RegExp('('.repeat(depth) + ')'.repeat(depth)).test(''),
  groups: (depth) => new RegExp('(?:a|'.repeat(depth) + 'b' + ')'.repeat(depth)).test('b'),
  parsed: (depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)),
  written: (depth) => JSON.stringify(nesting.parsed(depth)),
  revived: (depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth), (_key, value) => value),
  calls: through((call) => 1 + call()),
  sorts: through((call) => [1, 2].sort(call)),
  pieces: through((call) => [1].flatMap(call)),
  entries: through((call) => new Map([[1, 1]]).forEach(call)),
  lists: through((call) => Array.from([1], call)),
  texts: through((call) => `${{ toString: () => `${call()}` }}`),
  replaced: through((call) => 'a'.replace('a', call)),
  read: through((call) => ({ get value() { return call(); } }).value),
  proxies: (depth) => {
    let proxy = { value: 1 };
    for (let layer = 0; layer < depth; layer += 1) proxy = new Proxy(proxy, { get: (target, name) => target[name] });
    return proxy.value;
  },
  flattened: (depth) => {
    let list = [];
    for (let layer = 0; layer < depth; layer += 1) list = [list];
    return list.flat(Infinity);
  },
  inspected: (depth) => {
    let object = {};
    for (let layer = 0; layer < depth; layer += 1) object = { object };
    return inspect(object, { depth: Infinity });
  },
};

function outcome(nest, depth) {
  try {
    nest(depth);
    return 'fine';
  } catch ({ message }) {
    return message;
  }
}

/** What comes of each of them so deep, after calls enough that the engine takes its quickest way. */
exports.handler = async ({ depth }) => {
  const came = {};
  for (const [name, nest] of Object.entries(nesting)) {
    for (let call = 0; call < 30; call += 1) nest(10);
    came[name] = outcome(nest, depth);
  }
  return came;
};

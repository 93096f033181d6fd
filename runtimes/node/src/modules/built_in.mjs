// What `require` and `import` find without a file: Node's own modules, and the packages that the runtime
// carries as Lambda's does.

const builtins = new Map();
const packages = new Map();

/** Says what a name of Node's stands for. */
export function provide(name, exports) {
  builtins.set(name, exports);
}

/** Says which package is carried: `load` answers its exports. */
export function carry(name, load) {
  packages.set(name, load);
}

/** One of Node's own modules, with or without `node:`. */
export const builtin = (specifier) => builtins.get(specifier.startsWith('node:') ? specifier.slice(5) : specifier);

export const builtinNames = () => [...builtins.keys()];

/** A package that is carried. */
export const carried = (name) => packages.get(name)?.();

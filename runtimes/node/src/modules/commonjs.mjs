// `require`: CommonJS modules, JSON files, and what the runtime brings along.

import { readText } from '../filesystem.mjs';
import { dirname, resolve as absolute } from '../node/path.mjs';
import { builtin, builtinNames, carried } from './built_in.mjs';
import { looksLikeModule, withoutImportCalls } from './es_syntax.mjs';
import { compiled } from './compiled.mjs';
import { coded, globalPaths, lookupPaths, manifest, resolveRequire, scope } from './resolution.mjs';

/** What `parent` is kept under, as in Node: the property itself belongs to all modules. */
const PARENT = Symbol('kModuleParent');

export class Module {
  constructor(id = '', parent) {
    this.id = id;
    this.path = dirname(id);
    this.exports = {};
    this.filename = id;
    this.loaded = false;
    this.children = [];
    this.paths = [];
    this[PARENT] = parent;
    parent?.children?.push(this);
  }

  get parent() {
    return this[PARENT];
  }

  set parent(value) {
    this[PARENT] = value;
  }

  require(specifier) {
    return load(specifier, this);
  }

  _compile(source, filename) {
    run(this, source, filename);
  }
}

/** Modules that are loaded or being loaded, by file. */
export const cache = Object.create(null);

const extensions = Object.assign(Object.create(null), {
  '.js': (module, filename) => run(module, sourceOf(filename), filename),
  '.json': (module, filename) => {
    try {
      module.exports = JSON.parse(readText(filename).replace(/^\uFEFF/, ''));
    } catch (error) {
      if (error instanceof SyntaxError) error.message = `${filename}: ${error.message}`;
      throw error;
    }
  },
  '.node': (_module, filename) => {
    throw coded(Error, 'ERR_DLOPEN_FAILED', `${filename}: native addons can't be loaded: this runtime is WebAssembly`);
  },
});

/** How ES modules are loaded; set by whoever knows. */
let requireEsModule;
let importFrom;

export function connect(connections) {
  ({ requireEsModule, importFrom } = connections);
}

/** Whether a file is an ES module, by its name, its package or what it contains. */
export function isEsModule(filename) {
  if (filename.endsWith('.mjs')) return true;
  if (!filename.endsWith('.js')) return false;
  const owner = scope(dirname(filename));
  const type = owner && manifest(owner).type;
  if (type === 'module') return true;
  if (type === 'commonjs' || owner?.includes('/node_modules/')) return false;
  seen = { filename, source: readText(filename) };
  return looksLikeModule(seen.source);
}

/** The file that was last looked into to learn what it is: it is loaded next. */
let seen;

function sourceOf(filename) {
  const source = seen?.filename === filename ? seen.source : readText(filename);
  seen = undefined;
  return source;
}

function run(module, source, filename) {
  const text = withoutImportCalls(source.startsWith('#!') ? `//${source.slice(2)}` : source);
  const body = compiled(`(function (exports, require, module, __filename, __dirname, virga$import) {${text}\n})`, text, filename, filename);
  const dynamicImport = (specifier) => importFrom(specifier, filename);
  body.call(module.exports, module.exports, requireOf(module), module, filename, dirname(filename), dynamicImport);
}

function notFound(specifier, parent) {
  const stack = [];
  for (let module = parent; module?.filename; module = module.parent) stack.push(module.filename);
  const required = stack.length > 0 ? `\nRequire stack:\n- ${stack.join('\n- ')}` : '';
  const error = coded(Error, 'MODULE_NOT_FOUND', `Cannot find module '${specifier}'${required}`);
  return Object.assign(error, { requireStack: stack });
}

export function resolveFilename(specifier, parent, { paths } = {}) {
  if (typeof specifier !== 'string') {
    throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "id" argument must be of type string. Received ${specifier === null ? 'null' : typeof specifier}`);
  }
  if (specifier === '') {
    throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'id' must be a non-empty string. Received ''`);
  }
  if (builtin(specifier) !== undefined) return specifier;
  for (const from of paths ?? [parent?.path ?? '/var/task']) {
    const found = resolveRequire(specifier, absolute('/var/task', from));
    if (found) return found;
  }
  if (specifier.startsWith('node:')) {
    throw coded(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`);
  }
  if (carried(specifier) !== undefined) return `/var/runtime/node_modules/${specifier}`;
  throw notFound(specifier, parent);
}

export function load(specifier, parent) {
  const known = builtin(specifier);
  if (known !== undefined) return known;
  const filename = resolveFilename(specifier, parent);
  if (filename.startsWith('/var/runtime/')) return carried(filename.slice('/var/runtime/node_modules/'.length));
  return loadFile(filename, parent);
}

export function loadFile(filename, parent) {
  const known = cache[filename];
  if (known) {
    if (parent && !parent.children.includes(known)) parent.children.push(known);
    return known.exports;
  }
  if (isEsModule(filename)) return requireEsModule(filename);
  const module = new Module(filename, parent);
  module.paths = lookupPaths(module.path);
  cache[filename] = module;
  let whole = false;
  try {
    const dot = filename.lastIndexOf('.');
    (extensions[dot < 0 ? '.js' : filename.slice(dot)] ?? extensions['.js'])(module, filename);
    whole = true;
  } finally {
    if (!whole) delete cache[filename];
  }
  module.loaded = true;
  return module.exports;
}

let main;

/** Forgets which modules are loaded. */
export function forgetModules() {
  for (const filename of Object.keys(cache)) delete cache[filename];
  main = undefined;
  seen = undefined;
}

/** The `require` of a module. */
export function requireOf(module) {
  main ??= module;
  const require = (specifier) => {
    if (specifier === '' || typeof specifier !== 'string') resolveFilename(specifier, module);
    return load(specifier, module);
  };
  require.resolve = (specifier, options) => resolveFilename(specifier, module, options);
  require.resolve.paths = (specifier) => (builtin(specifier) === undefined ? lookupPaths(module.path) : null);
  return Object.assign(require, { cache, extensions, main });
}

/** The `require` of whoever is in this file or folder. */
export function createRequire(place) {
  const text = String(place);
  const path = text.startsWith('file:') ? decodeURIComponent(new URL(text).pathname) : text;
  if (!path.startsWith('/')) {
    throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'filename' must be a file URL object, file URL string, or absolute path string. Received '${text}'`);
  }
  return requireOf(new Module(path.endsWith('/') ? `${path}noop.js` : path));
}

Object.assign(Module, {
  Module,
  createRequire,
  builtinModules: builtinNames(),
  isBuiltin: (name) => builtin(name) !== undefined,
  globalPaths,
  _cache: cache,
  _extensions: extensions,
  _load: load,
  _resolveFilename: resolveFilename,
  _nodeModulePaths: lookupPaths,
  syncBuiltinESMExports() {},
  register() {
    throw coded(Error, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', 'module.register is not supported by this runtime');
  },
});


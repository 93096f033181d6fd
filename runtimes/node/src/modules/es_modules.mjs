// ES modules: loaded with all that they import, then linked, then evaluated in order, as the language says.

import { readText } from '../filesystem.mjs';
import { dirname } from '../node/path.mjs';
import { builtin, carried } from './built_in.mjs';
import { connect, isEsModule, loadFile } from './commonjs.mjs';
import { compiled } from './compiled.mjs';
import { analysed } from './es_syntax.mjs';
import { coded, isFile, resolveImport } from './resolution.mjs';

const PARAMETERS = 'virga$scope, virga$exports, virga$imports, virga$import, virga$meta, virga$done';

/** Modules by the file or name that they were found under. */
const known = new Map();

/** Forgets which modules are loaded. */
export function forgetEsModules() {
  known.clear();
}

const urlOf = (path) => new URL(`file://${path.split('/').map(encodeURIComponent).join('/')}`).href;

/** What isn't an ES module, as one: a `default`, and what of it has a name. */
class Foreign {
  evaluated = true;
  #namespace;

  constructor(produce) {
    this.produce = produce;
  }

  get namespace() {
    this.#namespace ??= foreignNamespace(this.produce());
    return this.#namespace;
  }

  link() {}
  evaluate() {
    void this.namespace;
  }

  /** The value of an export, which doesn't change any more. */
  export(name, specifier) {
    if (name in this.namespace) return { get: () => this.namespace[name], settled: true };
    throw new SyntaxError(`Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, which may not support all module.exports as named exports.`);
  }
}

function foreignNamespace(value) {
  const namespace = Object.create(null);
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
    for (const name of Object.keys(value).filter((name) => name !== 'default')) {
      Object.defineProperty(namespace, name, { enumerable: true, get: () => value[name] });
    }
  }
  Object.defineProperty(namespace, 'default', { enumerable: true, configurable: true, value });
  Object.defineProperty(namespace, 'module.exports', { enumerable: true, value });
  return Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' });
}

function valueOf({ dependency, imported, specifier }) {
  return imported === '*' ? dependency.namespace : dependency.export(imported, specifier).get();
}

/** A module of the language. */
class EsModule {
  evaluated = false;
  exports = new Map();
  namespace = Object.create(null);
  #linked = false;
  #evaluation;
  #awaits = false;
  #body;

  constructor(path) {
    this.path = path;
    this.url = urlOf(path);
    this.syntax = analysed(readText(path).replace(/^#!/, '//'));
    this.dependencies = new Map();
    for (const { exported, settled } of this.syntax.exports) this.exports.set(exported, { settled });
    for (const { specifier, imported, exported } of this.syntax.indirect) {
      const dependency = () => this.dependencies.get(specifier);
      const get = () => (imported === '*' ? dependency().namespace : dependency().export(imported, specifier).get());
      this.exports.set(exported, { get, settled: false });
    }
  }

  /** Finds what it imports, and makes ready what that imports. */
  connect() {
    for (const { specifier, type } of this.syntax.requests) {
      this.dependencies.set(specifier, found(specifier, this.path, type));
    }
  }

  link() {
    if (this.#linked) return;
    this.#linked = true;
    for (const dependency of this.dependencies.values()) dependency.link();
    this.#instantiate();
  }

  /** Makes the module's variables and functions, and runs nothing of it yet. */
  #instantiate() {
    const { syntax } = this;
    const settled = [];
    const live = Object.create(null);
    let isLive = false;
    for (const { specifier, imported, local } of syntax.imports) {
      const dependency = this.dependencies.get(specifier);
      if (imported === '*' || dependency instanceof Foreign || dependency.isSettled(imported, specifier)) {
        settled.push({ local, dependency, imported, specifier });
      } else {
        isLive = true;
        Object.defineProperty(live, local, { get: () => dependency.export(imported, specifier).get() });
      }
    }
    const getters = syntax.exports.map(({ exported, local }) => `${JSON.stringify(exported)}: () => ${local}`);
    const locals = settled.map(({ local }) => local);
    const variables = locals.length > 0 ? `let ${locals.join(', ')};` : '';
    const assignment = locals.length > 0 ? `({${locals.join(', ')}} = virga$imports());` : '';
    const prologue = `"use strict"; ${variables} virga$exports({${getters.join(', ')}}); yield; ${assignment}`;
    const factory = this.#factory(prologue, isLive);
    this.#body = factory(
      live,
      (getters) => this.#export(getters),
      () => Object.fromEntries(settled.map((binding) => [binding.local, valueOf(binding)])),
      (specifier) => importFrom(specifier, this.path),
      this.#meta(),
      () => {
        this.evaluated = true;
      },
    );
    this.#body.next();
  }

  /** The module as a function, which awaits if the source does at its top. */
  #factory(prologue, isLive) {
    const { text } = this.syntax;
    const sourceOf = (kind, text) => {
      const made = `return (${kind} () {${prologue}${text}\n;virga$done()\n}).call(undefined)`;
      return `(function (${PARAMETERS}) { ${isLive ? `with (virga$scope) { ${made} }` : made} })`;
    };
    const compile = (kind, text) => compiled(sourceOf(kind, text), text, this.path, this.url);
    if (!/(?<![.\w$])await(?![\w$])/.test(text)) return compile('function*', text);
    try {
      // Outside of asynchronous functions `await` is an ordinary name: nothing can follow it but this.
      const plain = text.replace(/(?<![.\w$])await(?=\s*[([`+\-/])/g, 'await 0 || ');
      const factory = compile('function*', plain);
      return plain === text ? factory : compile('function*', text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.#awaits = true;
      return compile('async function*', text);
    }
  }

  #meta() {
    const { path, url } = this;
    return Object.assign(Object.create(null), {
      dirname: dirname(path),
      filename: path,
      resolve: (specifier) => locate(specifier, path).url,
      url,
    });
  }

  #export(getters) {
    for (const [name, get] of Object.entries(getters)) this.exports.get(name).get = get;
    for (const name of [...this.names()].sort()) {
      Object.defineProperty(this.namespace, name, { enumerable: true, configurable: true, get: () => this.export(name).get() });
    }
    Object.defineProperty(this.namespace, Symbol.toStringTag, { value: 'Module' });
  }

  /** The names that it exports, with those it hands on. */
  names(seen = new Set()) {
    const names = new Set(this.exports.keys());
    if (seen.has(this)) return names;
    seen.add(this);
    for (const specifier of this.syntax.stars) {
      const dependency = this.dependencies.get(specifier);
      const others = dependency instanceof Foreign ? Object.keys(dependency.namespace) : dependency.names(seen);
      for (const name of others) if (name !== 'default' && name !== 'module.exports') names.add(name);
    }
    return names;
  }

  /** What stands behind an export: `get` answers its value of now. */
  export(name, specifier = this.url, seen = new Set()) {
    const own = this.exports.get(name);
    if (own) return own;
    seen.add(this);
    for (const star of name === 'default' ? [] : this.syntax.stars) {
      const dependency = this.dependencies.get(star);
      if (seen.has(dependency)) continue;
      if (dependency instanceof Foreign ? name in dependency.namespace : dependency.names().has(name)) {
        return dependency.export(name, star, seen);
      }
    }
    throw new SyntaxError(`The requested module '${specifier}' does not provide an export named '${name}'`);
  }

  /** Whether an export has its last value once the module is evaluated, and it will be when it is asked. */
  isSettled(name, specifier) {
    return this.export(name, specifier).settled && this.#body !== undefined;
  }

  /** Evaluates what it imports, and then itself: a promise, if something awaits at its top. */
  evaluate() {
    this.#evaluation ??= this.#evaluateOnce();
    return this.#evaluation.promise;
  }

  #evaluateOnce() {
    const evaluation = (this.#evaluation = { promise: undefined });
    const waits = [];
    for (const dependency of this.dependencies.values()) {
      const wait = waits.length > 0 ? waits.at(-1).then(() => dependency.evaluate()) : dependency.evaluate();
      if (wait) waits.push(wait);
    }
    if (waits.length > 0) {
      evaluation.promise = Promise.all(waits).then(() => this.#run());
      evaluation.promise.catch(() => {});
      return evaluation;
    }
    try {
      evaluation.promise = this.#run();
    } catch (error) {
      evaluation.promise = Promise.reject(error);
      evaluation.promise.catch(() => {});
      evaluation.failed = { error };
    }
    return evaluation;
  }

  #run() {
    const step = this.#body.next();
    if (!this.#awaits) return undefined;
    step.catch(() => {});
    return this.evaluated ? undefined : step.then(() => undefined);
  }

  get failure() {
    return this.#evaluation?.failed;
  }
}

/** Where a specifier leads: a file with its URL, or what is built in or carried. */
function locate(specifier, from) {
  const own = builtin(specifier);
  if (own !== undefined) return { url: `node:${specifier.replace(/^node:/, '')}`, foreign: () => own };
  if (/^(?:https?|node|data):/.test(specifier)) {
    if (specifier.startsWith('node:')) throw coded(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`);
    throw coded(Error, 'ERR_UNSUPPORTED_ESM_URL_SCHEME', `Only URLs with a scheme in: file and node are supported by this runtime's ES module loader. Received protocol '${new URL(specifier).protocol}'`);
  }
  const path = resolveImport(specifier, dirname(from));
  if (path && isFile(path)) return { url: urlOf(path), path };
  const brought = carried(specifier);
  if (brought !== undefined) return { url: urlOf(`/var/runtime/node_modules/${specifier}`), foreign: () => brought };
  const what = /^[./]/.test(specifier) ? `Cannot find module '${new URL(specifier, `file://${from}`).pathname}'` : `Cannot find package '${specifier.replace(/^((?:@[^/]+\/)?[^/]+).*$/, '$1')}'`;
  throw coded(Error, 'ERR_MODULE_NOT_FOUND', `${what} imported from ${from}`);
}

/** The module that a specifier leads to, with all that it needs. */
function found(specifier, from, type) {
  const { path, url, foreign } = locate(specifier, from);
  const there = known.get(url);
  if (there) return there;
  if (foreign) return remember(url, new Foreign(foreign));
  if (path.endsWith('.json') && type !== 'json') {
    throw coded(TypeError, 'ERR_IMPORT_ATTRIBUTE_MISSING', `Module "${url}" needs an import attribute of "type: json"`);
  }
  if (!isEsModule(path)) return remember(url, new Foreign(() => loadFile(path)));
  return opened(path, url);
}

function remember(url, module) {
  known.set(url, module);
  return module;
}

function opened(path, url) {
  const module = remember(url, new EsModule(path));
  try {
    module.connect();
  } catch (error) {
    known.delete(url);
    throw error;
  }
  return module;
}

/** `import()` from this file. */
export async function importFrom(specifier, from) {
  const module = found(String(specifier), from, 'json');
  module.link();
  await module.evaluate();
  return module.namespace;
}

/** `require` of an ES module: possible unless it awaits at its top. */
function requireEsModule(path) {
  const url = urlOf(path);
  const module = known.get(url) ?? opened(path, url);
  module.link();
  const wait = module.evaluate();
  if (module.failure) throw module.failure.error;
  if (wait && !module.evaluated) {
    throw coded(Error, 'ERR_REQUIRE_ASYNC_MODULE', 'require() cannot be used on an ESM graph with top-level await. Use import() instead.');
  }
  const { namespace } = module;
  return 'module.exports' in namespace ? namespace['module.exports'] : namespace;
}

connect({ requireEsModule, importFrom });

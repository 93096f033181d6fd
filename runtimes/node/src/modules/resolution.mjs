// Where a specifier leads: Node's algorithms for `require` and `import`, as its documentation has them.

import { kindOf, readText } from '../filesystem.mjs';
import { dirname, resolve as absolute } from '../node/path.mjs';

const EXTENSIONS = ['.js', '.json', '.node'];
const manifests = new Map();
const scopes = new Map();

/** Forgets which packages there are. */
export function forgetPackages() {
  manifests.clear();
  scopes.clear();
}

export const isFile = (path) => kindOf(path) === 'file';
export const isDirectory = (path) => kindOf(path) === 'directory';

/** A package's `package.json`, if the folder has one that can be read. */
export function manifest(folder) {
  let known = manifests.get(folder);
  if (known === undefined) {
    const path = `${folder}/package.json`;
    known = null;
    if (isFile(path)) {
      try {
        known = JSON.parse(readText(path));
      } catch (error) {
        throw coded(Error, 'ERR_INVALID_PACKAGE_CONFIG', `Invalid package config ${path}. ${error.message}`);
      }
    }
    manifests.set(folder, known);
  }
  return known;
}

/** The nearest folder that has a `package.json`: a package's. */
export function scope(path) {
  let known = scopes.get(path);
  if (known === undefined) scopes.set(path, (known = scopeFrom(path) ?? null));
  return known ?? undefined;
}

function scopeFrom(path) {
  for (let folder = path; ; folder = dirname(folder)) {
    if (folder.endsWith('/node_modules')) return undefined;
    if (manifest(folder)) return folder;
    // Above these there is nothing but folders.
    if (folder === '/var/task' || folder.lastIndexOf('/') <= 0) return undefined;
  }
}

export function coded(Kind, code, message) {
  return Object.assign(new Kind(message), { code });
}

function notExported(subpath, folder, conditions) {
  const what = subpath === '.' ? 'No "exports" main defined' : `Package subpath '${subpath}' is not defined by "exports"`;
  void conditions;
  return coded(Error, 'ERR_PACKAGE_PATH_NOT_EXPORTED', `${what} in ${folder}/package.json`);
}

/** What an entry of `exports` or `imports` comes to under these conditions. */
function target(value, conditions, star) {
  if (typeof value === 'string') return star === undefined ? value : value.replaceAll('*', star);
  if (Array.isArray(value)) {
    for (const option of value) {
      const found = target(option, conditions, star);
      if (found) return found;
    }
    return undefined;
  }
  if (!value) return value;
  for (const [condition, option] of Object.entries(value)) {
    if (condition !== 'default' && !conditions.includes(condition)) continue;
    const found = target(option, conditions, star);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The entry of a map of subpaths for `key`: the same, or the longest pattern that fits. */
function mapped(map, key, conditions) {
  if (Object.hasOwn(map, key) && !key.includes('*')) return target(map[key], conditions);
  const fits = Object.keys(map).filter((pattern) => {
    const [before, after, more] = pattern.split('*');
    if (after === undefined || more !== undefined) return false;
    return key.startsWith(before) && key.endsWith(after) && key.length >= pattern.length && key !== before;
  });
  fits.sort((one, other) => other.indexOf('*') - one.indexOf('*') || other.length - one.length);
  if (fits.length === 0) return undefined;
  const [before, after] = fits[0].split('*');
  return target(map[fits[0]], conditions, key.slice(before.length, key.length - after.length));
}

function exported(folder, subpath, map, conditions) {
  const plain = typeof map === 'string' || Array.isArray(map) || !Object.keys(map ?? {}).some((key) => key.startsWith('.'));
  const found = mapped(plain ? { '.': map } : map, subpath, conditions);
  if (!found) throw notExported(subpath, folder, conditions);
  return absolute(folder, found);
}

/** A file by its name, or with one of `require`'s extensions. */
function file(path) {
  if (isFile(path)) return path;
  const extension = EXTENSIONS.find((extension) => isFile(path + extension));
  return extension && path + extension;
}

function directory(path) {
  if (!isDirectory(path)) return undefined;
  const main = manifest(path)?.main;
  if (typeof main === 'string') {
    const named = absolute(path, main);
    const found = file(named) ?? (isDirectory(named) ? file(`${named}/index`) : undefined);
    if (found) return found;
  }
  return file(`${path}/index`);
}

/** Where the packages of a folder may be, by that folder. */
const ownRoots = new Map();

function roots(from, extra) {
  let own = ownRoots.get(from);
  if (own === undefined) ownRoots.set(from, (own = rootsFrom(from)));
  // Not `[...own, ...extra]`: iterators take the engine twenty times as long.
  return own.concat(extra);
}

function rootsFrom(from) {
  const found = [];
  for (let folder = from; ; folder = dirname(folder)) {
    if (!folder.endsWith('/node_modules')) found.push(folder === '/' ? '/node_modules' : `${folder}/node_modules`);
    if (folder === '/') return found;
  }
}

/** The folders that packages are looked for in besides: `NODE_PATH`. */
export const globalPaths = [];

/** The folders of a `NODE_PATH`: most functions have that of the rehearsal. */
const searched = new Map();

/** Has packages looked for in these folders, too, written with colons between. */
export function searchIn(path) {
  let folders = searched.get(path);
  if (folders === undefined) {
    // What the runtime brings is found otherwise.
    folders = path.split(':').filter((folder) => folder && !folder.startsWith('/var/runtime'));
    searched.set(path, folders);
  }
  for (let index = 0; index < folders.length; index += 1) globalPaths.push(folders[index]);
}

export const lookupPaths = (from) => roots(from, globalPaths);

const PACKAGE = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/;

function inPackages(specifier, from, conditions, loose) {
  const [, name, rest = ''] = PACKAGE.exec(specifier) ?? [];
  if (!name) return undefined;
  const own = scope(from);
  const subpath = `.${rest}`;
  if (own && manifest(own).name === name && manifest(own).exports !== undefined) {
    return exported(own, subpath, manifest(own).exports, conditions);
  }
  const places = roots(from, globalPaths);
  for (let index = 0; index < places.length; index += 1) {
    const folder = `${places[index]}/${name}`;
    const map = isDirectory(folder) ? manifest(folder)?.exports : undefined;
    if (map !== undefined && map !== null) return exported(folder, subpath, map, conditions);
    const path = folder + rest;
    // An `import` finds a package's main file as `require` does, but nothing else without its full name.
    const found = loose || !rest ? (file(path) ?? directory(path)) : isFile(path) ? path : undefined;
    if (found) return found;
  }
  return undefined;
}

function internal(specifier, from, conditions) {
  const own = scope(from);
  const found = own && mapped(manifest(own).imports ?? {}, specifier, conditions);
  if (!found) {
    throw coded(TypeError, 'ERR_PACKAGE_IMPORT_NOT_DEFINED', `Package import specifier "${specifier}" is not defined${own ? ` in package ${own}/package.json` : ''} imported from ${from}`);
  }
  return found.startsWith('./') ? absolute(own, found) : resolveRequire(found, from, conditions);
}

const isPath = (specifier) => /^(?:\.{0,2}\/|\.{1,2}$)/.test(specifier);

/** What `require` finds, or undefined. */
export function resolveRequire(specifier, from, conditions = ['require', 'node', 'module-sync', 'node-addons']) {
  if (specifier.startsWith('#')) return internal(specifier, from, conditions);
  if (isPath(specifier)) {
    const path = absolute(from, specifier);
    return (specifier.endsWith('/') ? undefined : file(path)) ?? directory(path);
  }
  return inPackages(specifier, from, conditions, true);
}

/** What `import` finds, or undefined. */
export function resolveImport(specifier, from) {
  const conditions = ['import', 'node', 'module-sync', 'node-addons'];
  if (specifier.startsWith('file:')) specifier = decodeURIComponent(new URL(specifier).pathname);
  if (specifier.startsWith('#')) return internal(specifier, from, conditions);
  if (!isPath(specifier)) return inPackages(specifier, from, conditions, false);
  const path = absolute(from, decodeURIComponent(specifier.replace(/[?#].*$/, '')));
  if (isDirectory(path)) {
    throw coded(Error, 'ERR_UNSUPPORTED_DIR_IMPORT', `Directory import '${path}' is not supported resolving ES modules imported from ${from}`);
  }
  return isFile(path) ? path : undefined;
}

// `require` as AWS's runtime client uses it: for Node's modules, for its native part, and for the handler.

import { builtin } from './modules/built_in.mjs';
import { kindOf } from './filesystem.mjs';
import { forgetModules, load, loadFile, Module, resolveFilename } from './modules/commonjs.mjs';
import { forgetEsModules, importFrom } from './modules/es_modules.mjs';
import { forgetPackages, manifest, scope } from './modules/resolution.mjs';
import { dirname } from './node/path.mjs';
import { nativeClient, serviceHttp } from './lambda_service.mjs';

const HERE = '/var/runtime/index.mjs';
const here = new Module(HERE);
const own = { http: serviceHttp, './rapid-client.node': nativeClient };

/** Forgets what was loaded. */
export function forgetLoaded() {
  here.children.length = 0;
  forgetModules();
  forgetEsModules();
  forgetPackages();
}

export function createRequire() {
  const require = (specifier) => own[specifier] ?? builtin(specifier) ?? load(specifier, here);
  require.resolve = (specifier, options) => resolveFilename(specifier, here, options);
  return require;
}

/** Whether there is a file or a folder of this name. */
export const isThere = (path) => kindOf(path) !== 'nothing';

/** What a path without detours leads to, or undefined if that is nothing. */
export function requireThere(path) {
  const kind = kindOf(path);
  if (kind === 'nothing') return undefined;
  return kind === 'file' ? loadFile(path, here) : load(path, here);
}

/** Whether a file belongs to a package of ES modules; undefined if what the package says of itself is no JSON. */
export function isOfModules(file) {
  try {
    const owner = scope(dirname(file));
    return owner !== undefined && manifest(owner).type === 'module';
  } catch {
    return undefined;
  }
}

export const importHandler = (specifier) => importFrom(specifier, HERE);

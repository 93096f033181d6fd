// `require` as AWS's runtime client uses it: for Node's modules, for its native part, and for the handler.

import { builtin } from './modules/built_in.mjs';
import { forgetModules, load, Module, resolveFilename } from './modules/commonjs.mjs';
import { forgetEsModules, importFrom } from './modules/es_modules.mjs';
import { forgetPackages } from './modules/resolution.mjs';
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

export const importHandler = (specifier) => importFrom(specifier, HERE);

// node:path, as POSIX has it. The package looks at a path letter by letter, which takes an interpreter long:
// paths that need no such look, most of them, are told by what the engine itself does with texts.

import path from 'path-browserify';

/** Whether a path is absolute, and as short as it can be. */
const isClean = (text) => text.startsWith('/') && !text.endsWith('/') && !text.includes('//') && !text.includes('/.');

const quick = {
  normalize(text) {
    return typeof text === 'string' && isClean(text) ? text : path.normalize(text);
  },
  resolve(...parts) {
    const [base, rest] = parts.slice(-2);
    if (typeof rest === 'string' && isClean(rest)) return rest;
    if (typeof base === 'string' && isClean(base)) {
      if (rest === undefined && parts.length === 1) return base;
      if (typeof rest === 'string' && rest.startsWith('./') && isClean(rest.slice(1))) return base + rest.slice(1);
    }
    return path.resolve(...parts);
  },
  join(...parts) {
    if (parts.every((part) => typeof part === 'string' && part !== '')) {
      const text = parts.join('/').replaceAll('//', '/');
      if (isClean(text)) return text;
    }
    return path.join(...parts);
  },
  dirname(text) {
    if (typeof text !== 'string' || !isClean(text)) return path.dirname(text);
    return text.slice(0, text.lastIndexOf('/')) || '/';
  },
  basename(text, ...suffix) {
    if (suffix.length > 0 || typeof text !== 'string' || text.endsWith('/')) return path.basename(text, ...suffix);
    return text.slice(text.lastIndexOf('/') + 1);
  },
};

const posix = { ...path, ...quick };

export const { basename, dirname, extname, format, isAbsolute, join, normalize, parse, relative, resolve, sep, delimiter } = posix;
export default posix;

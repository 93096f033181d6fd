// node:path, as POSIX has it. The package looks at a path letter by letter, which takes an interpreter long:
// paths that need no such look, most of them, are told by what the engine itself does with texts.

import path from 'path-browserify';

/** Whether a path is absolute, and as short as it can be. */
const isClean = (text) => text.startsWith('/') && !text.endsWith('/') && !text.includes('//') && !text.includes('/.');

/** Where a path leads from a clean one, if both are and that is easily told. */
function following(from, part) {
  if (typeof part !== 'string' || from === undefined || from === '/') return undefined;
  if (part === '' || part === '.') return from;
  if (part === '..') return parentOf(from);
  const whole = part.startsWith('/') ? part : `${from}/${part.startsWith('./') ? part.slice(2) : part}`;
  return isClean(whole) ? whole : undefined;
}

const parentOf = (path) => path.slice(0, path.lastIndexOf('/')) || '/';

const quick = {
  normalize(text) {
    return typeof text === 'string' && isClean(text) ? text : path.normalize(text);
  },
  resolve(...parts) {
    let resolved = typeof parts[0] === 'string' && isClean(parts[0]) ? parts[0] : undefined;
    for (let index = 1; index < parts.length; index += 1) resolved = following(resolved, parts[index]);
    return resolved ?? path.resolve(...parts);
  },
  join(...parts) {
    for (let index = 0; index < parts.length; index += 1) {
      if (typeof parts[index] !== 'string' || parts[index] === '') return path.join(...parts);
    }
    const text = parts.join('/').replaceAll('//', '/').replaceAll('//', '/');
    return isClean(text) ? text : path.join(...parts);
  },
  dirname(text) {
    if (typeof text !== 'string' || !isClean(text)) return path.dirname(text);
    return parentOf(text);
  },
  basename(text, ...suffix) {
    if (suffix.length > 0 || typeof text !== 'string' || text.endsWith('/')) return path.basename(text, ...suffix);
    return text.slice(text.lastIndexOf('/') + 1);
  },
};

const posix = { ...path, ...quick };

export const { basename, dirname, extname, format, isAbsolute, join, normalize, parse, relative, resolve, sep, delimiter } = posix;
export default posix;

// node:path, as POSIX has it.

import path from 'path-browserify';

export const { basename, dirname, extname, format, isAbsolute, join, normalize, parse, relative, resolve, sep, delimiter } = path;
export default path;

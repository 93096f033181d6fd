// The directories of the execution environment, by their absolute paths. Errors are Node's: `ENOENT`, with
// the call and the path.

import { getDirectories } from 'wasi:filesystem/preopens@0.2.12';
import { look as lookIntoCode, read as readCode } from 'virga:runtime/function-code@0.1.0';

/** Error codes of WASI: the name in Node, the number, and the words. */
const CODES = {
  'access': ['EACCES', 13, 'permission denied'],
  'would-block': ['EAGAIN', 11, 'resource temporarily unavailable'],
  'bad-descriptor': ['EBADF', 9, 'bad file descriptor'],
  'busy': ['EBUSY', 16, 'resource busy or locked'],
  'quota': ['ENOSPC', 28, 'no space left on device'],
  'exist': ['EEXIST', 17, 'file already exists'],
  'file-too-large': ['EFBIG', 27, 'file too large'],
  'invalid': ['EINVAL', 22, 'invalid argument'],
  'io': ['EIO', 5, 'i/o error'],
  'is-directory': ['EISDIR', 21, 'illegal operation on a directory'],
  'loop': ['ELOOP', 40, 'too many symbolic links encountered'],
  'name-too-long': ['ENAMETOOLONG', 36, 'name too long'],
  'no-entry': ['ENOENT', 2, 'no such file or directory'],
  'insufficient-space': ['ENOSPC', 28, 'no space left on device'],
  'not-directory': ['ENOTDIR', 20, 'not a directory'],
  'not-empty': ['ENOTEMPTY', 39, 'directory not empty'],
  'unsupported': ['ENOSYS', 38, 'function not implemented'],
  'not-permitted': ['EPERM', 1, 'operation not permitted'],
  'read-only': ['EROFS', 30, 'read-only file system'],
  'cross-device': ['EXDEV', 18, 'cross-device link not permitted'],
};

export function failure(code, syscall, path, destination) {
  const [name, number, words] = CODES[code] ?? ['EIO', 5, `i/o error (${code})`];
  const paths = (path === undefined ? '' : ` '${path}'`) + (destination === undefined ? '' : ` -> '${destination}'`);
  const error = new Error(`${name}: ${words}, ${syscall}${paths}`);
  Object.assign(error, { errno: -number, code: name, syscall });
  if (path !== undefined) error.path = path;
  if (destination !== undefined) error.dest = destination;
  return error;
}

let directories;

/** Puts others in their place, or, with nothing, has the host asked for them. */
export function mount(others) {
  directories = others;
  looks.clear();
  kinds.clear();
}

/** The directories that there are: `['/var/task', descriptor]`, the longest names first. */
function mounted() {
  directories ??= getDirectories()
    .map(([descriptor, name]) => [name.replace(/\/$/, ''), descriptor])
    .sort(([one], [other]) => other.length - one.length);
  return directories;
}

/** The directory that a path is in, and the path from there. */
export function locate(path, syscall) {
  for (const [name, descriptor] of mounted()) {
    if (path === name) return [descriptor, '.'];
    if (path.startsWith(`${name}/`)) return [descriptor, path.slice(name.length + 1)];
  }
  throw failure('no-entry', syscall, path);
}

/** Directories that are there only because others are mounted in them: `/`, `/var`. */
export function mountedIn(path) {
  const prefix = path === '/' ? '/' : `${path}/`;
  const inside = mounted().filter(([name]) => name.startsWith(prefix) && name !== path);
  return new Set(inside.map(([name]) => name.slice(prefix.length).split('/')[0]));
}

/** Does it, and says what failed in Node's words. */
export function attempt(syscall, path, action, destination) {
  try {
    return action();
  } catch (error) {
    if (typeof error?.payload === 'string') throw failure(error.payload, syscall, path, destination);
    throw error;
  }
}

const READ = { read: true };
const FOLLOW = { symlinkFollow: true };

/** Nothing changes below these while the function runs. */
const isUnchanging = (path) => path.startsWith('/var/task/') || path.startsWith('/opt/');
/** What was told of paths there, and how many are kept. */
const looks = new Map();
const KEPT_LOOKS = 1000;

/** What there is at paths that don't change. */
const kinds = new Map();
const KIND_OF_TYPE = { 'regular-file': 'file', directory: 'directory' };

/** Whether there is a `file` or a `directory` at a path, or `nothing`. */
export function kindOf(path) {
  if (path.startsWith('/tmp/') || path.includes('/..')) return KIND_OF_TYPE[lookNow(path, true)?.type] ?? 'nothing';
  let kind = kinds.get(path);
  if (kind === undefined) {
    if (kinds.size === KEPT_LOOKS) kinds.clear();
    kind = lookIntoCode(path);
    kinds.set(path, kind);
  }
  return kind;
}

/** What WASI tells of a path, or undefined if there is nothing. */
export function look(path, follow = true) {
  if (!follow || !isUnchanging(path)) return lookNow(path, follow);
  if (looks.has(path)) return looks.get(path);
  if (looks.size === KEPT_LOOKS) looks.clear();
  const found = lookNow(path, follow);
  looks.set(path, found);
  return found;
}

function lookNow(path, follow) {
  for (const [name, descriptor] of mounted()) {
    if (path !== name && !path.startsWith(`${name}/`)) continue;
    try {
      return descriptor.statAt({ symlinkFollow: follow }, path === name ? '.' : path.slice(name.length + 1));
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** The whole of a file. */
export function readWhole(path) {
  const [directory, rest] = locate(path, 'open');
  return attempt('open', path, () => {
    const file = directory.openAt(FOLLOW, rest, {}, READ);
    try {
      return readFrom(file, path);
    } finally {
      file[Symbol.dispose]?.();
    }
  });
}

function readFrom(file, path) {
  const { type, size } = file.stat();
  if (type === 'directory') throw failure('is-directory', 'read');
  const pieces = [];
  let length = 0;
  for (;;) {
    const [piece, over] = attempt('read', path, () => file.read(size - BigInt(length) + 1n, BigInt(length)));
    pieces.push(piece);
    length += piece.length;
    if (over || piece.length === 0) break;
  }
  if (pieces.length === 1) return pieces[0];
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const decoder = new TextDecoder();

/** A file as text. */
export const readText = (path) => (isUnchanging(path) ? readCode(path) : undefined) ?? decoder.decode(readWhole(path));

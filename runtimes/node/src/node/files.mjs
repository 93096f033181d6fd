// node:fs over the directories of the execution environment. Everything happens at once; what answers by
// a callback or a promise does so in the next turn.

import { Readable, Writable } from 'node:stream';
import { attempt, failure, kindOf, locate, look, mountedIn, readWhole } from '../filesystem.mjs';
import { setImmediate } from '../timers.mjs';
import { Buffer } from './buffer.mjs';
import path from './path.mjs';
import process from './process.mjs';

const FOLLOW = { symlinkFollow: true };
const constants = {
  F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4, COPYFILE_EXCL: 1, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64,
  O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024, S_IFMT: 61440, S_IFREG: 32768, S_IFDIR: 16384, S_IFLNK: 40960,
};

/** A path as text, absolute. */
function pathOf(value) {
  if (value instanceof URL) value = decodeURIComponent(value.pathname);
  if (value instanceof Uint8Array) value = Buffer.from(value).toString();
  if (typeof value !== 'string') {
    const error = new TypeError(`The "path" argument must be of type string or an instance of Buffer or URL. Received ${value === null ? 'null' : typeof value}`);
    throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
  }
  const absolute = path.resolve(process.cwd(), value);
  return absolute;
}

const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding) || undefined;
const decoded = (bytes, options) => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = encodingOf(options);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
};
const bytesOf = (data, encoding) => (typeof data === 'string' ? Buffer.from(data, encoding) : ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(String(data)));

class Stats {
  constructor({ type, size, linkCount, ...times }) {
    const at = (time) => (time ? Number(time.seconds) * 1000 + time.nanoseconds / 1e6 : 0);
    const [read, written, changed] = [times.dataAccessTimestamp, times.dataModificationTimestamp, times.statusChangeTimestamp].map(at);
    const kind = { directory: constants.S_IFDIR, 'symbolic-link': constants.S_IFLNK }[type] ?? constants.S_IFREG;
    Object.assign(this, { dev: 1, mode: kind | (type === 'directory' ? 0o755 : 0o644), nlink: Number(linkCount ?? 1), uid: 993, gid: 990, rdev: 0, blksize: 4096, ino: 0, size: Number(size ?? 0), blocks: Math.ceil(Number(size ?? 0) / 512) });
    Object.assign(this, { atimeMs: read, mtimeMs: written, ctimeMs: changed, birthtimeMs: changed });
    Object.assign(this, { atime: new Date(read), mtime: new Date(written), ctime: new Date(changed), birthtime: new Date(changed) });
  }
  isFile() {
    return (this.mode & constants.S_IFMT) === constants.S_IFREG;
  }
  isDirectory() {
    return (this.mode & constants.S_IFMT) === constants.S_IFDIR;
  }
  isSymbolicLink() {
    return (this.mode & constants.S_IFMT) === constants.S_IFLNK;
  }
  isFIFO() {
    return false;
  }
  isSocket() {
    return false;
  }
  isBlockDevice() {
    return false;
  }
  isCharacterDevice() {
    return false;
  }
}

class Dirent extends Stats {
  constructor(name, type, parent) {
    super({ type });
    for (const key of Object.keys(this)) if (key !== 'mode') delete this[key];
    Object.defineProperty(this, 'mode', { enumerable: false });
    Object.assign(this, { name, parentPath: parent, path: parent });
  }
}

function stat(value, options, follow, syscall) {
  const name = pathOf(value);
  const found = look(name, follow) ?? (mountedIn(name).size > 0 ? { type: 'directory' } : undefined);
  if (found) return new Stats(found);
  if (options?.throwIfNoEntry === false) return undefined;
  throw failure('no-entry', syscall, name);
}

/** Open files by their numbers. */
const open = new Map();
let nextDescriptor = 20;

const FLAGS = {
  r: [{}, { read: true }],
  'r+': [{}, { read: true, write: true }],
  w: [{ create: true, truncate: true }, { write: true }],
  wx: [{ create: true, exclusive: true }, { write: true }],
  'w+': [{ create: true, truncate: true }, { read: true, write: true }],
  'wx+': [{ create: true, exclusive: true }, { read: true, write: true }],
  a: [{ create: true }, { read: true, write: true }],
  ax: [{ create: true, exclusive: true }, { read: true, write: true }],
  'a+': [{ create: true }, { read: true, write: true }],
};

function flagsOf(flags) {
  if (typeof flags !== 'number') return FLAGS[flags] && [...FLAGS[flags], String(flags).startsWith('a')];
  const [create, exclusive, truncate] = [64, 128, 512].map((bit) => (flags & bit) !== 0);
  const write = (flags & 3) !== 0;
  return [{ create, exclusive, truncate }, { read: (flags & 3) !== 1, write }, (flags & 1024) !== 0];
}

function openSync(value, flags = 'r') {
  const name = pathOf(value);
  const found = flagsOf(flags ?? 'r');
  if (!found) throw Object.assign(new TypeError(`The argument 'flags' is invalid. Received '${flags}'`), { code: 'ERR_INVALID_ARG_VALUE' });
  const [opening, access, append] = found;
  const [directory, rest] = locate(name, 'open');
  const file = attempt('open', name, () => directory.openAt(FOLLOW, rest, opening, access));
  const position = append ? file.stat().size : 0n;
  open.set(nextDescriptor, { file, position, append, name });
  return nextDescriptor++;
}

function opened(descriptor, syscall) {
  const found = open.get(descriptor);
  if (!found) throw failure('bad-descriptor', syscall);
  return found;
}

function closeSync(descriptor) {
  opened(descriptor, 'close').file[Symbol.dispose]?.();
  open.delete(descriptor);
}

function readSync(descriptor, buffer, offset = 0, length, position = null) {
  if (typeof offset === 'object') ({ offset = 0, length, position = null } = offset ?? {});
  length ??= buffer.byteLength - offset;
  const entry = opened(descriptor, 'read');
  const at = position === null || position < 0 ? entry.position : BigInt(position);
  const [bytes] = attempt('read', undefined, () => entry.file.read(BigInt(length), at));
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).set(bytes, offset);
  if (position === null || position < 0) entry.position += BigInt(bytes.length);
  return bytes.length;
}

function writeSync(descriptor, data, offset, length, position) {
  if (descriptor === 1 || descriptor === 2) {
    process[descriptor === 1 ? 'stdout' : 'stderr'].writeNow(data);
    return data.length;
  }
  let bytes = typeof data === 'string' ? Buffer.from(data, length) : bytesOf(data);
  if (typeof data === 'string') position = offset;
  else bytes = bytes.subarray(offset ?? 0, length === undefined || length === null ? undefined : (offset ?? 0) + length);
  const entry = opened(descriptor, 'write');
  if (entry.append) entry.position = entry.file.stat().size;
  const fixed = typeof position === 'number' && !entry.append;
  let at = fixed ? BigInt(position) : entry.position;
  for (let done = 0; done < bytes.length; ) {
    const count = attempt('write', undefined, () => entry.file.write(bytes.subarray(done), at));
    if (count === 0n) throw failure('insufficient-space', 'write');
    done += Number(count);
    at += count;
  }
  if (!fixed) entry.position = at;
  return bytes.length;
}

function writeFileSync(target, data, options) {
  const flag = options?.flag ?? 'w';
  const descriptor = typeof target === 'number' ? target : openSync(target, flag);
  try {
    const bytes = bytesOf(data, encodingOf(options));
    if (bytes.length > 0) writeSync(descriptor, bytes);
  } finally {
    if (typeof target !== 'number') closeSync(descriptor);
  }
}

function readFileSync(target, options) {
  if (typeof target !== 'number') return decoded(readWhole(pathOf(target)), options);
  const { file } = opened(target, 'read');
  const [bytes] = attempt('read', undefined, () => file.read(file.stat().size + 1n, 0n));
  return decoded(bytes, options);
}

/** What is in a directory, as WASI tells it. */
function entries(name) {
  const inside = mountedIn(name);
  if (inside.size > 0) return [...inside].map((name) => ({ name, type: 'directory' }));
  const [directory, rest] = locate(name, 'scandir');
  return attempt('scandir', name, () => {
    const opened = directory.openAt(FOLLOW, rest, { directory: true }, { read: true });
    const stream = opened.readDirectory();
    const found = [];
    for (let entry; (entry = stream.readDirectoryEntry()); ) found.push(entry);
    return found.sort((one, other) => (one.name < other.name ? -1 : 1));
  });
}

function readdirSync(value, options) {
  const root = pathOf(value);
  const found = [];
  const visit = (folder, prefix) => {
    for (const { name, type } of entries(folder)) {
      found.push(options?.withFileTypes ? new Dirent(name, type, folder) : prefix + name);
      if (options?.recursive && type === 'directory') visit(`${folder}/${name}`, `${prefix}${name}/`);
    }
  };
  visit(root, '');
  return found;
}

function change(syscall, value, action) {
  const name = pathOf(value);
  const [directory, rest] = locate(name, syscall);
  return attempt(syscall, name, () => action(directory, rest));
}

function mkdirSync(value, options) {
  const name = pathOf(value);
  const make = (name) => change('mkdir', name, (directory, rest) => directory.createDirectoryAt(rest));
  if (!options?.recursive) return void make(name);
  const missing = [];
  for (let folder = name; !look(folder) && mountedIn(folder).size === 0; folder = path.dirname(folder)) missing.unshift(folder);
  if (missing.length === 0 && look(name)?.type !== 'directory') throw failure('exist', 'mkdir', name);
  for (const folder of missing) make(folder);
  return missing[0];
}

function rmSync(value, options = {}) {
  const name = pathOf(value);
  const found = look(name, false);
  if (!found) {
    if (options.force) return;
    throw failure('no-entry', 'rm', name);
  }
  if (found.type !== 'directory') return unlinkSync(name);
  if (!options.recursive) {
    throw Object.assign(new Error(`Path is a directory: rm returned EISDIR (is a directory) ${name}`), { code: 'ERR_FS_EISDIR', name: 'SystemError', path: name, syscall: 'rm', errno: 21 });
  }
  for (const entry of entries(name)) rmSync(`${name}/${entry.name}`, options);
  rmdirSync(name);
}

const unlinkSync = (value) => change('unlink', value, (directory, rest) => directory.unlinkFileAt(rest));
const rmdirSync = (value, options) => (options?.recursive ? rmSync(value, { recursive: true }) : change('rmdir', value, (directory, rest) => directory.removeDirectoryAt(rest)));

function renameSync(from, to) {
  const [source, destination] = [pathOf(from), pathOf(to)];
  const [toDirectory, toRest] = locate(destination, 'rename');
  const [directory, rest] = locate(source, 'rename');
  attempt('rename', source, () => directory.renameAt(rest, toDirectory, toRest), destination);
}

function copyFileSync(from, to, mode = 0) {
  writeFileSync(to, readWhole(pathOf(from)), { flag: mode & constants.COPYFILE_EXCL ? 'wx' : 'w' });
}

function cpSync(from, to, options = {}) {
  const [source, destination] = [pathOf(from), pathOf(to)];
  if (look(source)?.type !== 'directory') return copyFileSync(source, destination);
  if (!options.recursive) throw failure('is-directory', 'cp', source);
  mkdirSync(destination, { recursive: true });
  for (const { name } of entries(source)) cpSync(`${source}/${name}`, `${destination}/${name}`, options);
}

function truncateSync(target, length = 0) {
  const descriptor = typeof target === 'number' ? target : openSync(target, 'r+');
  attempt('ftruncate', undefined, () => opened(descriptor, 'ftruncate').file.setSize(BigInt(length)));
  if (typeof target !== 'number') closeSync(descriptor);
}

const timestamp = (time) => {
  const milliseconds = time instanceof Date ? time.getTime() : Number(time) * 1000;
  const seconds = Math.floor(milliseconds / 1000);
  return { tag: 'timestamp', val: { seconds: BigInt(seconds), nanoseconds: Math.floor((milliseconds - seconds * 1000) * 1e6) } };
};

function accessSync(value, mode = 0) {
  const name = pathOf(value);
  if (!look(name) && mountedIn(name).size === 0) throw failure('no-entry', 'access', name);
  if (mode & constants.W_OK && !/^\/tmp(?:\/|$)/.test(name)) throw failure('read-only', 'access', name);
}

function existsSync(value) {
  try {
    return kindOf(pathOf(value)) !== 'nothing';
  } catch {
    return false;
  }
}

function realpathSync(value) {
  const name = pathOf(value);
  if (!existsSync(name)) throw failure('no-entry', 'lstat', name);
  return name;
}

function mkdtempSync(prefix) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const random = crypto.getRandomValues(new Uint8Array(6));
  const name = prefix + Array.from(random, (byte) => letters[byte % letters.length]).join('');
  mkdirSync(name);
  return name;
}

const sync = {
  accessSync, appendFileSync: (target, data, options) => writeFileSync(target, data, { ...(typeof options === 'string' ? { encoding: options } : options), flag: 'a' }),
  chmodSync: realpathSync, chownSync: realpathSync, closeSync, copyFileSync, cpSync, existsSync,
  fstatSync: (descriptor) => new Stats(opened(descriptor, 'fstat').file.stat()),
  fsyncSync: (descriptor) => opened(descriptor, 'fsync').file.sync(),
  fdatasyncSync: (descriptor) => opened(descriptor, 'fsync').file.syncData(),
  ftruncateSync: truncateSync,
  linkSync(from, to) {
    const [toDirectory, toRest] = locate(pathOf(to), 'link');
    change('link', from, (directory, rest) => directory.linkAt({}, rest, toDirectory, toRest));
  },
  lstatSync: (value, options) => stat(value, options, false, 'lstat'),
  mkdirSync, mkdtempSync, openSync,
  readFileSync, readSync, readdirSync,
  readlinkSync: (value) => change('readlink', value, (directory, rest) => directory.readlinkAt(rest)),
  realpathSync: Object.assign(realpathSync, { native: realpathSync }),
  renameSync, rmSync, rmdirSync,
  statSync: (value, options) => stat(value, options, true, 'stat'),
  symlinkSync: (target, value) => change('symlink', value, (directory, rest) => directory.symlinkAt(target, rest)),
  truncateSync, unlinkSync,
  utimesSync: (value, read, written) => change('utime', value, (directory, rest) => directory.setTimesAt(FOLLOW, rest, timestamp(read), timestamp(written))),
  writeFileSync, writeSync,
};

/** The forms that answer by a callback, in the next turn. */
const callbacks = {};
/** Those that answer by a promise. */
const promised = {};
for (const [name, action] of Object.entries(sync)) {
  const plain = name.slice(0, -4);
  callbacks[plain] = (...argumentList) => {
    const callback = argumentList.pop();
    if (typeof callback !== 'function') {
      throw Object.assign(new TypeError('The "cb" argument must be of type function. Received undefined'), { code: 'ERR_INVALID_ARG_TYPE' });
    }
    let answer;
    try {
      const result = action(...argumentList);
      answer = plain === 'exists' ? [result] : [null, result];
    } catch (error) {
      answer = plain === 'exists' ? [false] : [error];
    }
    setImmediate(callback, ...answer);
  };
  promised[plain] = async (...argumentList) => action(...argumentList);
}
callbacks.read = (descriptor, buffer, ...rest) => {
  const callback = rest.pop();
  promised.read(descriptor, buffer, ...rest).then((count) => setImmediate(callback, null, count, buffer), (error) => setImmediate(callback, error));
};
delete promised.exists;

class FileHandle {
  constructor(descriptor) {
    this.fd = descriptor;
  }
  async close() {
    if (open.has(this.fd)) closeSync(this.fd);
  }
  async read(buffer, ...rest) {
    const target = ArrayBuffer.isView(buffer) ? buffer : (buffer?.buffer ?? Buffer.alloc(16384));
    return { bytesRead: readSync(this.fd, target, ...rest), buffer: target };
  }
  async write(data, ...rest) {
    return { bytesWritten: writeSync(this.fd, data, ...rest), buffer: data };
  }
  readFile = async (options) => readFileSync(this.fd, options);
  writeFile = async (data, options) => writeFileSync(this.fd, data, options);
  appendFile = async (data, options) => writeFileSync(this.fd, data, options);
  stat = async () => sync.fstatSync(this.fd);
  truncate = async (length) => truncateSync(this.fd, length);
  sync = async () => sync.fsyncSync(this.fd);
  [Symbol.asyncDispose] = () => this.close();
}
promised.open = async (name, flags) => new FileHandle(openSync(name, flags));

class ReadStream extends Readable {
  constructor(name, options = {}) {
    super({ ...(typeof options === 'string' ? { encoding: options } : options), highWaterMark: options.highWaterMark ?? 65536 });
    this.path = name;
    this.bytesRead = 0;
    this.at = options.start ?? 0;
    this.end = options.end ?? Infinity;
  }
  _construct(callback) {
    try {
      this.fd = openSync(this.path);
      callback();
      this.emit('open', this.fd);
      this.emit('ready');
    } catch (error) {
      callback(error);
    }
  }
  _read(size) {
    const buffer = Buffer.alloc(Math.max(0, Math.min(size, this.end - this.at + 1)));
    try {
      const count = buffer.length === 0 ? 0 : readSync(this.fd, buffer, 0, buffer.length, this.at);
      this.at += count;
      this.bytesRead += count;
      this.push(count === 0 ? null : buffer.subarray(0, count));
    } catch (error) {
      this.destroy(error);
    }
  }
  _destroy(error, callback) {
    if (open.has(this.fd)) closeSync(this.fd);
    callback(error);
  }
}

class WriteStream extends Writable {
  constructor(name, options = {}) {
    super({ decodeStrings: true });
    this.path = name;
    this.flags = options.flags ?? 'w';
    this.bytesWritten = 0;
  }
  _construct(callback) {
    try {
      this.fd = openSync(this.path, this.flags);
      callback();
      this.emit('open', this.fd);
      this.emit('ready');
    } catch (error) {
      callback(error);
    }
  }
  _write(chunk, _encoding, callback) {
    try {
      this.bytesWritten += writeSync(this.fd, chunk);
      callback();
    } catch (error) {
      callback(error);
    }
  }
  _destroy(error, callback) {
    if (open.has(this.fd)) closeSync(this.fd);
    callback(error);
  }
}

const watching = () => {
  throw failure('unsupported', 'watch');
};

export const promises = { ...promised, constants };
export default {
  ...sync, ...callbacks, promises, constants, ...constants, Stats, Dirent, ReadStream, WriteStream,
  createReadStream: (name, options) => new ReadStream(name, options),
  createWriteStream: (name, options) => new WriteStream(name, options),
  watch: watching, watchFile: watching, unwatchFile() {},
};

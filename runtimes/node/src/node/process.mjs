// node:process

import { getStderr } from 'wasi:cli/stderr@0.2.12';
import { getStdout } from 'wasi:cli/stdout@0.2.12';
import { exit as leave } from 'virga:runtime/runtime-api@0.1.0';
import EventEmitter from 'node:events';
import { Writable } from 'node:stream';
import { call } from '../event_loop.mjs';

/** What a stream of WASI takes at once. */
const PIECE = 4096;
const encoder = new TextEncoder();

function print(output, bytes) {
  for (let at = 0; at < bytes.length; at += PIECE) output.blockingWriteAndFlush(bytes.subarray(at, at + PIECE));
}

/** The streams of WASI that are open, by their numbers. */
export const outputs = {};

function standardStream(fd, open) {
  const write = (chunk) => {
    print((outputs[fd] ??= open()), typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
  };
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, callback) {
      write(chunk);
      callback();
    },
  });
  return Object.assign(stream, { fd, isTTY: false, _type: 'pipe', writeNow: write });
}

const process = new EventEmitter();
let started = 0;
let directory = '/var/task';

/** Environment variables, which are texts. */
const environmentOf = (variables) => new Proxy(variables, {
  set(target, name, value) {
    target[name] = String(value);
    return true;
  },
  defineProperty(target, name, descriptor) {
    if ('value' in descriptor) descriptor.value = String(descriptor.value);
    return Reflect.defineProperty(target, name, descriptor);
  },
});

function hrtime(since) {
  const now = performance.now() * 1e6;
  const seconds = Math.floor(now / 1e9);
  const rest = Math.floor(now % 1e9);
  if (!since) return [seconds, rest];
  const nanoseconds = (seconds - since[0]) * 1e9 + rest - since[1];
  return [Math.floor(nanoseconds / 1e9), nanoseconds % 1e9];
}
hrtime.bigint = () => BigInt(Math.floor(performance.now() * 1e6));

function memoryUsage() {
  const megabytes = 16 * 1024 * 1024;
  return { rss: megabytes, heapTotal: megabytes, heapUsed: megabytes, external: 0, arrayBuffers: 0 };
}
memoryUsage.rss = () => memoryUsage().rss;

function exit(code = process.exitCode ?? 0) {
  process.exitCode = Number(code) || 0;
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', process.exitCode);
  }
  leave(process.exitCode & 0xff);
}

function emitWarning(warning, options) {
  const error = warning instanceof Error ? warning : new Error(warning);
  if (!(warning instanceof Error)) error.name = (typeof options === 'string' ? options : options?.type) ?? 'Warning';
  if (!process.emit('warning', error)) process.stderr.write(`(node:${process.pid}) ${error.name}: ${error.message}\n`);
}

Object.assign(process, {
  title: 'node',
  version: 'v22.12.0',
  versions: { node: '22.12.0', modules: '127', spidermonkey: '140', wasi: '0.2' },
  arch: 'x64',
  platform: 'linux',
  release: { name: 'node', lts: 'Jod' },
  config: { target_defaults: {}, variables: {} },
  features: { inspector: false, ipv6: false, tls: false, uv: false, require_module: true },
  execPath: '/var/lang/bin/node',
  execArgv: [],
  argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
  argv0: 'node',
  pid: 8,
  ppid: 1,
  env: environmentOf({}),
  stdout: standardStream(1, getStdout),
  stderr: standardStream(2, getStderr),
  stdin: Object.assign(Object.create(null), { fd: 0, isTTY: false, on() {}, once() {}, resume() {}, pause() {} }),
  exitCode: undefined,
  abort: () => leave(134),
  chdir(path) {
    directory = path;
  },
  cwd: () => directory,
  cpuUsage: () => ({ user: Math.floor((performance.now() - started) * 1000), system: 0 }),
  emitWarning,
  exit,
  reallyExit: exit,
  getegid: () => 993,
  geteuid: () => 993,
  getgid: () => 993,
  getuid: () => 993,
  hrtime,
  kill() {
    throw Object.assign(new Error('kill EPERM'), { code: 'EPERM', errno: -1, syscall: 'kill' });
  },
  memoryUsage,
  nextTick(callback, ...argumentList) {
    queueMicrotask(() => call(callback, argumentList));
  },
  resourceUsage: () => ({ userCPUTime: 0, systemCPUTime: 0, maxRSS: 16 * 1024 }),
  umask: () => 0o22,
  uptime: () => (performance.now() - started) / 1000,
  binding() {
    throw new Error('process.binding is not supported by this runtime');
  },
});
Object.defineProperty(process, Symbol.toStringTag, { value: 'process' });

let variables;
let environment;

/** Has these environment variables, not those of the moment of the snapshot. */
export function wake(others) {
  started = performance.now();
  variables = others;
  environment = environmentOf(others);
  process.env = environment;
}

/** What `process.env` has, for whoever writes nothing but texts: a proxy takes the engine the long way. */
export const ownVariables = () => (process.env === environment ? variables : process.env);

export default process;

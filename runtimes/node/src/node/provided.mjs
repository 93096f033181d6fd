// The modules that `require('node:...')` and `import 'node:...'` find.

import assert from 'assert';
import querystring from 'querystring-es3';
import punycode from 'punycode/';
import stringDecoder from 'string_decoder';
import EventEmitter from 'node:events';
import stream, { consumers } from 'node:stream';
import { Module } from '../modules/commonjs.mjs';
import { provide } from '../modules/built_in.mjs';
import timers, { promises as timerPromises } from '../timers.mjs';
import asyncHooks from './async_hooks.mjs';
import buffer from './buffer.mjs';
import console from './console.mjs';
import crypto from './crypto.mjs';
import { diagnosticsChannel } from './diagnostics_channel.mjs';
import fs from './files.mjs';
import { http, https } from './http.mjs';
import os from './os.mjs';
import path from './path.mjs';
import process from './process.mjs';
import url from './url.mjs';
import util from './util.mjs';
import * as without from './without.mjs';
import zlib from './zlib.mjs';

const { performance } = globalThis;
const webStreams = Object.fromEntries(
  ['ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader', 'WritableStream', 'TransformStream', 'ByteLengthQueuingStrategy', 'CountQueuingStrategy', 'CompressionStream', 'DecompressionStream'].map((name) => [name, globalThis[name]]),
);
Object.assign(path, { posix: path });

const provided = {
  assert, 'assert/strict': assert.strict, async_hooks: asyncHooks, buffer, child_process: without.childProcess,
  cluster: without.cluster, console, constants: { ...fs.constants, ...os.constants.signals }, crypto,
  dgram: without.dgram, diagnostics_channel: diagnosticsChannel, dns: without.dns, 'dns/promises': without.dns.promises,
  events: EventEmitter, fs, 'fs/promises': fs.promises, http, http2: without.http2, https, module: Module, net: without.net, os,
  path, 'path/posix': path, perf_hooks: { performance, PerformanceObserver: class {}, constants: {} }, process, punycode,
  querystring, readline: without.readline, stream, 'stream/promises': stream.promises, 'stream/consumers': consumers,
  'stream/web': webStreams, string_decoder: stringDecoder, sys: util, timers, 'timers/promises': timerPromises,
  tls: without.tls, tty: { isatty: () => false }, url, util, 'util/types': util.types, v8: without.v8, vm: without.vm,
  worker_threads: without.workerThreads, zlib,
};
for (const [name, exports] of Object.entries(provided)) provide(name, exports);

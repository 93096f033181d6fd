// node:http and node:https as far as a client goes, over fetch. There is no TLS: https is refused by name.

import EventEmitter from 'node:events';
import { Writable } from 'node:stream';
import { begin, end } from '../event_loop.mjs';
import { Buffer } from './buffer.mjs';
import { IncomingMessage, OutgoingMessage, ServerResponse } from './http_messages.mjs';
import { STATUS_CODES } from './http_status.mjs';

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

class Agent extends EventEmitter {
  constructor(options = {}) {
    super();
    this.options = options;
    this.requests = {};
    this.sockets = {};
    this.freeSockets = {};
    this.maxSockets = options.maxSockets ?? Infinity;
  }
  destroy() {}
}

/** What stands for a connection: libraries set its timeouts. */
class Socket extends EventEmitter {
  connecting = false;
  encrypted = false;
  setTimeout() {
    return this;
  }
  setNoDelay() {
    return this;
  }
  setKeepAlive() {
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  destroy() {
    return this;
  }
}

/** What a request is answered, as it comes in. */
class Answer extends IncomingMessage {
  #reader;
  constructor(response, socket) {
    super(socket);
    this.statusCode = response.status;
    this.statusMessage = response.statusText || STATUS_CODES[response.status] || '';
    this.headers = Object.fromEntries(response.headers);
    const cookies = response.headers.getSetCookie?.() ?? [];
    if (cookies.length > 0) this.headers['set-cookie'] = cookies;
    this.rawHeaders = [...response.headers].flat();
    this.httpVersion = '1.1';
    this.httpVersionMajor = 1;
    this.httpVersionMinor = 1;
    this.#reader = response.body?.getReader();
  }
  _read() {
    if (!this.#reader) {
      this.complete = true;
      return void this.push(null);
    }
    this.#reader.read().then(({ done, value }) => {
      this.complete = done;
      this.push(done ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    }, (error) => this.destroy(error));
  }
}

class ClientRequest extends Writable {
  #headers = new Map();
  #pieces = [];
  #abort = new AbortController();
  #timer;

  constructor(url, options, callback) {
    // What is written is over long before the request is.
    super({ autoDestroy: false, emitClose: false });
    this.url = url;
    this.method = (options.method ?? 'GET').toUpperCase();
    this.path = url.pathname + url.search;
    this.host = url.hostname;
    this.protocol = url.protocol;
    this.socket = new Socket();
    this.connection = this.socket;
    this.aborted = false;
    for (const [name, value] of Object.entries(options.headers ?? {})) this.setHeader(name, value);
    if (options.auth) this.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`);
    if (options.timeout) this.setTimeout(options.timeout);
    options.signal?.addEventListener('abort', () => this.destroy(abortion()), { once: true });
    if (callback) this.once('response', callback);
    queueMicrotask(() => this.emit('socket', this.socket));
  }
  setHeader(name, value) {
    this.#headers.set(String(name).toLowerCase(), [name, value]);
    return this;
  }
  getHeader(name) {
    return this.#headers.get(String(name).toLowerCase())?.[1];
  }
  hasHeader(name) {
    return this.#headers.has(String(name).toLowerCase());
  }
  getHeaders() {
    return Object.fromEntries([...this.#headers].map(([name, [, value]]) => [name, value]));
  }
  getHeaderNames() {
    return [...this.#headers.keys()];
  }
  removeHeader(name) {
    this.#headers.delete(String(name).toLowerCase());
  }
  flushHeaders() {}
  setNoDelay() {}
  setSocketKeepAlive() {}
  setTimeout(delay, callback) {
    if (callback) this.once('timeout', callback);
    clearTimeout(this.#timer);
    if (delay > 0) this.#timer = setTimeout(() => this.emit('timeout'), delay).unref();
    return this;
  }
  abort() {
    this.aborted = true;
    this.destroy(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
  }
  _write(chunk, encoding, callback) {
    this.#pieces.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    callback();
  }
  _final(callback) {
    callback();
    this.#send();
  }
  _destroy(error, callback) {
    clearTimeout(this.#timer);
    this.#abort.abort();
    callback(error);
  }
  async #send() {
    begin();
    try {
      const headers = new Headers();
      for (const [name, value] of this.#headers.values()) {
        if (/^(?:host|connection|content-length|transfer-encoding|expect)$/i.test(name)) continue;
        for (const one of Array.isArray(value) ? value : [value]) headers.append(name, String(one));
      }
      const body = this.#pieces.length > 0 ? Buffer.concat(this.#pieces) : undefined;
      const response = await fetch(this.url, { method: this.method, headers, body, redirect: 'manual', signal: this.#abort.signal });
      clearTimeout(this.#timer);
      if (this.destroyed && this.aborted) return;
      const message = new Answer(response, this.socket);
      this.res = message;
      if (!this.emit('response', message)) message.resume();
      message.once('close', () => this.emit('close'));
    } catch (error) {
      if (!this.destroyed || !this.aborted) this.emit('error', error.cause?.code ? error.cause : Object.assign(error, { code: error.code ?? 'ECONNREFUSED' }));
    } finally {
      end();
    }
  }
}

const abortion = () => Object.assign(new Error('The operation was aborted'), { name: 'AbortError', code: 'ABORT_ERR' });

/** Where a request goes: `http.request` takes a URL, options, or both. */
function target(protocol, input, options) {
  if (typeof input === 'string' || input instanceof URL) return [new URL(input), options ?? {}];
  const { hostname, host = 'localhost', port, path = '/' } = input;
  const place = hostname ?? String(host).replace(/:\d+$/, '');
  const given = port ?? (hostname ? undefined : /:(\d+)$/.exec(host)?.[1]);
  const name = place.includes(':') && !place.startsWith('[') ? `[${place}]` : place;
  return [new URL(`${input.protocol ?? protocol}//${name}${given ? `:${given}` : ''}${path}`), input];
}

/** Frameworks make one to hang their handlers on: only to listen is refused. */
class Server extends EventEmitter {
  listening = false;
  constructor(options, listener = options) {
    super();
    if (typeof listener === 'function') this.on('request', listener);
  }
  listen() {
    throw Object.assign(new Error("server.listen is not supported by this runtime: a function can't listen"), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
  }
  address() {
    return null;
  }
  close(callback) {
    if (callback) queueMicrotask(callback);
    return this;
  }
  closeAllConnections() {}
  closeIdleConnections() {}
  setTimeout() {
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
}

function client(protocol) {
  const request = (input, options, callback) => {
    if (typeof options === 'function') [options, callback] = [undefined, options];
    const [url, settings] = target(protocol, input, options);
    return new ClientRequest(url, settings, callback);
  };
  const get = (...argumentList) => request(...argumentList).end();
  const createServer = (...argumentList) => new Server(...argumentList);
  return {
    Agent, ClientRequest, IncomingMessage, METHODS, STATUS_CODES, createServer, get, request,
    globalAgent: new Agent({ keepAlive: true }), maxHeaderSize: 16384,
    OutgoingMessage, Server, ServerResponse,
    validateHeaderName() {}, validateHeaderValue() {},
  };
}

export const http = client('http:');
export const https = client('https:');

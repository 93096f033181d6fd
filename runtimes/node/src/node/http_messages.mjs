// The messages of node:http as frameworks use them without a server: adapters hand Express and its like a
// request that they made themselves, and a response whose socket is theirs. What is written there is what
// Node writes: the head as text, then the body.

import Stream, { Readable } from 'node:stream';
import { Buffer } from './buffer.mjs';
import { STATUS_CODES } from './http_status.mjs';

const HEADERS = Symbol('headers');
const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const NOT_IN_VALUES = /[^\t\x20-\x7e\x80-\xff]/;
const WITHOUT_BODY = new Set([204, 304]);

const failure = (Kind, code, message) => Object.assign(new Kind(message), { code });
const key = (name) => String(name).toLowerCase();
const asBytes = (chunk, encoding) => (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);

function checkName(name) {
  if (typeof name !== 'string' || !TOKEN.test(name)) {
    throw failure(TypeError, 'ERR_INVALID_HTTP_TOKEN', `Header name must be a valid HTTP token ["${name}"]`);
  }
}

function checkValue(name, value) {
  if (value === undefined) {
    throw failure(TypeError, 'ERR_HTTP_INVALID_HEADER_VALUE', `Invalid value "undefined" for header "${name}"`);
  }
  if ([value].flat().some((one) => NOT_IN_VALUES.test(String(one)))) {
    throw failure(TypeError, 'ERR_INVALID_CHAR', `Invalid character in header content ["${name}"]`);
  }
}

// Functions and not classes: libraries that are older than classes call them on objects of their own.

/** Of these the first counts, where the values of other names are joined. */
const ONCE = new Set([
  'age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since',
  'if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer', 'retry-after',
  'server', 'user-agent',
]);

/** A message that comes in: a request that an adapter made, or a response. */
export function IncomingMessage(socket) {
  Readable.call(this, { highWaterMark: socket?.readableHighWaterMark });
  Object.assign(this, {
    aborted: false, complete: false, headers: {}, headersDistinct: {}, httpVersion: null, httpVersionMajor: null,
    httpVersionMinor: null, method: null, rawHeaders: [], rawTrailers: [], socket, statusCode: null, statusMessage: null,
    trailers: {}, upgrade: null, url: '',
  });
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);
Object.assign(IncomingMessage.prototype, {
  _read() {},
  setTimeout(delay, callback) {
    if (callback) this.on('timeout', callback);
    this.socket?.setTimeout?.(delay);
    return this;
  },
  /** Names and values in turn, by which adapters say what headers a request has. */
  _addHeaderLines(lines) {
    this.rawHeaders = lines;
    for (const [name, value] of pairs(lines)) this._addHeaderLine(name, value, this.headers);
  },
  _addHeaderLine(name, value, headers) {
    const field = key(name);
    if (field === 'set-cookie') headers[field] = [...(headers[field] ?? []), value];
    else if (headers[field] === undefined) headers[field] = value;
    else if (!ONCE.has(field)) headers[field] += `${field === 'cookie' ? '; ' : ', '}${value}`;
  },
});
aliasOfSocket(IncomingMessage.prototype);

/** What requests and responses that go out have in common. */
export function OutgoingMessage() {
  Stream.call(this);
  Object.assign(this, {
    chunkedEncoding: false, destroyed: false, errored: null, finished: false, outputData: [], sendDate: false,
    shouldKeepAlive: true, socket: null, useChunkedEncodingByDefault: true, writable: true, _contentLength: undefined,
    _hasBody: true, _header: null, _headerSent: false, _trailer: '',
  });
  Object.defineProperty(this, HEADERS, { value: new Map() });
}
Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

const headers = {
  setHeader(name, value) {
    this._checkUnsent('set');
    checkName(name);
    checkValue(name, value);
    this[HEADERS].set(key(name), [name, value]);
    return this;
  },
  setHeaders(headers) {
    for (const [name, value] of headers) this.setHeader(name, value);
    return this;
  },
  appendHeader(name, value) {
    const known = this[HEADERS].get(key(name));
    return known ? this.setHeader(known[0], [known[1], value].flat()) : this.setHeader(name, value);
  },
  getHeader(name) {
    return this[HEADERS].get(key(name))?.[1];
  },
  getHeaderNames() {
    return [...this[HEADERS].keys()];
  },
  getRawHeaderNames() {
    return [...this[HEADERS].values()].map(([name]) => name);
  },
  getHeaders() {
    return Object.assign(Object.create(null), Object.fromEntries([...this[HEADERS]].map(([name, [, value]]) => [name, value])));
  },
  hasHeader(name) {
    return this[HEADERS].has(key(name));
  },
  removeHeader(name) {
    this._checkUnsent('remove');
    this[HEADERS].delete(key(name));
  },
  addTrailers(trailers) {
    for (const [name, value] of Array.isArray(trailers) ? trailers : Object.entries(trailers)) this._trailer += `${name}: ${value}\r\n`;
  },
  flushHeaders() {
    if (!this._header) this._implicitHeader();
    this._send('');
  },
  _checkUnsent(what) {
    if (this._header) throw failure(Error, 'ERR_HTTP_HEADERS_SENT', `Cannot ${what} headers after they are sent to the client`);
  },
  /** Fixes the head, with what nobody set but HTTP wants. */
  _storeHeader(firstLine) {
    const lines = [firstLine];
    for (const [name, value] of this[HEADERS].values()) {
      for (const one of [value].flat()) lines.push(`${name}: ${one}`);
    }
    const isSet = (name) => this[HEADERS].has(name);
    if (this.sendDate && !isSet('date')) lines.push(`Date: ${new Date().toUTCString()}`);
    if (!isSet('connection')) {
      const stays = this.shouldKeepAlive && (isSet('content-length') || this.useChunkedEncodingByDefault);
      lines.push(`Connection: ${stays ? 'keep-alive' : 'close'}`);
    }
    if (isSet('transfer-encoding')) {
      this.chunkedEncoding = /\bchunked\b/i.test(this.getHeader('transfer-encoding'));
    } else if (!isSet('content-length') && this._hasBody && this.useChunkedEncodingByDefault) {
      this.chunkedEncoding = this._contentLength === undefined;
      lines.push(this.chunkedEncoding ? 'Transfer-Encoding: chunked' : `Content-Length: ${this._contentLength}`);
    }
    this._header = `${lines.join('\r\n')}\r\n\r\n`;
  },
};

const body = {
  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) {
      const received = Object(chunk) === chunk ? `an instance of ${chunk.constructor?.name}` : chunk == null ? chunk : `type ${typeof chunk} (${chunk})`;
      throw failure(TypeError, 'ERR_INVALID_ARG_TYPE', `The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. Received ${received}`);
    }
    if (this.finished) {
      const error = failure(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end');
      process.nextTick(() => {
        callback?.(error);
        this.emit('error', error);
      });
      return false;
    }
    return this._writeBody(chunk, encoding, callback);
  },
  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') [chunk, callback] = [undefined, chunk];
    else if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    if (this.finished) {
      if (callback) process.nextTick(callback);
      return this;
    }
    const hasChunk = chunk !== undefined && chunk !== null;
    if (!this._header) {
      this._contentLength = hasChunk ? asBytes(chunk, encoding).length : 0;
      this._implicitHeader();
    }
    if (hasChunk) this._writeBody(chunk, encoding);
    if (callback) this.once('finish', callback);
    this.finished = true;
    const finish = () => this.emit('finish');
    if (this._hasBody && this.chunkedEncoding) this._send(`0\r\n${this._trailer}\r\n`, 'latin1', finish);
    else if (!this._headerSent || hasChunk) this._send('', 'latin1', finish);
    else process.nextTick(finish);
    this.emit('prefinish');
    return this;
  },
  _writeBody(chunk, encoding, callback) {
    if (!this._header) this._implicitHeader();
    if (!this._hasBody) {
      if (callback) process.nextTick(callback);
      return true;
    }
    if (!this.chunkedEncoding || chunk.length === 0) return this._send(chunk, encoding, callback);
    const bytes = asBytes(chunk, encoding);
    this._send(`${bytes.length.toString(16)}\r\n`, 'latin1');
    this._send(bytes);
    return this._send('\r\n', 'latin1', callback);
  },
  /** Hands on what is written, the head before all else. */
  _send(data, encoding, callback) {
    if (!this._headerSent) {
      this._headerSent = true;
      if (typeof data === 'string' && /^(?:utf-?8|latin1|binary)?$/i.test(encoding ?? '')) data = this._header + data;
      else this._writeRaw(this._header, 'latin1');
    }
    return this._writeRaw(data, encoding, callback);
  },
  _writeRaw(data, encoding, callback) {
    if (this.destroyed) return false;
    if (this.socket?.writable) return this.socket.write(data, encoding, callback);
    this.outputData.push({ data, encoding, callback });
    return false;
  },
  cork() {
    this.socket?.cork?.();
  },
  uncork() {
    this.socket?.uncork?.();
  },
  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.errored = error ?? null;
    this.socket?.destroy?.(error);
    return this;
  },
  setTimeout(delay, callback) {
    if (callback) this.on('timeout', callback);
    this.socket?.setTimeout?.(delay);
    return this;
  },
};
Object.assign(OutgoingMessage.prototype, headers, body);
aliasOfSocket(OutgoingMessage.prototype);
defineGetters(OutgoingMessage.prototype, {
  headersSent: (message) => Boolean(message._header),
  writableCorked: () => 0,
  writableEnded: (message) => message.finished,
  writableFinished: (message) => message.finished && message.outputData.length === 0,
  writableHighWaterMark: (message) => message.socket?.writableHighWaterMark ?? 16384,
  writableLength: (message) => message.outputData.reduce((sum, { data }) => sum + data.length, 0),
  writableNeedDrain: () => false,
  writableObjectMode: () => false,
});

/** The answer to `request`, of which only method and version matter. */
export function ServerResponse(request) {
  OutgoingMessage.call(this);
  Object.assign(this, { req: request, sendDate: true, statusCode: 200, statusMessage: undefined });
  if (request?.method === 'HEAD') this._hasBody = false;
  if (request?.httpVersionMajor < 1 || request?.httpVersionMinor < 1) this.useChunkedEncodingByDefault = false;
}
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);
Object.assign(ServerResponse.prototype, {
  assignSocket(socket) {
    if (socket._httpMessage) throw failure(Error, 'ERR_HTTP_SOCKET_ASSIGNED', 'ServerResponse has an already assigned socket');
    socket._httpMessage = this;
    this.socket = socket;
    this.emit('socket', socket);
    for (const { data, encoding, callback } of this.outputData.splice(0)) socket.write(data, encoding, callback);
  },
  detachSocket(socket) {
    socket._httpMessage = null;
    this.socket = null;
  },
  writeHead(status, reason, given) {
    this._checkUnsent('write');
    const code = status | 0;
    if (code < 100 || code > 999) throw failure(RangeError, 'ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${status}`);
    if (typeof reason === 'string') this.statusMessage = reason;
    else given ??= reason;
    this.statusCode = code;
    this.statusMessage ||= STATUS_CODES[code] || 'unknown';
    for (const [name, value] of pairs(given)) this.setHeader(name, value);
    if (WITHOUT_BODY.has(code) || code < 200) this._hasBody = false;
    this._storeHeader(`HTTP/1.1 ${code} ${this.statusMessage}`);
    return this;
  },
  /** The head of what is written before there was one, through the method that middleware replaces. */
  _implicitHeader() {
    this.writeHead(this.statusCode);
  },
  writeContinue(callback) {
    this._writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'latin1', callback);
  },
});
ServerResponse.prototype.writeHeader = ServerResponse.prototype.writeHead;

/** Headers as an object, or as a list of pairs or of names and values in turn. */
function pairs(headers = {}) {
  if (!Array.isArray(headers)) return Object.entries(headers);
  if (Array.isArray(headers[0])) return headers;
  return headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1]]] : []));
}

function aliasOfSocket(prototype) {
  Object.defineProperty(prototype, 'connection', {
    get() {
      return this.socket;
    },
    set(socket) {
      this.socket = socket;
    },
    configurable: true,
  });
}

function defineGetters(prototype, getters) {
  for (const [name, get] of Object.entries(getters)) {
    Object.defineProperty(prototype, name, {
      get() {
        return get(this);
      },
      configurable: true,
    });
  }
}

// What AWS's runtime client asks of its native part and of its own HTTP client, as typed calls.

import { assigned, beginResponse, endResponse, error, exit, initError, next, response, standsBy, writeResponse } from 'virga:runtime/runtime-api@0.1.0';
import { Writable } from 'node:stream';
import { Buffer } from './node/buffer.mjs';

/** The calls: in a rehearsal others stand in for them. */
export const service = { assigned, beginResponse, endResponse, error, exit, initError, next, response, standsBy, writeResponse };

const encoder = new TextEncoder();

function add(headers, name, value) {
  if (value !== undefined && value !== null) headers[name] = value;
}

/** The calls of the native client. */
export const nativeClient = {
  async next() {
    const invocation = service.next();
    const headers = {
      'lambda-runtime-aws-request-id': invocation.requestId,
      'lambda-runtime-deadline-ms': String(invocation.deadlineMs),
      'lambda-runtime-invoked-function-arn': invocation.functionArn,
      'content-type': 'application/json',
    };
    // One by one: a loop over a list takes the engine longer than the rest of a call.
    add(headers, 'lambda-runtime-trace-id', invocation.traceId);
    add(headers, 'lambda-runtime-client-context', invocation.clientContext);
    add(headers, 'lambda-runtime-cognito-identity', invocation.cognitoIdentity);
    add(headers, 'lambda-runtime-aws-tenant-id', invocation.tenantId);
    return { bodyJson: invocation.event, headers };
  },
  done(id, body) {
    service.response(decodeURIComponent(id), 'application/json', body);
  },
  error(id, body) {
    service.error(decodeURIComponent(id), encoder.encode(body));
  },
};

/** The request by which a response is streamed. */
class StreamedResponse extends Writable {
  outputData = [];
  outputSize = 0;
  #id;
  #headers;
  #trailers;
  #begun = false;
  #answer;

  constructor({ path, headers, highWaterMark }, answer) {
    super({ highWaterMark });
    this.#id = decodeURIComponent(/invocation\/([^/]+)\/response$/.exec(path)[1]);
    this.#headers = headers;
    this.#answer = answer;
  }
  setHeader(name, value) {
    this.#headers[name] = value;
  }
  addTrailers(trailers) {
    this.#trailers = trailers;
  }
  #begin() {
    if (this.#begun) return;
    this.#begun = true;
    service.beginResponse(this.#id, this.#headers['Content-Type']);
  }
  _write(chunk, encoding, callback) {
    this.#begin();
    service.writeResponse(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    callback();
  }
  _final(callback) {
    this.#begin();
    const kind = this.#trailers?.['Lambda-Runtime-Function-Error-Type'];
    const body = this.#trailers?.['Lambda-Runtime-Function-Error-Body'];
    service.endResponse(kind === undefined ? undefined : [kind, Buffer.from(body, 'base64')]);
    callback();
    const answered = new Writable();
    Object.assign(answered, { statusCode: 202, statusMessage: 'Accepted', headers: {} });
    this.#answer(answered);
    globalThis.setImmediate(() => answered.emit('end'));
  }
}

/** The report that initialisation failed. */
class Report extends Writable {
  #pieces = [];
  #options;
  #answer;
  constructor(options, answer) {
    super();
    this.#options = options;
    this.#answer = answer;
  }
  _write(chunk, _encoding, callback) {
    this.#pieces.push(chunk);
    callback();
  }
  _final(callback) {
    service.initError(this.#options.headers['Lambda-Runtime-Function-Error-Type'], Buffer.concat(this.#pieces));
    callback();
    service.exit(1);
  }
}

/** What stands for `http` towards AWS's client. */
export const serviceHttp = {
  Agent: class {},
  request(options, answer) {
    return /\/init\/error$/.test(options.path) ? new Report(options, answer) : new StreamedResponse(options, answer);
  },
};

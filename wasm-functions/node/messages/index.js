// What frameworks do with node:http without a server: adapters for Lambda make the request and the response
// themselves, and read what is written to a socket of theirs.
'use strict';

const { tracingChannel } = require('node:diagnostics_channel');
const http = require('node:http');
const { PassThrough } = require('node:stream');

class Request extends http.IncomingMessage {
  constructor({ method, url, headers, body }) {
    const socket = new PassThrough();
    socket.remoteAddress = '192.0.2.1';
    super(socket);
    Object.assign(this, { method, url, headers, httpVersionMajor: 1, httpVersionMinor: 1, complete: true });
    this._read = () => {
      this.push(body);
      this.push(null);
    };
  }
}

/** What an application writes in answer to a request, as text. */
function written(request, application) {
  const response = new http.ServerResponse(request);
  response.sendDate = false;
  const socket = new PassThrough();
  const pieces = [];
  socket.on('data', (piece) => pieces.push(piece));
  response.assignSocket(socket);
  return new Promise((resolve) => {
    response.on('finish', () => setImmediate(() => resolve(Buffer.concat(pieces).toString())));
    application(request, response);
  });
}

const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  response.setHeader('Content-Type', 'text/plain');
  response.appendHeader('Set-Cookie', 'a=1');
  response.appendHeader('set-cookie', 'b=2');
  response.end(`${request.method} ${request.url} ${request.socket.remoteAddress} ${body}`);
});
const application = (request, response) => server.emit('request', request, response);

function refused(run) {
  try {
    return run();
  } catch ({ code, message }) {
    return `${code}: ${message}`;
  }
}

function traced() {
  const channel = tracingChannel('orders');
  const events = [];
  const note = (event) => ({ id }) => events.push(`${event} ${id}`);
  channel.subscribe({ start: note('start'), end: note('end'), error: note('error') });
  channel.traceSync(() => events.push('running'), { id: 1 });
  refused(() => channel.traceSync(() => null.field, { id: 2 }));
  return events;
}

exports.handler = async () => {
  const get = { method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 };
  const sent = new http.ServerResponse(get).writeHead(200);
  return {
    application: await written(new Request({ method: 'POST', url: '/orders', headers: {}, body: '{"id": 7}' }), application),
    pieces: await written(get, (_request, response) => {
      response.write('größe');
      response.end(Buffer.from('!'));
    }),
    head: await written({ ...get, method: 'HEAD' }, (_request, response) => response.end('unseen')),
    empty: await written(get, (_request, response) => response.writeHead(204, { 'X-Order': 7 }).end()),
    refused: [
      refused(() => sent.setHeader('late', '1')),
      refused(() => sent.writeHead(500)),
      refused(() => new http.ServerResponse(get).setHeader('no name', '1')),
      refused(() => new http.ServerResponse(get).setHeader('name', undefined)),
      refused(() => new http.ServerResponse(get).writeHead(42)),
      refused(() => new http.ServerResponse(get).write(5)),
    ],
    traced: traced(),
  };
};

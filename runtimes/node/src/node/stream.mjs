// node:stream: Node's own streams, as the package `readable-stream` carries them.

import readable from 'readable-stream/lib/ours/browser.js';

// What `require('stream')` answers is the oldest of them, which others are derived from.
const stream = readable.Stream;
const { Readable, Writable } = stream;

// The web's streams and Node's, into each other.
Readable.fromWeb ??= fromWeb;
Readable.toWeb ??= toWeb;
const nativeFrom = Readable.from;
Readable.from = (source, options) => (source instanceof ReadableStream ? fromWeb(source, options) : nativeFrom(source, options));

function fromWeb(source, options) {
  const reader = source.getReader();
  return new Readable({
    ...options,
    read() {
      reader.read().then(({ done, value }) => this.push(done ? null : options?.objectMode ? value : globalThis.Buffer.from(value)), (error) => this.destroy(error));
    },
    destroy(error, callback) {
      reader.cancel(error).then(() => callback(error), () => callback(error));
    },
  });
}

function toWeb(source) {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? new TextEncoder().encode(value) : new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    },
    cancel: () => source.destroy(),
  });
}

async function gathered(source) {
  const pieces = [];
  for await (const piece of source) pieces.push(typeof piece === 'string' ? globalThis.Buffer.from(piece) : piece);
  return globalThis.Buffer.concat(pieces);
}

export const consumers = {
  buffer: gathered,
  arrayBuffer: async (source) => new Uint8Array(await gathered(source)).buffer,
  blob: async (source) => new Blob([await gathered(source)]),
  json: async (source) => JSON.parse((await gathered(source)).toString()),
  text: async (source) => (await gathered(source)).toString(),
};

export const { Duplex, Transform, PassThrough, pipeline, finished, promises } = stream;
export { Readable, Writable };
export default stream;

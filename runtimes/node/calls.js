// The calls of each start and each invocation, in the place of what componentize-js generates for them: each look
// into the memory, and each piece of it that is made or freed, costs an engine that is interpreted itself dearly.
//
// The body of a function, that of `$memory`, `$realloc`, `$dealloc` and `host`: the calls of the host, for which in a
// rehearsal others stand in. It is made where scripts run, not where the rest of the glue does, since the engine
// takes the long way from one to the other.
const TEXT_DECODER_UTF8 = new TextDecoder();
const TEXT_ENCODER_UTF8 = new TextEncoder();

/** The memory up to `end`, and as numbers of 32 bits. It is another object once it has grown. */
let buffer = $memory.buffer;
let end = 0;
let words = new Uint32Array(0);

/** Room for texts that are handed to the host, as long as none takes more than three bytes a letter. */
const ROOM = 1 << 16;
const SHORT = ROOM / 3;
const roomAt = $realloc(0, 0, 8, ROOM);
let room = new Uint8Array(0);

/** Has the views show the memory up to `needed` at least. */
function show(needed) {
  // What has grown may have taken the old views with it.
  if (needed <= end && room.length !== 0) return;
  buffer = $memory.buffer;
  end = buffer.byteLength;
  words = new Uint32Array(buffer, 0, end >>> 2);
  room = new Uint8Array(buffer, roomAt, ROOM);
}

/** A text that the host has written. */
function read(pointer, length) {
  if (length === 0) return '';
  show(pointer + length);
  return TEXT_DECODER_UTF8.decode(new Uint8Array(buffer, pointer, length));
}

/** The same, which nobody needs there any more. */
function take(pointer, length) {
  const text = read(pointer, length);
  if (length !== 0) $dealloc(pointer, length, 1);
  return text;
}

/** Writes a text: where, and how long it is there. */
function put(text) {
  const bytes = TEXT_ENCODER_UTF8.encode(text);
  const pointer = $realloc(0, 0, 1, bytes.length);
  show(pointer + bytes.length);
  new Uint8Array(buffer, pointer, bytes.length).set(bytes);
  return [pointer, bytes.length];
}

/** Has `call` done with the text's address and length. */
function lend(text, call) {
  if (text.length <= SHORT) {
    show(0);
    return call(roomAt, TEXT_ENCODER_UTF8.encodeInto(text, room).written);
  }
  const [pointer, length] = put(text);
  try {
    return call(pointer, length);
  } finally {
    $dealloc(pointer, length, 1);
  }
}

/** Where the identifier and the content type of the invocation that is served lie: its response has the same. */
const served = { id: '', idAt: 0, idLength: 0, typeAt: 0, typeLength: 0 };

/** How long the record `invocation` of the interface is, in bytes. */
const RECORD = 88;

/** The record, with its event as text and without its content type, which is JSON's. */
function takeInvocation() {
  if (served.idLength !== 0) $dealloc(served.idAt, served.idLength, 1);
  if (served.typeLength !== 0) $dealloc(served.typeAt, served.typeLength, 1);
  const record = host.next();
  show(record + RECORD);
  // A copy: what is decoded may let the memory grow.
  const fields = words.slice(record >>> 2, (record + RECORD) >>> 2);
  $dealloc(record);
  const option = (at) => (fields[at] & 1 ? take(fields[at + 1], fields[at + 2]) : undefined);
  served.idAt = fields[0];
  served.idLength = fields[1];
  served.typeAt = fields[4];
  served.typeLength = fields[5];
  served.id = read(fields[0], fields[1]);
  return {
    requestId: served.id,
    event: take(fields[2], fields[3]),
    deadlineMs: fields[7] * 2 ** 32 + fields[6],
    functionArn: take(fields[8], fields[9]),
    traceId: option(10),
    clientContext: option(13),
    cognitoIdentity: option(16),
    tenantId: option(19),
  };
}

/** The response to the invocation that is served: JSON, as text. */
function handOver(id, _type, text) {
  if (id !== served.id) throw new Error(`the invocation ${id} is not the one that is served`);
  lend(text, (pointer, length) => host.response(served.idAt, served.idLength, served.typeAt, served.typeLength, pointer, length));
}

/** The variables, as JSON. */
function takeVariables() {
  const record = host.variables();
  show(record + 8);
  const text = take(words[record >>> 2], words[(record >>> 2) + 1]);
  $dealloc(record);
  return text;
}

const KINDS = ['nothing', 'file', 'directory'];

/** What there is at a path. */
const lookAt = (path) => KINDS[lend(path, host.look)];

/** The text of a file, if there is one. */
function readFile(path) {
  const record = lend(path, host.read);
  show(record + 12);
  const at = record >>> 2;
  const text = words[at] & 1 ? take(words[at + 1], words[at + 2]) : undefined;
  $dealloc(record);
  return text;
}

/** Has functions of `others` stand in for the host, or the host again. They take and give texts. */
function standIn(others) {
  if (others === undefined) return void Object.assign(host, real);
  const record = (...fields) => {
    const numbers = fields.flat();
    const pointer = $realloc(0, 0, 8, numbers.length * 4);
    show(pointer + numbers.length * 4);
    words.set(numbers, pointer >>> 2);
    return pointer;
  };
  const option = (text) => (text === undefined ? [0, 0, 0] : [1, ...put(text)]);
  Object.assign(host, {
    next() {
      const { requestId, event, functionArn, traceId } = others.next();
      const deadline = [0, 0];
      const head = [put(requestId), put(event), put('application/json'), deadline, put(functionArn)];
      return record(...head, option(traceId), option(), option(), option());
    },
    response: () => others.response(),
    variables: () => record(put(others.variables())),
    look: (pointer, length) => KINDS.indexOf(others.look(read(pointer, length))),
    read: (pointer, length) => record(option(others.read(read(pointer, length)))),
  });
}
const real = { ...host };

return { next: takeInvocation, response: handOver, variables: takeVariables, look: lookAt, read: readFile, standIn };

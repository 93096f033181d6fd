// The two calls of each invocation, in the place of what componentize-js generates for them: each look into the
// memory, and each piece of it that is made or freed, costs an engine that is interpreted itself dearly.

/** Where the identifier and the content type of the invocation that is served lie: its response has the same. */
let served = { id: '', words: [] };

/** A text that the host has written. */
const read = (pointer, length) => (length === 0 ? '' : TEXT_DECODER_UTF8.decode(new Uint8Array($memory.buffer, pointer, length)));

function take(pointer, length) {
  const text = read(pointer, length);
  if (length !== 0) $dealloc(pointer, length, 1);
  return text;
}

/** The record `invocation` of the interface, with its event as text and without its content type, which is JSON's. */
function takeInvocation(next) {
  for (const at of [0, 4]) if (served.words[at + 1]) $dealloc(served.words[at], served.words[at + 1], 1);
  const record = next();
  const words = new Uint32Array($memory.buffer, record, 22).slice();
  $dealloc(record);
  const id = read(words[0], words[1]);
  served = { id, words };
  return {
    requestId: id,
    event: take(words[2], words[3]),
    deadlineMs: words[7] * 2 ** 32 + words[6],
    functionArn: take(words[8], words[9]),
    traceId: words[10] & 1 ? take(words[11], words[12]) : undefined,
    clientContext: words[13] & 1 ? take(words[14], words[15]) : undefined,
    cognitoIdentity: words[16] & 1 ? take(words[17], words[18]) : undefined,
    tenantId: words[19] & 1 ? take(words[20], words[21]) : undefined,
  };
}

/** Texts up to this length are encoded into room for the longest that they can become. */
const SHORT = 1 << 16;

/** The response to the invocation that is served: JSON, as text. */
function handOver(response, id, text) {
  if (id !== served.id) throw new Error(`the invocation ${id} is not the one that is served`);
  const { words } = served;
  if (text.length > SHORT) {
    const { ptr, len } = _utf8AllocateAndEncode(text, $realloc, $memory);
    return response(words[0], words[1], words[4], words[5], ptr, len);
  }
  const room = 3 * text.length;
  const pointer = $realloc(0, 0, 1, room);
  const { written } = TEXT_ENCODER_UTF8.encodeInto(text, new Uint8Array($memory.buffer, pointer, room));
  return response(words[0], words[1], words[4], words[5], pointer, written);
}

// The web's interfaces that the engine has none of or other ones than Node.

import { during } from './event_loop.mjs';

const nativeFetch = globalThis.fetch;

/** What kept fetch from an answer, as Node tells it. */
function failure(url, error) {
  const cause = url.protocol === 'https:'
    ? Object.assign(new Error(`connect ECONNREFUSED ${url.host}: https is not supported by this runtime; services of Virga are reached by http`), { code: 'ECONNREFUSED' })
    : Object.assign(new Error(`connect ECONNREFUSED ${url.host}`), { code: 'ECONNREFUSED', inner: error });
  return new TypeError('fetch failed', { cause });
}

async function fetch(input, options) {
  const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url);
  const signal = options?.signal ?? input?.signal;
  signal?.throwIfAborted();
  const { signal: _signal, redirect: _redirect, ...rest } = options ?? {};
  const answer = nativeFetch(input, rest);
  answer.catch(() => {});
  let abort;
  const aborted = new Promise((_resolve, reject) => {
    abort = () => reject(signal.reason);
    signal?.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw failure(url, error);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

export function install() {
  Object.defineProperty(globalThis, 'fetch', {
    value: (input, options) => during(fetch(input, options)),
    writable: true,
    configurable: true,
  });
}

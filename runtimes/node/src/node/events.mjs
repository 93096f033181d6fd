// node:events: the package `events`, with what Node has added since.

import EventEmitter from 'events';

const { once } = EventEmitter;

/** The events of one name, one after the other. */
async function* on(emitter, name, { signal } = {}) {
  const waiting = [];
  let wake;
  let failure;
  const listener = (...argumentList) => {
    waiting.push(argumentList);
    wake?.();
  };
  const fail = (error) => {
    failure = { error };
    wake?.();
  };
  const abort = () => fail(Object.assign(new Error('The operation was aborted'), { name: 'AbortError', code: 'ABORT_ERR' }));
  emitter.on(name, listener);
  emitter.on('error', fail);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    for (;;) {
      while (waiting.length > 0) yield waiting.shift();
      if (failure) throw failure.error;
      await new Promise((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    emitter.off(name, listener);
    emitter.off('error', fail);
    signal?.removeEventListener('abort', abort);
  }
}

Object.assign(EventEmitter, {
  on,
  once,
  EventEmitter,
  EventEmitterAsyncResource: EventEmitter,
  addAbortListener(signal, listener) {
    signal.addEventListener('abort', listener, { once: true });
    return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) };
  },
  captureRejectionSymbol: Symbol.for('nodejs.rejection'),
  captureRejections: false,
  errorMonitor: Symbol('events.errorMonitor'),
  getEventListeners: (emitter, name) => emitter.listeners?.(name) ?? [],
  getMaxListeners: (emitter) => emitter.getMaxListeners?.() ?? EventEmitter.defaultMaxListeners,
  setMaxListeners(count = EventEmitter.defaultMaxListeners, ...emitters) {
    if (emitters.length === 0) EventEmitter.defaultMaxListeners = count;
    for (const emitter of emitters) emitter.setMaxListeners?.(count);
  },
});

const { emit } = EventEmitter.prototype;
EventEmitter.prototype.emit = function (name, ...argumentList) {
  if (name === 'error' && this.listenerCount(EventEmitter.errorMonitor) > 0) {
    emit.call(this, EventEmitter.errorMonitor, ...argumentList);
  }
  return emit.call(this, name, ...argumentList);
};

export { EventEmitter };
export default EventEmitter;

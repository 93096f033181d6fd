// node:async_hooks. The engine doesn't tell which call an `await` goes on from: what `run` was given holds
// until the promise that its callback answers is settled, which is right for one thing at a time, as
// invocations are; two that run at once see each other's.

export class AsyncLocalStorage {
  #store;
  #enabled = true;

  run(store, callback, ...argumentList) {
    const before = this.#store;
    this.#store = store;
    this.#enabled = true;
    let result;
    try {
      result = callback(...argumentList);
    } catch (error) {
      this.#store = before;
      throw error;
    }
    if (typeof result?.then !== 'function') {
      this.#store = before;
      return result;
    }
    const restore = () => {
      if (this.#store === store) this.#store = before;
    };
    result.then(restore, restore);
    return result;
  }

  exit(callback, ...argumentList) {
    return this.run(undefined, callback, ...argumentList);
  }

  getStore() {
    return this.#enabled ? this.#store : undefined;
  }

  enterWith(store) {
    this.#enabled = true;
    this.#store = store;
  }

  disable() {
    this.#enabled = false;
  }

  static bind(callback) {
    return callback;
  }

  static snapshot() {
    return (callback, ...argumentList) => callback(...argumentList);
  }
}

let lastId = 1;

export class AsyncResource {
  #id = ++lastId;

  constructor(type) {
    this.type = type;
  }

  runInAsyncScope(callback, self, ...argumentList) {
    return callback.apply(self, argumentList);
  }

  bind(callback, self) {
    return callback.bind(self);
  }

  static bind(callback, _type, self) {
    return callback.bind(self);
  }

  emitDestroy() {
    return this;
  }

  asyncId() {
    return this.#id;
  }

  triggerAsyncId() {
    return 1;
  }
}

const hook = { enable: () => hook, disable: () => hook };

export default {
  AsyncLocalStorage,
  AsyncResource,
  createHook: () => hook,
  executionAsyncId: () => 1,
  executionAsyncResource: () => ({}),
  triggerAsyncId: () => 0,
};

// node:diagnostics_channel: libraries tell of what they do, to whoever subscribed.

export class Channel {
  #subscribers = [];
  #stores = new Map();
  constructor(name) {
    this.name = name;
  }
  get hasSubscribers() {
    return this.#subscribers.length > 0 || this.#stores.size > 0;
  }
  subscribe(subscriber) {
    this.#subscribers = [...this.#subscribers, subscriber];
  }
  unsubscribe(subscriber) {
    const index = this.#subscribers.indexOf(subscriber);
    if (index >= 0) this.#subscribers = this.#subscribers.toSpliced(index, 1);
    return index >= 0;
  }
  publish(message) {
    for (const subscriber of this.#subscribers) {
      try {
        subscriber(message, this.name);
      } catch (error) {
        // Nobody's who publishes: it ends the process as what nobody catches does.
        process.nextTick(() => {
          throw error;
        });
      }
    }
  }
  bindStore(store, transform = (message) => message) {
    this.#stores.set(store, transform);
  }
  unbindStore(store) {
    return this.#stores.delete(store);
  }
  runStores(message, callback, self, ...given) {
    const publishing = () => {
      this.publish(message);
      return Reflect.apply(callback, self, given);
    };
    const within = (run, [store, transform]) => () => store.run(transform(message), run);
    return [...this.#stores].reduce(within, publishing)();
  }
}

const channels = new Map();

export function channel(name) {
  if (!channels.has(name)) channels.set(name, new Channel(name));
  return channels.get(name);
}

const EVENTS = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

class TracingChannel {
  constructor(given) {
    for (const event of EVENTS) this[event] = typeof given === 'string' ? channel(`tracing:${given}:${event}`) : given[event];
  }
  get hasSubscribers() {
    return EVENTS.some((event) => this[event]?.hasSubscribers);
  }
  subscribe(handlers) {
    for (const event of EVENTS) if (handlers[event]) this[event].subscribe(handlers[event]);
  }
  unsubscribe(handlers) {
    return EVENTS.map((event) => !handlers[event] || this[event].unsubscribe(handlers[event])).every(Boolean);
  }
  traceSync(callback, context = {}, self, ...given) {
    if (!this.hasSubscribers) return Reflect.apply(callback, self, given);
    return this.#traced(context, () => {
      context.result = Reflect.apply(callback, self, given);
      return context.result;
    });
  }
  tracePromise(callback, context = {}, self, ...given) {
    if (!this.hasSubscribers) return Reflect.apply(callback, self, given);
    const over = (name, value) => {
      context[name] = value;
      if (name === 'error') this.error.publish(context);
      this.asyncStart.publish(context);
      this.asyncEnd.publish(context);
    };
    return this.#traced(context, () => Promise.resolve(Reflect.apply(callback, self, given)).then(
      (result) => {
        over('result', result);
        return result;
      },
      (error) => {
        over('error', error);
        throw error;
      },
    ));
  }
  traceCallback(callback, position = -1, context = {}, self, ...given) {
    if (!this.hasSubscribers) return Reflect.apply(callback, self, given);
    const { asyncStart, asyncEnd, error: failed } = this;
    const told = given.at(position);
    const tells = function (error, result) {
      if (error) {
        context.error = error;
        failed.publish(context);
      } else context.result = result;
      return asyncStart.runStores(context, () => {
        try {
          return Reflect.apply(told, this, arguments);
        } finally {
          asyncEnd.publish(context);
        }
      });
    };
    return this.#traced(context, () => Reflect.apply(callback, self, given.with(position, tells)));
  }
  #traced(context, run) {
    return this.start.runStores(context, () => {
      try {
        return run();
      } catch (error) {
        context.error = error;
        this.error.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }
}

export const diagnosticsChannel = {
  Channel,
  channel,
  hasSubscribers: (name) => channels.get(name)?.hasSubscribers ?? false,
  subscribe: (name, subscriber) => channel(name).subscribe(subscriber),
  tracingChannel: (given) => new TracingChannel(given),
  unsubscribe: (name, subscriber) => channel(name).unsubscribe(subscriber),
};

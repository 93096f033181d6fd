const failing = {
  throw() {
    throw new TypeError('it went wrong');
  },
  reject: () => Promise.reject(new RangeError('too far')),
  string() {
    throw 'only words';
  },
  own() {
    class OrderError extends Error {
      name = 'OrderError';
    }
    throw new OrderError('no such order');
  },
  late() {
    setTimeout(() => {
      throw new Error('nobody catches');
    }, 1);
    return new Promise((resolve) => setTimeout(resolve, 1000));
  },
  exit: () => process.exit(3),
  circle() {
    const circle = {};
    circle.circle = circle;
    return circle;
  },
  loop() {
    for (;;);
  },
  memory() {
    const kept = [];
    for (;;) kept.push(new Uint8Array(1 << 20).fill(1));
  },
  stack: () => failing.stack(),
  forever: () => new Promise(() => {}),
  nothing: () => undefined,
  addon: () => require('./addon.node'),
};

exports.handler = async ({ fail }) => failing[fail]();

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
  full() {
    const { closeSync, openSync, rmSync, writeSync } = require('node:fs');
    const file = openSync('/tmp/full', 'w');
    const piece = Buffer.alloc(1 << 20);
    try {
      for (;;) writeSync(file, piece);
    } catch ({ code, errno, message }) {
      return [code, errno, message];
    } finally {
      closeSync(file);
      rmSync('/tmp/full');
    }
  },
  wasteful() {
    let sum = 0;
    for (let number = 0; number < 500; number++) sum += Buffer.alloc(1 << 20).length;
    return sum;
  },
  escape() {
    const told = [];
    for (const path of ['/etc/passwd', '/tmp/../../etc/passwd', '/proc/self/environ']) {
      try {
        told.push(require('node:fs').readFileSync(path, 'utf8'));
      } catch (error) {
        told.push(error.code);
      }
    }
    return told;
  },
  overwrite() {
    const fs = require('node:fs');
    const own = '/var/task/index.js';
    const ways = [() => fs.writeFileSync(own, ''), () => fs.renameSync(own, '/var/task/other.js'), () => fs.unlinkSync(own)];
    return ways.map((way) => {
      try {
        return way();
      } catch (error) {
        return error.code;
      }
    });
  },
  spawn: () => require('node:child_process').spawn('ls'),
  thread: () => new (require('node:worker_threads').Worker)('/var/task/index.js'),
  dial: () => fetch('http://93.184.216.34/').then(String, (error) => error.message),
  loud() {
    for (let number = 0; number < 20_000; number++) console.log('a line that is written very often indeed', number);
    return 'written';
  },
  large: () => 'x'.repeat(5_000_000),
  long: () => 'x'.repeat(7_000_000),
  addon: () => require('./addon.node'),
};

exports.handler = async ({ fail }) => failing[fail]();

const { setImmediate: turn, setTimeout: sleep } = require('node:timers/promises');

const rejecting = {
  async nobody() {
    Promise.reject(new RangeError('nobody handles'));
    await sleep(60_000);
  },
  async words() {
    Promise.reject('only words');
    await sleep(60_000);
  },
  async inside() {
    await null;
    (async () => {
      await null;
      throw new TypeError('inside');
    })();
    await sleep(60_000);
  },
  async tooLate() {
    const promise = Promise.reject(new Error('too late'));
    setImmediate(() => promise.catch(() => {}));
    await sleep(60_000);
  },
  async inTime() {
    const promise = Promise.reject(new Error('in time'));
    for (let reaction = 0; reaction < 20; reaction += 1) await null;
    return promise.catch(({ message }) => message);
  },
  /** What Node.js tells those who listen, in which order. */
  async told() {
    const told = [];
    const promise = Promise.reject(new Error('handled later'));
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (reason, other) => told.push(`${reason}`, other === promise));
    process.on('rejectionHandled', (other) => told.push('handled', other === promise));
    Promise.reject(undefined);
    await turn();
    told.push('later');
    promise.catch(() => told.push('caught'));
    await turn();
    return told;
  },
  async unheard() {
    process.removeAllListeners('unhandledRejection');
    Promise.reject({ a: 1 });
    await sleep(60_000);
  },
};

exports.handler = async ({ fail }) => rejecting[fail]();

// What `readable-stream` needs of a process before there is one.
module.exports = { env: {}, nextTick: (callback, ...argumentList) => queueMicrotask(() => callback(...argumentList)) };

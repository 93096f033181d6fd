// Modules of Node's whose work needs what a sandbox hasn't: they can be loaded, and say what they can't do.

import EventEmitter from 'node:events';

export function refused(module, name) {
  return () => {
    const error = new Error(`${module}.${name} is not supported by this runtime`);
    throw Object.assign(error, { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
  };
}

const all = (module, names) => Object.fromEntries(names.map((name) => [name, refused(module, name)]));

const isIPv4 = (text) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/.test(text) && !String(text).endsWith('.');
const isIPv6 = (text) => {
  try {
    return /:/.test(text) && Boolean(new URL(`http://[${text}]`));
  } catch {
    return false;
  }
};

export const net = {
  ...all('net', ['connect', 'createConnection', 'createServer']),
  Socket: class Socket extends EventEmitter {
    connect = refused('net', 'Socket.connect');
  },
  Server: class Server extends EventEmitter {
    listen = refused('net', 'Server.listen');
  },
  isIP: (text) => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0),
  isIPv4,
  isIPv6,
};

export const tls = {
  ...all('tls', ['connect', 'createServer', 'createSecureContext']),
  TLSSocket: net.Socket,
  rootCertificates: [],
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
};

function lookup(name, options, callback = options) {
  const known = isIPv4(name) ? name : name === 'localhost' ? '127.0.0.1' : undefined;
  const failure = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname: name });
  const answer = known ? (options?.all ? [null, [{ address: known, family: 4 }]] : [null, known, 4]) : [failure];
  globalThis.setImmediate(callback, ...answer);
}

const names = ['resolve', 'resolve4', 'resolve6', 'resolveCname', 'resolveMx', 'resolveNs', 'resolveSrv', 'resolveTxt', 'reverse'];
export const dns = {
  ...all('dns', names),
  lookup,
  setServers() {},
  getServers: () => [],
  setDefaultResultOrder() {},
  promises: {
    ...all('dns', names),
    lookup: (name, options) => new Promise((resolve, reject) => {
      lookup(name, options ?? {}, (error, address, family) => (error ? reject(error) : resolve(family ? { address, family } : address)));
    }),
  },
};

export const childProcess = all('child_process', ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']);
export const http2 = { ...all('http2', ['connect', 'createServer', 'createSecureServer']), constants: {} };
export const dgram = all('dgram', ['createSocket']);
export const cluster = { ...all('cluster', ['fork']), isMaster: true, isPrimary: true, isWorker: false };
export const readline = all('readline', ['createInterface']);
export const workerThreads = {
  isMainThread: true,
  parentPort: null,
  workerData: null,
  threadId: 0,
  Worker: class Worker {
    constructor() {
      refused('worker_threads', 'Worker')();
    }
  },
};
export const v8 = {
  ...all('v8', ['getHeapSnapshot', 'writeHeapSnapshot']),
  getHeapStatistics: () => ({ total_heap_size: 0, used_heap_size: 0, heap_size_limit: 0 }),
  setFlagsFromString() {},
  serialize: refused('v8', 'serialize'),
  deserialize: refused('v8', 'deserialize'),
};
export const vm = {
  ...all('vm', ['createContext', 'runInContext', 'runInNewContext', 'compileFunction']),
  isContext: () => false,
  runInThisContext: (source) => (0, eval)(source),
  Script: class Script {
    constructor(source) {
      this.runInThisContext = () => (0, eval)(source);
    }
  },
};

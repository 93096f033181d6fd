const assert = require('node:assert');
const { AsyncLocalStorage } = require('node:async_hooks');
const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { pipeline, Transform } = require('node:stream');
const { setTimeout: sleep } = require('node:timers/promises');
const url = require('node:url');
const util = require('node:util');
const zlib = require('node:zlib');
const { measure } = process.env.LAYER ? require('measure') : {};

const digest = (name) => crypto.createHash(name).update('virga').digest('hex').slice(0, 8);

const shown = {
  hashes: () => ['md5', 'sha1', 'sha256', 'sha512'].map(digest),
  hmac: () => crypto.createHmac('sha256', 'key').update('virga').digest('base64url').slice(0, 8),
  cipher() {
    const [key, iv] = [crypto.randomBytes(32), crypto.randomBytes(12)];
    const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([cipher.update('secret'), cipher.final()]);
    const opened = crypto.createDecipheriv('aes-256-gcm', key, iv).setAuthTag(cipher.getAuthTag());
    return opened.update(sealed) + opened.final('utf8');
  },
  uuid: () => /^[0-9a-f-]{36}$/.test(crypto.randomUUID()),
  files() {
    fs.mkdirSync('/tmp/deep/er', { recursive: true });
    fs.writeFileSync('/tmp/deep/er/note.txt', 'line\n');
    fs.appendFileSync('/tmp/deep/er/note.txt', 'other\n');
    const found = [fs.readFileSync('/tmp/deep/er/note.txt', 'utf8'), fs.readdirSync('/tmp/deep'), fs.statSync('/tmp/deep/er/note.txt').size];
    fs.rmSync('/tmp/deep', { recursive: true });
    return [...found, fs.existsSync('/tmp/deep'), fs.readdirSync(__dirname)];
  },
  paths() {
    const resolved = [
      ['/var/task', 'app'], ['/var/task', '', 'app.js'], ['/var/task', '..'], ['/var/task', '.', 'lib'], ['/var/task', './lib/'],
      ['/var/task', '../x/./y'], ['/a', '/b', '..'], ['/a/b', '..', '..', '..'], ['/a//b', 'c'], ['/a', '.hidden'], ['/a/'], ['/'],
      ['/', 'a'], ['/a', 'b', '/c', 'd'],
    ];
    const joined = [['/var/task', '/package.json'], ['/', '/package.json'], ['a', 'b', '..'], ['/a', '', 'b'], ['/a/', '/b/'], ['']];
    return [...resolved.map((parts) => path.resolve(...parts)), ...joined.map((parts) => path.join(...parts)), path.dirname('/a')];
  },
  module: () => [module.parent.filename, module.paths.slice(0, 3), require.resolve.paths('x').length === module.paths.length],
  missing() {
    try {
      return fs.readFileSync('/tmp/nothing.txt');
    } catch (error) {
      return [error.code, error.message];
    }
  },
  readOnly() {
    try {
      return fs.writeFileSync('/var/task/new.txt', '');
    } catch (error) {
      return error.code;
    }
  },
  zip: () => zlib.gunzipSync(zlib.gzipSync('squeezed')).toString(),
  stream: () => new Promise((resolve, reject) => {
    const upper = new Transform({ transform: (chunk, _encoding, callback) => callback(null, String(chunk).toUpperCase()) });
    const pieces = [];
    upper.on('data', (piece) => pieces.push(String(piece)));
    pipeline(fs.createReadStream(__filename, { end: 4 }), upper, (error) => (error ? reject(error) : resolve(pieces.join(''))));
  }),
  async store() {
    const storage = new AsyncLocalStorage();
    return storage.run('kept', async () => {
      await sleep(1);
      return storage.getStore();
    });
  },
  request: () => new Promise((resolve, reject) => {
    http.get(`${process.env.AWS_ENDPOINT_URL}/_virga/health`, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => resolve([response.statusCode, 'version' in JSON.parse(Buffer.concat(pieces))]));
    }).on('error', reject);
  }),
  fetch: async () => (await fetch(`${process.env.AWS_ENDPOINT_URL}/_virga/health`)).status,
  https: async () => {
    try {
      return (await fetch('https://example.com/')).status;
    } catch (error) {
      return [error.message, error.cause.message.includes('https is not supported')];
    }
  },
  inspect: () => util.inspect({ deep: { er: { still: { hidden: 1 } } }, list: new Set([1, 'two']) }),
  promisify: () => util.promisify(fs.readFile)(__filename, 'utf8').then((text) => text.length > 100),
  url: () => [url.parse('http://a/b?c=d').query, new URL('/x', 'http://a').href, url.fileURLToPath('file:///a%20b')],
  buffer: () => [Buffer.from('héllo').toString('base64'), Buffer.from('aGk', 'base64url').toString(), Buffer.alloc(2).readUInt16BE(0)],
  assert() {
    try {
      return assert.deepStrictEqual({ a: 1 }, { a: 2 });
    } catch (error) {
      return error.code;
    }
  },
  os: () => [os.tmpdir(), os.platform(), os.EOL],
  refused() {
    try {
      return require('node:child_process').execSync('ls');
    } catch (error) {
      return error.message;
    }
  },
  streams() {
    const Stream = require('stream');
    return [typeof Stream, Stream.Stream === Stream, new Stream.Readable() instanceof Stream];
  },
  console() {
    const { Console } = require('node:console');
    const written = [];
    new Console({ stdout: { write: (text) => written.push(text) } }).log('%s is', 'this', { a: 1 });
    return written;
  },
  layer: () => measure?.('abc'),
};

exports.handler = async ({ show }) => shown[show]();

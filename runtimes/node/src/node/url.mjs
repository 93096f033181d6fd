// node:url: the engine's URL, and Node's old interface by the package `url`.

import legacy from 'url';

function fileURLToPath(value) {
  const url = new URL(value);
  if (url.protocol !== 'file:') {
    throw Object.assign(new TypeError('The URL must be of scheme file'), { code: 'ERR_INVALID_URL_SCHEME' });
  }
  return decodeURIComponent(url.pathname);
}

const pathToFileURL = (path) => new URL(`file://${String(path).split('/').map(encodeURIComponent).join('/')}`);

const urlToHttpOptions = (url) => ({
  protocol: url.protocol, hostname: url.hostname.replace(/^\[|\]$/g, ''), hash: url.hash, search: url.search,
  pathname: url.pathname, path: url.pathname + url.search, href: url.href,
  ...(url.port && { port: Number(url.port) }),
  ...((url.username || url.password) && { auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` }),
});

const { URL, URLSearchParams } = globalThis;

export default {
  ...legacy,
  format: (value, options) => (value instanceof URL ? String(value) : legacy.format(value, options)),
  URL, URLSearchParams, fileURLToPath, pathToFileURL, urlToHttpOptions,
  domainToASCII: (domain) => new URL(`http://${domain}`).hostname,
  domainToUnicode: (domain) => domain,
};

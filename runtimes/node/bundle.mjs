// Bundles src/ with its packages, and takes the snapshot of the engine that has run the bundle:
// `node bundle.mjs WIT`, in a folder with the packages installed, where WIT is the folder of the interfaces.

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';
import { componentize } from '@bytecodealliance/componentize-js';
import { build } from 'esbuild';
import { mendedEngine } from './engine/mended.mjs';
import { mendGlue } from './glue.mjs';
import { withoutNames } from './names.mjs';

const [, , witPath] = process.argv;
const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const source = join(here, 'src');
const bundle = join(here, 'managed_runtime.js');

/** Packages that the modules of Node's are made of: they find each other, not those modules. */
const FOUNDATION = /node_modules\/(?:readable-stream|string_decoder|safe-buffer|assert|util|url|buffer|events|event-target-shim|abort-controller|object-inspect)\//;
/** The tables of Unicode's properties. */
const TABLES = 'node_modules/regenerate-unicode-properties';
/** Node's modules that the runtime's own sources are bundled with. */
const OWN = { 'node:events': 'node/events.mjs', 'node:stream': 'node/stream.mjs' };

/** What takes the place of parts of AWS's runtime client. */
const OWN_PARTS = `import { importHandler, isOfModules, isThere, requireThere } from ${JSON.stringify(join(source, 'runtime_require.mjs'))};
import { serve as serveInvocations } from ${JSON.stringify(join(source, 'invocations.mjs'))};
`;
const CLIENT_MENDS = [
  // The engine can't import at run time: the loader does.
  ['await import(path2)', 'await importHandler(path2)'],
  // It asks for each file by `fs` and again by `require`, and looks for the package of each by itself.
  ['return fs.existsSync(path2) ? __require(path2) : void 0;', 'return requireThere(path2);'],
  ['if (fs.existsSync(path2)) {', 'if (isThere(path2)) {'],
  ['return fs.existsSync(jsPath) ? _has', 'return isThere(jsPath) ? isOfModules(jsPath) ?? _has'],
  // What it does without having a function is done before there is one: `ready`.
  ['async function run(appRootOrHandler, handler = "") {\n  LogPatch', 'let client, errorCallbacks;\nfunction ready() {\n  LogPatch'],
  ['const client = new RAPIDClient(process.env.AWS_LAMBDA_RUNTIME_API)', 'client = new RAPIDClient("169.254.100.1:9001")'],
  ['  let errorCallbacks = {\n    uncaught', '  errorCallbacks = {\n    uncaught'],
  ['BeforeExitListener.invoke);\n', `BeforeExitListener.invoke);
}
async function run(appRootOrHandler, handler = "") {
  if (process.env.AWS_LAMBDA_LOG_FORMAT !== undefined || process.env.AWS_LAMBDA_LOG_LEVEL !== undefined) LogPatch.patchConsole();
`],
  ['export {\n  run', 'export {\n  ready,\n  run'],
  ['scheduleIteration() {', `scheduleIteration() {
        if (this.handleOnce === this.handleOnceNonStreaming) {
          return serveInvocations(this, require_LogPatch().structuredConsole.logError);
        }`],
];

function mended(text, [part, own]) {
  const parts = text.split(part);
  if (parts.length !== 2) throw new Error(`aws-lambda-ric is otherwise than it was: it has ${parts.length - 1} of ${part}`);
  return parts.join(own);
}

const nodeModules = {
  name: 'node modules',
  setup(build) {
    build.onResolve({ filter: /^node:(?:events|stream)$/ }, ({ path, importer }) =>
      importer.startsWith(source) ? { path: join(source, OWN[path]) } : undefined);
    build.onResolve({ filter: /^process\/$/ }, () => ({ path: join(source, 'process_stand_in.cjs') }));
    build.onResolve({ filter: /^module$/ }, ({ importer }) =>
      importer.includes('/aws-lambda-ric/') ? { path: join(source, 'runtime_require.mjs') } : undefined);
    build.onResolve({ filter: /^[a-z:_/0-9]+$/ }, ({ path, importer }) => {
      const name = path.replace(/^node:/, '');
      if (!builtinModules.includes(name) || importer.startsWith(source) || FOUNDATION.test(importer)) return undefined;
      return { path: name, namespace: 'built-in' };
    });
    build.onLoad({ filter: /./, namespace: 'built-in' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(join(source, 'modules/built_in.mjs'))}).builtin(${JSON.stringify(path)})`,
      resolveDir: source,
    }));
    build.onLoad({ filter: /regexpu-core\/rewrite-pattern\.js$/ }, async ({ path }) => {
      // It loads the tables by names that it makes up, which can't be bundled.
      const parts = (await readFile(path, 'utf8')).split('require(`regenerate-unicode-properties/${ path }.js`)');
      if (parts.length !== 2) throw new Error('regexpu-core loads its tables in another way than it did');
      return { contents: `const table = require('tables of properties');\n${parts.join('table(path)')}`, loader: 'js' };
    });
    build.onResolve({ filter: /^tables of properties$/ }, ({ path }) => ({ path, namespace: 'generated' }));
    build.onLoad({ filter: /^tables of properties$/, namespace: 'generated' }, async () => ({
      contents: await tablesOfProperties(),
      resolveDir: here,
    }));
    // The SDK would tell browsers apart by it, of which none is here.
    build.onResolve({ filter: /^bowser$/ }, ({ path }) => ({ path, namespace: 'generated' }));
    build.onLoad({ filter: /^bowser$/, namespace: 'generated' }, () => ({ contents: "module.exports = { parse: () => '' };" }));
    build.onLoad({ filter: /aws-lambda-ric\/dist\/index\.mjs$/ }, async ({ path }) => {
      const text = (await readFile(path, 'utf8')).replaceAll('import.meta.url', '"file:///var/runtime/index.mjs"');
      return { contents: OWN_PARTS + CLIENT_MENDS.reduce(mended, text), loader: 'js' };
    });
  },
};

/**
 * The characters that have Unicode's properties, as a module: for each property where its ranges begin and end,
 * each as the distance from the one before. As the package has them, they take up ten times the room.
 */
async function tablesOfProperties() {
  const folder = join(here, TABLES);
  const tables = {};
  for (const kind of ['Binary_Property', 'General_Category', 'Script', 'Script_Extensions']) {
    for (const file of await readdir(join(folder, kind))) {
      const { characters } = require(join(folder, kind, file));
      const steps = characters.data.map((edge, index, edges) => (edge - (edges[index - 1] ?? 0)).toString(36));
      tables[`${kind}/${file.replace(/\.js$/, '')}`] = steps.join(' ');
    }
  }
  return `const regenerate = require('regenerate');
const tables = ${JSON.stringify(tables)};
module.exports = (name) => {
  const characters = regenerate();
  let edge = 0;
  characters.data = tables[name].split(' ').map((step) => (edge += parseInt(step, 36)));
  return { characters };
};`;
}

/** What is inside that isn't this project's, with the licences that the packages name. */
async function thirdParty(inputs) {
  const packages = new Set(inputs.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter(Boolean));
  const lines = await Promise.all([...packages].map(async (folder) => {
    const { name, version, license, licenses } = JSON.parse(await readFile(join(here, folder, 'package.json'), 'utf8'));
    return `${name} ${version}: ${license ?? licenses?.[0]?.type ?? 'see its licence file'}`;
  }));
  const head = 'Beside this project\'s own sources, node.wasm.zst contains StarlingMonkey (Apache-2.0 WITH LLVM-exception),\nSpiderMonkey (MPL-2.0), and these packages of npm or parts of them.\n';
  return `${head}\n${[...new Set(lines)].sort().join('\n')}\n`;
}

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: [join(source, 'managed_runtime.mjs')],
  outfile: bundle,
  bundle: true,
  // Text of eight bits a character takes half the room.
  charset: 'ascii',
  conditions: ['node', 'require', 'import'],
  define: { global: 'globalThis' },
  external: ['virga:*', 'wasi:*'],
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  mainFields: ['main'],
  metafile: true,
  minifyWhitespace: true,
  platform: 'neutral',
  plugins: [nodeModules],
  target: 'es2022',
});

await writeFile(join(here, 'THIRD-PARTY.txt'), await thirdParty([...Object.keys(metafile.inputs), TABLES]));

mendGlue();
const engine = join(here, 'engine.wasm');
await writeFile(engine, mendedEngine(join(here, 'node_modules/@bytecodealliance/componentize-js/lib/starlingmonkey_embedding.wasm')));
const { component } = await componentize({
  engine,
  sourcePath: bundle,
  witPath,
  worldName: 'javascript-runtime',
  disableFeatures: ['fetch-event'],
  // The engine's own faster interpreter: two to seven times as fast.
  env: { ENABLE_PBL: '1' },
});
await writeFile(join(here, 'node.wasm'), withoutNames(component));

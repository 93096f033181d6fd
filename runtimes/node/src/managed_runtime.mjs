// What a function's own code finds around it: Node's globals and modules, AWS's SDK and runtime client.
//
// All this is taken into the snapshot; `run` is where an execution environment comes to life.

import './foundation.mjs';
import { variables } from 'virga:runtime/function-code@0.1.0';
import { empty, install as installEventLoop, isEmpty, onUncaught } from './event_loop.mjs';
import { install as installIntl } from './intl.mjs';
import { install as installRegularExpressions } from './regular_expressions.mjs';
import { install as installStackTraces } from './stack_traces.mjs';
import { install as installWeb } from './web.mjs';
import { service } from './lambda_service.mjs';
import { prepare, rehearse } from './rehearsal.mjs';
import { onUnhandled } from './rejections.mjs';
import timers from './timers.mjs';
import buffer from './node/buffer.mjs';
import console from './node/console.mjs';
import process, { wake } from './node/process.mjs';
import './node/provided.mjs';
import './modules/es_modules.mjs';
import { searchIn } from './modules/resolution.mjs';
import { preload } from './carried.mjs';
import { ready, run as serve } from 'aws-lambda-ric';

installEventLoop();
installIntl();
installRegularExpressions();
installStackTraces();
installWeb();

const { promises: _promises, ...timerFunctions } = timers;
const globals = { ...timerFunctions, Buffer: buffer.Buffer, console, global: globalThis, process };
for (const [name, value] of Object.entries(globals)) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: name !== 'global' });
}
preload();
await rehearse(all);
tidy();

/** Writes over what is no longer used, with what compresses well: the snapshot has the whole heap. */
function tidy() {
  for (let round = 0; round < 400_000; round += 1) {
    // A size for each kind of room that the engine has for objects.
    void [];
    void [round & 0, 0];
    void [round & 0, 0, 0, 0];
    void [round & 0, 0, 0, 0, 0, 0, 0, 0];
    void [round & 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  }
  for (const size of [1 << 20, 1 << 16, 1 << 12, 1 << 9]) {
    const blocks = [];
    for (let bytes = 0; bytes < 1 << 23; bytes += size) blocks.push(new ArrayBuffer(size));
  }
}

/** What nobody catches ends the process, unless someone listens for it. */
function uncaught(error, origin = 'uncaughtException') {
  process.emit('uncaughtExceptionMonitor', error, origin);
  if (process.emit('uncaughtException', error, origin)) return;
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
}

/** The world's one export. */
export async function run() {
  const standsBy = service.standsBy();
  if (standsBy) await prepare(all);
  ready();
  if (standsBy) service.assigned();
  wake(JSON.parse(variables()));
  await live();
}

/** All that an environment does, for a rehearsal. */
function all() {
  ready();
  return live();
}

/** Loads the handler, and serves it until nothing is left to do. */
async function live() {
  onUncaught(uncaught);
  onUnhandled(uncaught);
  searchIn(process.env.NODE_PATH ?? '');
  let loading = true;
  const served = serve(process.env.LAMBDA_TASK_ROOT ?? '/var/task', process.env._HANDLER);
  served.finally(() => (loading = false)).catch(uncaught);
  do {
    await empty();
    process.emit('beforeExit', process.exitCode ?? 0);
    await null;
  } while (!isEmpty());
  // As Node does when what is awaited at the top of a module never comes.
  service.exit(process.exitCode ?? (loading ? 13 : 0));
}

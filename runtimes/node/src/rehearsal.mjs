// The rehearsal before the snapshot. The engine compiles a function when it is called first, which takes
// longer than most of its calls: so what every execution environment does is done beforehand, with stand-ins
// for the host, and forgotten but for what was compiled.

import { variables } from 'virga:runtime/function-code@0.1.0';
import { getStderr } from 'wasi:cli/stderr@0.2.12';
import { getStdout } from 'wasi:cli/stdout@0.2.12';
import { getDirectories } from 'wasi:filesystem/preopens@0.2.12';
import { Descriptor } from 'wasi:filesystem/types@0.2.12';
import { OutputStream } from 'wasi:io/streams@0.2.12';
import { forget, native } from './event_loop.mjs';
import { code, mount } from './filesystem.mjs';
import { service } from './lambda_service.mjs';
import { globalPaths } from './modules/resolution.mjs';
import process, { outputs, wake } from './node/process.mjs';
import { forgetRejections } from './rejections.mjs';
import { forgetLoaded } from './runtime_require.mjs';

/** Functions as people write them. */
const FUNCTIONS = [
  {
    'app.js': `const { readFileSync } = require('node:fs');
      const helper = require('./helper');
      const source = readFileSync(__filename, 'utf8');
      exports.handler = async (event) => { console.log('called', event, source.length); return helper(event); };`,
    'helper.js': 'module.exports = (event) => ({ statusCode: 200, body: JSON.stringify(event) });',
  },
  {
    'app.mjs': `import { readFileSync } from 'node:fs';
      import { LambdaClient } from '@aws-sdk/client-lambda';
      import { S3Client } from '@aws-sdk/client-s3';
      import { SFNClient } from '@aws-sdk/client-sfn';
      import { SQSClient } from '@aws-sdk/client-sqs';
      import { answer } from './answer.mjs';
      const clients = [LambdaClient, S3Client, SFNClient, SQSClient].map((Client) => new Client({}));
      export const handler = async (event) => answer(clients, readFileSync, event);`,
    'answer.mjs': 'export function answer(...values) { return values.length; }',
  },
  { 'app.js': "exports.handler = async () => { throw new Error('it fails'); };" },
];
const CALLS = 3;
const VARIABLES = {
  _HANDLER: 'app.handler', AWS_REGION: 'us-east-1', LAMBDA_TASK_ROOT: '/var/task',
  NODE_PATH: '/opt/nodejs/node_modules:/var/runtime/node_modules',
};

/** Does all that `live` does before it serves, and serves a few invocations, for each of the functions. */
export async function rehearse(live) {
  compileCalls();
  for (const files of FUNCTIONS) await perform(live, files, CALLS);
}

/**
 * Does it once more, in an instance that stands by: what of the snapshot's memory is written to first is copied by
 * then, and what the engine looks up when it does something first is known.
 */
export async function prepare(live) {
  JSON.parse(variables());
  code.look('/');
  code.read('/');
  await perform(live, FUNCTIONS[0], 1);
}

/** Has compiled what the engine calls the host by. */
function compileCalls() {
  for (const call of [getDirectories, getStderr, getStdout, variables, ...Object.values(code), ...Object.values(service)]) {
    // How many parameters a function has is known once it is compiled.
    void call.length;
  }
  const methods = ['openAt', 'read', 'readDirectory', 'stat', 'statAt', 'write', Symbol.dispose];
  for (const method of [...methods.map((name) => Descriptor.prototype[name]), OutputStream.prototype.blockingWriteAndFlush]) {
    try {
      // Without a descriptor they fail before they leave the engine.
      method.call(undefined);
    } catch {
      // As it should.
    }
  }
}

async function perform(live, files, calls) {
  const { setTimeout } = native;
  const [serviceCalls, codeCalls] = [{ ...service }, { ...code }];
  await new Promise((over, fail) => {
    let told = 0;
    const tell = () => (told += 1);
    const fails = (...what) => fail(new Error(`the rehearsal failed: ${what.map(String)}`));
    Object.assign(service, { next, response: tell, error: tell, exit: fails, initError: fails });
    // The engine's own begins to count when the snapshot wakes.
    Object.defineProperty(performance, 'now', { value: () => 0, configurable: true });
    native.setTimeout = (turn) => (told < calls ? afterReactions(turn) : over());
    outputs[1] = outputs[2] = { blockingWriteAndFlush() {} };
    const found = (path) => files[path.slice('/var/task/'.length)];
    Object.assign(code, { look: (path) => (found(path) === undefined ? 'nothing' : 'file'), read: found });
    mount([['/var/task', directory(files)]]);
    wake(JSON.parse(JSON.stringify(VARIABLES)));
    live().catch(fail);
  });
  await afterReactions(() => {});
  Object.assign(service, serviceCalls);
  Object.assign(code, codeCalls);
  native.setTimeout = setTimeout;
  leaveNoTrace();
}

const next = () => ({
  requestId: '00000000-0000-0000-0000-000000000000',
  event: '{"key":"value"}',
  deadlineMs: 0,
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:rehearsal',
  traceId: 'Root=1-00000000-000000000000000000000000',
});

/** There are no timers yet, and as many reactions to wait for as anyone's promises have. */
async function afterReactions(turn) {
  for (let reaction = 0; reaction < 100; reaction += 1) await null;
  turn();
}

/** A directory with these files. */
function directory(files) {
  const stat = (name) => {
    if (files[name] === undefined) throw Object.assign(new Error('no-entry'), { payload: 'no-entry' });
    return { type: 'regular-file', linkCount: 1n, size: BigInt(files[name].length) };
  };
  return {
    statAt: (_flags, name) => stat(name),
    openAt: (_flags, name) => ({ stat: () => stat(name), read: () => [new TextEncoder().encode(files[name]), true] }),
  };
}

function leaveNoTrace() {
  forget();
  forgetLoaded();
  forgetRejections();
  mount(undefined);
  wake({});
  globalPaths.length = 0;
  delete outputs[1];
  delete outputs[2];
  for (const event of ['beforeExit', 'uncaughtException', 'unhandledRejection']) process.removeAllListeners(event);
  for (const name of ['beforeExit', 'runtime.requestId', 'runtime.tenantId']) delete globalThis[Symbol.for(`aws.lambda.${name}`)];
  delete globalThis.awslambda;
  delete performance.now;
}

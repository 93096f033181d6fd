// The rehearsal before the snapshot. The engine compiles a function when it is called first, which takes
// longer than most of its calls: so what every execution environment does is done beforehand, with stand-ins
// for the host, and forgotten but for what was compiled.

import { look, read, variables } from 'virga:runtime/function-code@0.1.0';
import { getStderr } from 'wasi:cli/stderr@0.2.12';
import { getStdout } from 'wasi:cli/stdout@0.2.12';
import { getDirectories } from 'wasi:filesystem/preopens@0.2.12';
import { Descriptor } from 'wasi:filesystem/types@0.2.12';
import { OutputStream } from 'wasi:io/streams@0.2.12';
import { forget, native } from './event_loop.mjs';
import { mount } from './filesystem.mjs';
import { service } from './lambda_service.mjs';
import { globalPaths } from './modules/resolution.mjs';
import process, { outputs, wake } from './node/process.mjs';
import { forgetRejections } from './rejections.mjs';
import { forgetLoaded } from './runtime_require.mjs';

/** Has others stand in for the host, below the calls that the runtime makes: see ../calls.js. */
const standIn = globalThis.virga$standIn;
delete globalThis.virga$standIn;

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
/** Those that a function has, in the order that the host gives them in: then the engine knows such an object already. */
const VARIABLES = {
  AWS_ACCESS_KEY_ID: '0', AWS_SECRET_ACCESS_KEY: '0', AWS_SESSION_TOKEN: '0',
  AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1', AWS_ENDPOINT_URL: '',
  AWS_LAMBDA_FUNCTION_NAME: 'rehearsal', AWS_LAMBDA_FUNCTION_VERSION: '$LATEST', AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/rehearsal', AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  AWS_XRAY_DAEMON_ADDRESS: '169.254.100.1:2000', _AWS_XRAY_DAEMON_ADDRESS: '169.254.100.1', _AWS_XRAY_DAEMON_PORT: '2000',
  LAMBDA_TASK_ROOT: '/var/task', LANG: 'en_US.UTF-8', TZ: ':UTC', _HANDLER: 'app.handler',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x', LAMBDA_RUNTIME_DIR: '/var/runtime', LD_LIBRARY_PATH: '/opt/lib', PATH: '/bin',
  PWD: '/var/task', SHLVL: '0', NODE_PATH: '/opt/nodejs/node22/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand', AWS_LAMBDA_LOG_STREAM_NAME: '0', AWS_LAMBDA_RUNTIME_API: '169.254.100.1:9001',
  _X_AMZN_TRACE_ID: 'Root=1-00000000-000000000000000000000000',
};

/** Does `all` that an environment does, and serves a few invocations, for each of the functions. */
export async function rehearse(all) {
  compileCalls();
  for (const files of FUNCTIONS) await perform(all, files, CALLS);
}

/**
 * Does it once more, in an instance that stands by: what of the snapshot's memory is written to first is copied by
 * then, and what the engine looks up when it does something first is known.
 */
export async function prepare(all) {
  await perform(all, FUNCTIONS[0], 1);
}

/** Has compiled what the engine calls the host by. */
function compileCalls() {
  for (const call of [getDirectories, getStderr, getStdout, look, read, variables, ...Object.values(service)]) {
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

async function perform(all, files, calls) {
  const { setTimeout } = native;
  const serviceCalls = { ...service };
  await new Promise((over, fail) => {
    let told = 0;
    const tell = () => (told += 1);
    const fails = (...what) => fail(new Error(`the rehearsal failed: ${what.map(String)}`));
    Object.assign(service, { error: tell, exit: fails, initError: fails });
    const found = (path) => files[path.slice('/var/task/'.length)];
    standIn({
      next: () => INVOCATION,
      response: tell,
      variables: () => JSON.stringify(VARIABLES),
      look: (path) => (found(path) === undefined ? 'nothing' : 'file'),
      read: found,
    });
    // The engine's own begins to count when the snapshot wakes.
    Object.defineProperty(performance, 'now', { value: () => 0, configurable: true });
    native.setTimeout = (turn) => (told < calls ? afterReactions(turn) : over());
    outputs[1] = outputs[2] = { blockingWriteAndFlush() {} };
    mount([['/var/task', directory(files)]]);
    wake(JSON.parse(variables()));
    all().catch(fail);
  });
  await afterReactions(() => {});
  Object.assign(service, serviceCalls);
  standIn();
  native.setTimeout = setTimeout;
  leaveNoTrace();
}

const INVOCATION = {
  requestId: '00000000-0000-0000-0000-000000000000',
  event: '{"key":"value"}',
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:rehearsal',
  traceId: 'Root=1-00000000-000000000000000000000000',
};

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
  // Not deleted: the engine would have to find again what else is global.
  for (const name of ['beforeExit', 'runtime.requestId', 'runtime.tenantId']) globalThis[Symbol.for(`aws.lambda.${name}`)] = undefined;
  globalThis.awslambda = undefined;
  delete performance.now;
}

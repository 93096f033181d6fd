// How AWS's runtime client serves invocations of a handler that doesn't stream, statement for statement, in fewer
// steps of the engine: without a record of headers in between, and without promises but the handler's own.

import { begin, call, end, inTurn } from './event_loop.mjs';
import { service } from './lambda_service.mjs';
import process, { ownVariables } from './node/process.mjs';

const BEFORE_EXIT = Symbol.for('aws.lambda.beforeExit');
const REQUEST_ID = Symbol.for('aws.lambda.runtime.requestId');
const TENANT_ID = Symbol.for('aws.lambda.runtime.tenantId');
const nothing = () => {};

/** Serves the next invocation of the client's `runtime` in a turn of its own, and so on from there. */
export function serve(runtime, logError) {
  const { client, errorCallbacks } = runtime;
  const handleOnceNonStreaming = () => {
    const invocation = service.next();
    const id = invocation.requestId;
    globalThis[REQUEST_ID] = id;
    globalThis[TENANT_ID] = invocation.tenantId;
    const { callback, context, complete } = callbacks(client, id, next, logError);
    const exits = (status) => (error) => client.postInvocationError(error, id, () => process.exit(status));
    errorCallbacks.uncaughtException = exits(129);
    errorCallbacks.unhandledRejection = exits(128);
    globalThis[BEFORE_EXIT] = () => complete(null);
    try {
      const result = runtime.handler(JSON.parse(invocation.event), describe(context, invocation), callback);
      if (typeof result?.then === 'function') settle(result, context);
    } catch (error) {
      callback(error);
    }
  };
  const turn = () => {
    call(handleOnceNonStreaming, []);
    end();
  };
  const next = () => {
    begin();
    inTurn(turn);
  };
  next();
}

/** The ways to tell what came of an invocation, of which the first that is taken counts. */
function callbacks(client, id, next, logError) {
  let waitsForEmptyEventLoop = true;
  let isTold = false;
  let isComplete = false;
  const fails = (error) => {
    logError('Invoke Error', error);
    client.postInvocationError(error, id, next);
  };
  const complete = (result) => {
    if (isComplete) {
      console.error('Invocation has already been reported as done. Cannot call complete more than once per invocation.');
      return;
    }
    isComplete = true;
    client.postInvocationResponse(result, id, next);
  };
  const done = (error, result) => {
    if (isTold) return;
    globalThis[BEFORE_EXIT] = nothing;
    if (error !== undefined && error !== null) fails(error);
    else complete(result);
    isTold = true;
  };
  const callback = (error, result) => {
    if (isTold) return;
    globalThis[BEFORE_EXIT] = nothing;
    if (error !== undefined && error !== null) fails(error);
    else if (!waitsForEmptyEventLoop) complete(result);
    else globalThis[BEFORE_EXIT] = () => globalThis.setImmediate(() => complete(result));
    isTold = true;
  };
  const context = {
    get callbackWaitsForEmptyEventLoop() {
      return waitsForEmptyEventLoop;
    },
    set callbackWaitsForEmptyEventLoop(value) {
      waitsForEmptyEventLoop = value;
    },
    succeed: (result) => done(null, result),
    fail: (error) => done(error === undefined || error === null ? 'handled' : error, null),
    done,
  };
  return { callback, context, complete };
}

/** The context with what its environment and its invocation say of it. */
function describe(context, { clientContext, cognitoIdentity, deadlineMs, functionArn, requestId, tenantId, traceId }) {
  const env = ownVariables();
  if (traceId) env._X_AMZN_TRACE_ID = traceId;
  else delete env._X_AMZN_TRACE_ID;
  context.functionVersion = env.AWS_LAMBDA_FUNCTION_VERSION;
  context.functionName = env.AWS_LAMBDA_FUNCTION_NAME;
  context.memoryLimitInMB = env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE;
  context.logGroupName = env.AWS_LAMBDA_LOG_GROUP_NAME;
  context.logStreamName = env.AWS_LAMBDA_LOG_STREAM_NAME;
  context.clientContext = parsed(clientContext, 'ClientContext');
  context.identity = parsed(cognitoIdentity, 'CognitoIdentity');
  context.invokedFunctionArn = functionArn;
  context.awsRequestId = requestId;
  context.tenantId = tenantId;
  context.getRemainingTimeInMillis = function () {
    return deadlineMs - Date.now();
  };
  return context;
}

function parsed(text, name) {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`Cannot parse ${name} as json: ${error.toString()}`);
  }
}

/** Tells what comes of the handler's promise; also that it can't be told, since it is no JSON. */
function settle(result, { succeed, fail }) {
  const guarded = (tell) => (value) => {
    try {
      tell(value);
    } catch (error) {
      fail(error);
    }
  };
  result.then(guarded(succeed), guarded(fail));
}

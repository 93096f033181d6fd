// Step Functions alone, through the AWS SDK for JavaScript v3.

import assert from "node:assert/strict";
import dns from "node:dns";
import http from "node:http";
import {
  CreateActivityCommand,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  InvalidToken,
  paginateGetExecutionHistory,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  TestStateCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

const endpoint = process.env.AWS_ENDPOINT_URL;
const host = new URL(endpoint).hostname;

/** The SDK puts `sync-` before the host for two operations; a line in /etc/hosts would do as well. */
function lookup(name, options, callback) {
  dns.lookup(name === `sync-${host}` ? host : name, options, callback);
}

const sfn = new SFNClient({ requestHandler: { httpAgent: new http.Agent({ lookup }) } });
const sqs = new SQSClient({});
const roleArn = "arn:aws:iam::000000000000:role/smoke";

/** Winds the clock forward. */
async function advance(duration) {
  const body = JSON.stringify({ advance: duration });
  assert.equal((await fetch(`${endpoint}/_virga/clock`, { method: "POST", body })).status, 200);
}

function one(state) {
  return JSON.stringify({ StartAt: "Only", States: { Only: { End: true, ...state } } });
}

function make(name, state, more = {}) {
  return sfn.send(new CreateStateMachineCommand({ name, definition: one(state), roleArn, ...more }));
}

async function start(stateMachineArn, input = "{}") {
  return (await sfn.send(new StartExecutionCommand({ stateMachineArn, input }))).executionArn;
}

async function ended(executionArn) {
  await advance("PT0S");
  return sfn.send(new DescribeExecutionCommand({ executionArn }));
}

async function versionsAndAliases() {
  const made = await make("shop", { Type: "Pass", Result: 1 }, { publish: true });
  const { stateMachineArn } = made;
  const definition = one({ Type: "Pass", Result: 2 });
  const updated = await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition, publish: true }));
  const route = (version) => [{ stateMachineVersionArn: version.stateMachineVersionArn, weight: 100 }];
  const create = new CreateStateMachineAliasCommand({ name: "live", routingConfiguration: route(made) });
  const { stateMachineAliasArn } = await sfn.send(create);
  assert.equal((await ended(await start(stateMachineAliasArn))).output, "1");
  const routingConfiguration = route(updated);
  await sfn.send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn, routingConfiguration }));
  assert.equal((await ended(await start(stateMachineAliasArn))).output, "2");
}

async function activities() {
  const { activityArn } = await sfn.send(new CreateActivityCommand({ name: "pack" }));
  const { stateMachineArn } = await make("packing", { Type: "Task", Resource: activityArn, HeartbeatSeconds: 60 });
  const execution = await start(stateMachineArn, '{"order":7}');
  const { taskToken, input } = await sfn.send(new GetActivityTaskCommand({ activityArn, workerName: "ann" }));
  assert.deepEqual(JSON.parse(input), { order: 7 });
  await advance("PT50S");
  await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
  await advance("PT50S");
  await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"packed":true}' }));
  assert.deepEqual(JSON.parse((await ended(execution)).output), { packed: true });
  const nonsense = sfn.send(new SendTaskSuccessCommand({ taskToken: "nonsense", output: "{}" }));
  await assert.rejects(nonsense, InvalidToken);
}

async function callbacks() {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "approvals" }));
  const { stateMachineArn } = await make("approval", {
    Type: "Task",
    Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    Parameters: { QueueUrl, MessageBody: { "token.$": "$$.Task.Token" } },
  });
  const execution = await start(stateMachineArn);
  await advance("PT0S");
  const [message] = (await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages;
  const { token: taskToken } = JSON.parse(message.Body);
  await sfn.send(new SendTaskFailureCommand({ taskToken, error: "Rejected", cause: "too dear" }));
  const { status, error } = await ended(execution);
  assert.deepEqual([status, error], ["FAILED", "Rejected"]);
}

async function redrive() {
  const QueueUrl = `${endpoint}/000000000000/late`;
  const Parameters = { QueueUrl, MessageBody: "x" };
  const { stateMachineArn } = await make("late", {
    Type: "Task",
    Resource: "arn:aws:states:::sqs:sendMessage",
    Parameters,
  });
  const executionArn = await start(stateMachineArn);
  assert.equal((await ended(executionArn)).redriveStatus, "REDRIVABLE");
  await sqs.send(new CreateQueueCommand({ QueueName: "late" }));
  await sfn.send(new RedriveExecutionCommand({ executionArn }));
  const done = await ended(executionArn);
  assert.deepEqual([done.status, done.redriveCount], ["SUCCEEDED", 1]);
  const types = [];
  for await (const page of paginateGetExecutionHistory({ client: sfn }, { executionArn })) {
    types.push(...page.events.map((event) => event.type));
  }
  assert.ok(types.includes("ExecutionFailed") && types.includes("ExecutionRedriven"), types.join());
}

async function express() {
  const sum = { Type: "Pass", Parameters: { "sum.$": "States.MathAdd($.a, $.b)" } };
  const { stateMachineArn } = await make("sum", sum, { type: "EXPRESS" });
  const told = await sfn.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{"a":1,"b":2}' }));
  assert.deepEqual([told.status, JSON.parse(told.output)], ["SUCCEEDED", { sum: 3 }]);
  assert.equal(told.billingDetails.billedMemoryUsedInMB, 64);
}

async function testState() {
  const definition = JSON.stringify({
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: { FunctionName: "f" },
    ResultSelector: { "paid.$": "$.Payload.paid" },
    End: true,
  });
  const mock = { result: JSON.stringify({ StatusCode: 200, Payload: { paid: true } }) };
  const told = await sfn.send(new TestStateCommand({ definition, roleArn, inspectionLevel: "DEBUG", mock }));
  assert.deepEqual([told.status, JSON.parse(told.output)], ["SUCCEEDED", { paid: true }]);
  assert.deepEqual(JSON.parse(told.inspectionData.afterParameters), { FunctionName: "f" });
}

for (const step of [versionsAndAliases, activities, callbacks, redrive, express, testState]) {
  await step();
}

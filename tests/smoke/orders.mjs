// The three sample applications, through the AWS SDK for JavaScript v3.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { InvokeCommand, LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import {
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";

const { AWS_ENDPOINT_URL: endpoint, ORDERS: folder } = process.env;
const [functions, queues, machines] = [new LambdaClient({}), new SQSClient({}), new SFNClient({})];

const order = (name) => readFileSync(`${folder}/orchestrator/events/${name}.json`, "utf8");

/** Winds the clock forward; PT0S lets everything happen that needs no time. */
async function advance(duration) {
  const answer = await fetch(`${endpoint}/_virga/clock`, {
    method: "POST",
    body: JSON.stringify({ advance: duration }),
  });
  assert.equal(answer.status, 200);
}

async function queue(name) {
  return (await queues.send(new GetQueueUrlCommand({ QueueName: `queues-${name}` }))).QueueUrl;
}

async function receive(name) {
  const receive = new ReceiveMessageCommand({ QueueUrl: await queue(name), MaxNumberOfMessages: 10 });
  const { Messages = [] } = await queues.send(receive);
  return Messages.map((message) => JSON.parse(message.Body));
}

async function setFault(fault) {
  const Environment = { Variables: { FAULT: fault } };
  await functions.send(new UpdateFunctionConfigurationCommand({ FunctionName: "queues-Charge", Environment }));
}

async function place(name) {
  await queues.send(new SendMessageCommand({ QueueUrl: await queue("Orders"), MessageBody: order(name) }));
}

async function orchestrator() {
  for (const [name, expected] of [["order", "shipped"], ["declined", "rejected"], ["unreachable", "refunded"]]) {
    const invoke = new InvokeCommand({ FunctionName: "orchestrator-Orders", Payload: order(name) });
    const { Payload } = await functions.send(invoke);
    assert.equal(JSON.parse(Payload.transformToString()).status, expected);
  }
}

async function lineOfQueues() {
  await setFault("on");
  await place("order");
  for (let minute = 0; minute < 4; minute++) await advance("PT1M");
  assert.deepEqual(await receive("FinishedOrders"), []);
  await setFault("off");
  const SourceArn = "arn:aws:sqs:us-east-1:000000000000:queues-FailedOrders";
  await queues.send(new StartMessageMoveTaskCommand({ SourceArn }));
  await advance("PT1M");
  const [replayed] = await receive("FinishedOrders");
  assert.equal(replayed?.status, "shipped");
}

async function stateMachine() {
  const stateMachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:state-machine-Orders";
  const started = await machines.send(new StartExecutionCommand({ stateMachineArn, input: order("order") }));
  const { executionArn } = started;
  await advance("PT0S");
  const execution = await machines.send(new DescribeExecutionCommand({ executionArn }));
  assert.equal(execution.status, "SUCCEEDED");
  assert.equal(JSON.parse(execution.output).status, "shipped");
  const { events } = await machines.send(new GetExecutionHistoryCommand({ executionArn }));
  assert.equal(events.at(-1).type, "ExecutionSucceeded");
}

await orchestrator();
await lineOfQueues();
await stateMachine();

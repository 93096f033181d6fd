// Lambda set in motion, through the AWS SDK for JavaScript v3: events, destinations, mappings with filters, URLs and streams.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import http from "node:http";
import { buffer, json } from "node:stream/consumers";
import {
  AddPermissionCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  InvokeCommand,
  InvokeWithResponseStreamCommand,
  LambdaClient,
  PutFunctionEventInvokeConfigCommand,
  waitUntilFunctionActiveV2,
} from "@aws-sdk/client-lambda";
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { zipSync } from "fflate";

const { AWS_ENDPOINT_URL: endpoint, ORDERS: folder } = process.env;
const [lambda, sqs] = [new LambdaClient({}), new SQSClient({})];
const role = "arn:aws:iam::000000000000:role/smoke";

/** Winds the clock forward; PT0S lets everything happen that needs no time. */
async function advance(duration) {
  const body = JSON.stringify({ advance: duration });
  assert.equal((await fetch(`${endpoint}/_virga/clock`, { method: "POST", body })).status, 200);
}

async function create(name, program, variables = {}) {
  const module = readFileSync(`${folder}/../../wasm-functions/built/${program}/bootstrap.wasm`);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: "provided.al2023",
      Handler: "bootstrap",
      Role: role,
      Code: { ZipFile: zipSync({ "bootstrap.wasm": module }) },
      Timeout: 10,
      Environment: { Variables: variables },
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10 }, { FunctionName: name });
}

async function attributes(QueueUrl, ...AttributeNames) {
  return (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))).Attributes;
}

async function queue(name) {
  const { QueueUrl: url } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  return { url, arn: (await attributes(url, "QueueArn")).QueueArn };
}

/** What waits in a queue; reading takes it out. */
async function bodies(QueueUrl) {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  const Entries = Messages.map(({ MessageId: Id, ReceiptHandle }) => ({ Id, ReceiptHandle }));
  if (Entries.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  return Messages.map((message) => JSON.parse(message.Body));
}

function tell(FunctionName, DestinationConfig) {
  return lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, DestinationConfig }));
}

async function sendEvent(FunctionName, payload) {
  const Payload = JSON.stringify(payload);
  const told = await lambda.send(new InvokeCommand({ FunctionName, InvocationType: "Event", Payload }));
  assert.equal(told.StatusCode, 202);
  await advance("PT0S");
}

async function success() {
  const { url, arn } = await queue("succeeded");
  await create("mirror", "echo");
  await tell("mirror", { OnSuccess: { Destination: arn } });
  await sendEvent("mirror", { order: 7 });
  const [record] = await bodies(url);
  assert.equal(record.requestContext.condition, "Success");
  assert.deepEqual([record.requestPayload, record.responsePayload], [{ order: 7 }, { order: 7 }]);
}

async function retries() {
  const { url, arn } = await queue("exhausted");
  await create("strict", "validate");
  await tell("strict", { OnFailure: { Destination: arn } });
  await sendEvent("strict", "no order at all");
  await advance("PT1M");
  assert.deepEqual(await bodies(url), [], "it may still be retried");
  await advance("PT2M");
  const [{ requestContext }] = await bodies(url);
  assert.equal(requestContext.condition, "RetriesExhausted");
  assert.equal(requestContext.approximateInvokeCount, 3);
}

/** A filter takes out what it turns away; what passes is handed on by the function that got it. */
async function mapping() {
  const [onward, source] = [await queue("onward"), await queue("incoming")];
  await create("station", "station", { FUNCTION: "mirror", NEXT_QUEUE_URL: onward.url });
  const Filters = [{ Pattern: JSON.stringify({ body: { kind: ["order"], total: [{ numeric: [">", 100] }] } }) }];
  const { UUID } = await lambda.send(
    new CreateEventSourceMappingCommand({
      FunctionName: "station",
      EventSourceArn: source.arn,
      BatchSize: 10,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      FilterCriteria: { Filters },
    }),
  );
  const made = await lambda.send(new GetEventSourceMappingCommand({ UUID }));
  assert.deepEqual(made.FilterCriteria.Filters, Filters);
  await advance("PT1M");
  for (const total of [50, 150]) {
    const MessageBody = JSON.stringify({ kind: "order", total });
    await sqs.send(new SendMessageCommand({ QueueUrl: source.url, MessageBody }));
  }
  await advance("PT1M");
  assert.deepEqual((await bodies(onward.url)).map(({ total }) => total), [150]);
  const counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"];
  assert.deepEqual(Object.values(await attributes(source.url, ...counts)), ["0", "0"]);
  await lambda.send(new DeleteEventSourceMappingCommand({ UUID }));
}

/** Asks for a path of a function URL under its own host name, which needs no entry in any table of names. */
function ask(functionUrl, path, body, headers) {
  const { hostname, port } = new URL(endpoint);
  const { host } = new URL(functionUrl);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, method: "POST", headers: { host, ...headers } }, resolve);
    request.on("error", reject).end(body);
  });
}

async function url() {
  const { FunctionUrl } = await lambda.send(
    new CreateFunctionUrlConfigCommand({ FunctionName: "mirror", AuthType: "NONE" }),
  );
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: "mirror",
      StatementId: "public",
      Action: "lambda:InvokeFunctionUrl",
      Principal: "*",
      FunctionUrlAuthType: "NONE",
    }),
  );
  const answer = await ask(FunctionUrl, "/shop/1?colour=red", Buffer.of(0xff), { "content-type": "image/png" });
  assert.equal(answer.statusCode, 200);
  const event = await json(answer);
  assert.equal(event.version, "2.0");
  assert.deepEqual(event.queryStringParameters, { colour: "red" });
  assert.deepEqual([Buffer.from(event.body, "base64"), event.isBase64Encoded], [Buffer.of(0xff), true]);
}

async function stream() {
  const command = new InvokeWithResponseStreamCommand({ FunctionName: "mirror", Payload: JSON.stringify({ order: 7 }) });
  const events = [];
  for await (const event of (await lambda.send(command)).EventStream) events.push(event);
  const chunks = events.flatMap(({ PayloadChunk }) => (PayloadChunk ? [PayloadChunk.Payload] : []));
  assert.deepEqual(JSON.parse(await buffer(chunks)), { order: 7 });
  assert.deepEqual(Object.keys(events.at(-1)), ["InvokeComplete"]);
}

for (const step of [success, retries, mapping, url, stream]) await step();

// SQS alone, through the AWS SDK for JavaScript v3, which checks every MD5 itself.

import assert from "node:assert/strict";
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  paginateListQueues,
  PurgeQueueCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";

const sqs = new SQSClient({});

/** Winds the clock forward. */
async function advance(duration) {
  const body = JSON.stringify({ advance: duration });
  assert.equal((await fetch(`${process.env.AWS_ENDPOINT_URL}/_virga/clock`, { method: "POST", body })).status, 200);
}

async function create(QueueName, Attributes = {}) {
  return (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl;
}

async function send(QueueUrl, MessageBody, more = {}) {
  return sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
}

async function receive(QueueUrl, more = {}) {
  const receive = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ["All"], ...more };
  return (await sqs.send(new ReceiveMessageCommand(receive))).Messages ?? [];
}

const bodies = (messages) => messages.map((message) => message.Body);

async function arn(QueueUrl) {
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] });
  return (await sqs.send(asked)).Attributes.QueueArn;
}

async function oneMessage() {
  const url = await create("letters");
  const MessageAttributes = {
    text: { DataType: "String", StringValue: "ä & <b>" },
    bytes: { DataType: "Binary", BinaryValue: new Uint8Array([0, 255]) },
  };
  await send(url, 'ü "quoted"\n', { MessageAttributes });
  const [message] = await receive(url);
  assert.equal(message.Body, 'ü "quoted"\n');
  assert.deepEqual([...message.MessageAttributes.bytes.BinaryValue], [0, 255]);
  const { ReceiptHandle } = message;
  await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 5 }));
  await advance("PT6S");
  assert.deepEqual(bodies(await receive(url)), ['ü "quoted"\n']);
}

async function batches() {
  const url = await create("batches");
  const Entries = ["a", "b", "c"].map((MessageBody, index) => ({ Id: `${index}`, MessageBody }));
  Entries.push({ Id: "late", MessageBody: "d", DelaySeconds: 901 });
  const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
  assert.deepEqual(sent.Failed.map((failed) => failed.Id), ["late"]);
  const messages = await receive(url);
  assert.deepEqual(bodies(messages), ["a", "b", "c"]);
  const handles = messages.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }));
  const deleted = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries: handles }));
  assert.equal(deleted.Successful.length, 3);
}

async function fifo() {
  const url = await create("line.fifo", { FifoQueue: "true", ContentBasedDeduplication: "true" });
  for (const body of ["first", "first", "second"]) await send(url, body, { MessageGroupId: "g" });
  assert.deepEqual(bodies(await receive(url)), ["first", "second"]);
}

async function deadLetters() {
  const dead = await create("failed");
  const SourceArn = await arn(dead);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: SourceArn, maxReceiveCount: 1 });
  const url = await create("work", { RedrivePolicy, VisibilityTimeout: "0" });
  await send(url, "poison");
  assert.deepEqual(bodies(await receive(url)), ["poison"]);
  assert.deepEqual(await receive(url), []);
  await sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
  await advance("PT1S");
  const { Results } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn }));
  assert.equal(Results[0].Status, "COMPLETED");
  assert.deepEqual(bodies(await receive(url)), ["poison"]);
}

async function longPoll() {
  const url = await create("patience");
  const poll = receive(url, { WaitTimeSeconds: 20 });
  await send(url, "at last");
  assert.deepEqual(bodies(await poll), ["at last"]);
}

async function administration() {
  const listed = [];
  for await (const page of paginateListQueues({ client: sqs, pageSize: 2 }, {})) listed.push(...page.QueueUrls);
  assert.equal(new Set(listed).size, listed.length);
  assert.ok(listed.length >= 6, "every queue of this program is listed");
  const purge = new PurgeQueueCommand({ QueueUrl: `${process.env.AWS_ENDPOINT_URL}/000000000000/nowhere` });
  await assert.rejects(sqs.send(purge), (error) => error instanceof QueueDoesNotExist);
}

await oneMessage();
await batches();
await fifo();
await deadLetters();
await longPoll();
await administration();

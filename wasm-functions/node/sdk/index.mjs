import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});
const lambda = new LambdaClient({});
const machines = new SFNClient({});
const s3 = new S3Client({ forcePathStyle: true });

const asked = {
  async queue({ text }) {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: text }));
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    return Messages.map(({ Body }) => Body);
  },
  async invoke({ name, payload }) {
    const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(payload) }));
    return JSON.parse(answer.Payload.transformToString());
  },
  async machines() {
    return (await machines.send(new ListStateMachinesCommand({}))).stateMachines.length;
  },
  async object({ text }) {
    await s3.send(new CreateBucketCommand({ Bucket: 'papers' }));
    await s3.send(new PutObjectCommand({ Bucket: 'papers', Key: 'a/b.txt', Body: text }));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'papers', Key: 'a/b.txt' }));
    return Body.transformToString();
  },
  async missing() {
    try {
      await sqs.send(new GetQueueUrlCommand({ QueueName: 'nowhere' }));
      return undefined;
    } catch (error) {
      return error.name;
    }
  },
};

export const handler = (event) => asked[event.ask](event);

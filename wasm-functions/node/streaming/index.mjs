import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';

export const handler = awslambda.streamifyResponse(async (event, stream) => {
  const answer = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { 'x-colour': 'blue' } });
  answer.write('one,');
  if (event.fail) throw new Error(event.fail);
  answer.write('two');
  answer.end();
  await new Promise((resolve) => setTimeout(resolve, 5));
});

export const piped = awslambda.streamifyResponse(async (event, stream) => {
  stream.setContentType('text/plain');
  await pipeline(Readable.from(['a', 'b', 'c']), stream);
});

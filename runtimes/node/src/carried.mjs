// The packages of AWS's SDK that the runtime carries: whoever brings their own uses those.

import { carry } from './modules/built_in.mjs';

const packages = {
  '@aws-sdk/client-lambda': () => require('@aws-sdk/client-lambda'),
  '@aws-sdk/client-s3': () => require('@aws-sdk/client-s3'),
  '@aws-sdk/client-sfn': () => require('@aws-sdk/client-sfn'),
  '@aws-sdk/client-sqs': () => require('@aws-sdk/client-sqs'),
};
for (const [name, load] of Object.entries(packages)) carry(name, load);

/** Loads them all, so that the snapshot has them. */
export function preload() {
  for (const load of Object.values(packages)) load();
}

import { EventEmitter } from 'node:events';
import path, { join } from 'path';
import greet from 'greeting';
import legacy, { answer } from './lib/legacy.cjs';
import settings from './lib/settings.json' with { type: 'json' };
import * as counting from './lib/counting.mjs';
import { count, increase, Counter as Tally, first, third } from './lib/counting.mjs';
import { isEven } from './lib/even.mjs';

// import nothing from 'nowhere';
const quoted = `import ${'nothing'} from "nowhere"; export const x = 1`;
const pattern = /export "const" y/;
const configuration = await Promise.resolve({ ready: true });

export const handler = async (event) => {
  if (event.fail) throw new TypeError(event.fail);
  increase();
  const { default: late, name } = await import('./lib/late.mjs');
  const emitter = new EventEmitter();
  return {
    greeting: greet('Ada'),
    answer,
    legacy: Object.keys(legacy),
    settings,
    count,
    names: Object.keys(counting),
    tally: new Tally().value,
    destructured: [first, third],
    isEven: isEven(10),
    late: late(),
    name,
    configuration,
    file: import.meta.filename,
    url: import.meta.url,
    joined: join('a', path.basename('/b/c')),
    emitter: emitter.emit('nobody'),
    text: [quoted.length, pattern.test('export "const" y')],
  };
};

// node:console. AWS's runtime client replaces what `console.log` and its like do; the rest writes as it is.

import process from './process.mjs';
import util from './util.mjs';

export class Console {
  #output;
  #errors;
  #indentation = '';
  #counts = new Map();
  #timers = new Map();

  /** Takes two streams, or both as `{stdout, stderr}`. */
  constructor(output, errors) {
    this.#output = output.stdout ?? output;
    this.#errors = output.stderr ?? errors ?? this.#output;
    // Methods are often taken by themselves.
    for (const name of Object.getOwnPropertyNames(Console.prototype)) {
      if (name !== 'constructor') this[name] = this[name].bind(this);
    }
  }
  #write(stream, values) {
    const text = util.format(...values);
    stream.write(`${this.#indentation ? text.replace(/^/gm, this.#indentation) : text}\n`);
  }
  log(...values) {
    this.#write(this.#output, values);
  }
  error(...values) {
    this.#write(this.#errors, values);
  }
  info(...values) {
    this.log(...values);
  }
  debug(...values) {
    this.log(...values);
  }
  warn(...values) {
    this.error(...values);
  }
  trace(...values) {
    this.error(`Trace: ${util.format(...values)}\n${new Error().stack.split('\n').slice(1).join('\n')}`);
  }
  dir(value, options) {
    this.#write(this.#output, [util.inspect(value, { customInspect: false, ...options })]);
  }
  dirxml(...values) {
    this.log(...values);
  }
  table(value) {
    this.dir(value);
  }
  assert(condition, ...values) {
    if (condition) return;
    this.warn(...(typeof values[0] === 'string' ? [`Assertion failed: ${values.shift()}`, ...values] : ['Assertion failed', ...values]));
  }
  group(...values) {
    if (values.length > 0) this.log(...values);
    this.#indentation += '  ';
  }
  groupCollapsed(...values) {
    this.group(...values);
  }
  groupEnd() {
    this.#indentation = this.#indentation.slice(2);
  }
  count(label = 'default') {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
    this.log(`${label}: ${this.#counts.get(label)}`);
  }
  countReset(label = 'default') {
    this.#counts.delete(label);
  }
  time(label = 'default') {
    this.#timers.set(label, performance.now());
  }
  timeLog(label = 'default', ...values) {
    if (this.#timers.has(label)) this.log(`${label}: ${(performance.now() - this.#timers.get(label)).toFixed(3)}ms`, ...values);
  }
  timeEnd(label = 'default') {
    this.timeLog(label);
    this.#timers.delete(label);
  }
}

const console = new Console({ stdout: process.stdout, stderr: process.stderr });
console.Console = Console;
export default console;

export let count = 0;
export function increase() {
  count += 1;
}
export class Counter {
  value = count;
}
export const { first, rest: [, third] } = { first: 1, rest: [2, 3] };
const hidden = 'seen';
export { hidden as 'a name', hidden };
export * from './late.mjs';

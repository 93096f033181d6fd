import { isOdd } from './odd.mjs';

export function isEven(number) {
  return number === 0 || isOdd(number - 1);
}

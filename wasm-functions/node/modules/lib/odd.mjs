import { isEven } from './even.mjs';

export const isOdd = (number) => number !== 0 && isEven(number - 1);
export const known = isEven(0);

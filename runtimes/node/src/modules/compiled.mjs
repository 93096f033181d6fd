// Source turned into functions at run time, known to stack traces by the names of their files.

import { withoutProperties } from '../regular_expressions.mjs';

/** How much stands before a file's own text in its first line, by the name that stack traces have for it. */
export const columnsBefore = new Map();

/** Evaluates an expression around `text`, the source of `filename`. What is wrong with it is told as Node does. */
export function compiled(expression, text, filename, url) {
  columnsBefore.set(url, expression.indexOf(text));
  const evaluated = (text) => (0, eval)(`${text}\n//# sourceURL=${url}`);
  try {
    try {
      return evaluated(expression);
    } catch (error) {
      const other = error instanceof SyntaxError ? withoutProperties(expression) : expression;
      if (other === expression) throw error;
      return evaluated(other);
    }
  } catch (error) {
    throw error instanceof SyntaxError ? located(error, expression, filename) : error;
  }
}

/** A syntax error whose stack begins with the place and the line, as Node's do. */
function located(error, expression, filename) {
  const line = error.lineNumber;
  const text = (expression.split('\n')[line - 1] ?? '').replace(/^\(function \(exports, [^)]*\) \{/, '');
  const place = `${filename}:${line}\n${text}\n\n`;
  const stack = `${place}SyntaxError: ${error.message}`;
  Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
  return error;
}

// Source turned into functions at run time, known to stack traces by the names of their files.

/** Evaluates an expression that is the source of `filename`. What is wrong with it is told as Node does. */
export function compiled(expression, filename, url) {
  try {
    return (0, eval)(`${expression}\n//# sourceURL=${url}`);
  } catch (error) {
    if (error instanceof SyntaxError) throw located(error, expression, filename);
    throw error;
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

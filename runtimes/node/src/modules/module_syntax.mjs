// Finds the `import`s and `export`s of a source, and nothing that only looks like them: strings, comments,
// templates and regular expressions are passed over. Parsing it all would take the better part of a cold
// start: the engine interprets what it isn't given as native code.

const TOKEN = /["'`\/{}()]|(?<![.\w$#])(?:import|export)(?![\w$])/g;
const DOUBLE = /"(?:\\[^]|[^"\\\n])*"?/y;
const SINGLE = /'(?:\\[^]|[^'\\\n])*'?/y;
const TEMPLATE_PIECE = /(?:\\[^]|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/y;
const REGULAR_EXPRESSION = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\/\\\[\n])+\/[a-z]*/y;
/** After these words a slash begins a regular expression. */
const BEFORE_EXPRESSION = /(?:^|[^.\w$])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|instanceof|await|yield)$/;

/**
 * Where code has `import` and `export`, with how many braces and parentheses are open there. `meets` is called
 * with the begin and the end of each regular expression.
 */
export function* keywords(source, meets = () => {}) {
  let depth = 0;
  const templates = [];
  TOKEN.lastIndex = 0;
  for (let found; (found = TOKEN.exec(source)); ) {
    const at = found.index;
    const token = found[0];
    let next = at + token.length;
    switch (token) {
      case '"':
        next = skip(DOUBLE, source, at);
        break;
      case "'":
        next = skip(SINGLE, source, at);
        break;
      case '`':
        next = template(source, next, templates, depth);
        if (templates.at(-1)?.end === next) depth += 1;
        break;
      case '/':
        next = afterSlash(source, at, meets);
        break;
      case '{':
      case '(':
        depth += 1;
        break;
      case ')':
        depth -= 1;
        break;
      case '}':
        depth -= 1;
        if (templates.length > 0 && templates.at(-1).depth === depth) {
          templates.pop();
          next = template(source, next, templates, depth);
          if (templates.at(-1)?.end === next) depth += 1;
        }
        break;
      default: {
        const moved = yield { at, word: token, depth };
        if (moved > next) next = moved;
      }
    }
    TOKEN.lastIndex = next;
  }
}

function skip(expression, source, at) {
  expression.lastIndex = at;
  return expression.test(source) ? expression.lastIndex : at + 1;
}

/** Passes over a template's text; what stands in `${}` is code, which `templates` remembers. */
function template(source, at, templates, depth) {
  const next = skip(TEMPLATE_PIECE, source, at);
  if (source.endsWith('${', next) && source[next - 1] === '{') templates.push({ depth, end: next });
  return next;
}

function afterSlash(source, at, meets) {
  const following = source[at + 1];
  if (following === '/') {
    const end = source.indexOf('\n', at);
    return end < 0 ? source.length : end;
  }
  if (following === '*') {
    const end = source.indexOf('*/', at + 2);
    return end < 0 ? source.length : end + 2;
  }
  if (!beginsExpression(source, at)) return at + 1;
  const end = skip(REGULAR_EXPRESSION, source, at);
  meets(at, end);
  return end;
}

function beginsExpression(source, at) {
  let before = at - 1;
  while (before >= 0 && /\s/.test(source[before])) before -= 1;
  if (before < 0) return true;
  const character = source[before];
  if (/[\w$]/.test(character)) return BEFORE_EXPRESSION.test(source.slice(Math.max(0, before - 12), before + 1));
  return !/[)\]}"'`]/.test(character);
}

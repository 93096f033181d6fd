// Turns an ES module into a function that the engine can make at run time, where it links no modules. Lines
// keep their numbers. What is imported is assigned to variables before the module runs, or, where the
// exporter may still change it, looked up at each use through a `with` around the module.

import { keywords } from './module_syntax.mjs';

// The engine knows no classes of characters: whatever isn't ASCII may be part of a name.
const NAME = '[A-Za-z_$\\x80-\\uffff][\\w$\\x80-\\uffff]*';
const SPACE = '(?:\\s|//[^\\n]*\\n|/\\*[^]*?\\*/)*';
const TEXT = `"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'`;
const FROM = `(${TEXT})(?:${SPACE}(?:with|assert)${SPACE}\\{([^}]*)\\})?${SPACE};?`;
const sticky = (pattern) => new RegExp(pattern, 'y');

const CALL = sticky(`import${SPACE}\\(`);
const META = sticky(`import${SPACE}\\.${SPACE}meta`);
const IMPORT = sticky(`import${SPACE}(?:((?!["'])[^"'();]*?)from${SPACE})?${FROM}`);
const EXPORT_ALL = sticky(`export${SPACE}\\*${SPACE}(?:as${SPACE}(${NAME}|${TEXT})${SPACE})?from${SPACE}${FROM}`);
const EXPORT_LIST = sticky(`export${SPACE}\\{([^}]*)\\}(?:${SPACE}from${SPACE}${FROM}|${SPACE};?)`);
const EXPORT_DEFAULT = sticky(`export${SPACE}default(?![\\w$])${SPACE}`);
const NAMED = sticky(`((?:async${SPACE})?function${SPACE}\\*?|class(?![\\w$]))${SPACE}(?!extends(?![\\w$]))(${NAME})?`);
const EXPORT_DECLARATION = sticky(`export${SPACE}(?=(?:async${SPACE}function|function|class)(?![\\w$]))`);
const EXPORT_VARIABLES = sticky(`export${SPACE}((?:const|let|var)(?![\\w$]))${SPACE}`);
const COMMENT = /\/\*[^]*?\*\/|\/\/[^\n]*/g;

const at = (expression, source, index) => {
  expression.lastIndex = index;
  return expression.exec(source);
};
const blank = (text) => text.replace(/[^\n]+/g, ' ');
const unquote = (text) => (/^["']/.test(text) ? (0, eval)(text) : text);

/** `a, b as c, default as d` as pairs. */
function pairs(list) {
  const items = list.replace(COMMENT, ' ').split(',').map((item) => item.trim()).filter(Boolean);
  return items.map((item) => {
    const [from, to = from] = item.split(/\s+as\s+/).map(unquote);
    return [from, to];
  });
}

/** What an import clause binds: `[{imported, local}]`, with `*` for the namespace. */
function bindings(clause) {
  const text = clause.replace(COMMENT, ' ').trim();
  const found = [];
  const list = /\{([^}]*)\}/.exec(text);
  const rest = list ? text.replace(list[0], '') : text;
  for (const part of rest.split(',').map((part) => part.trim()).filter(Boolean)) {
    const namespace = /^\*\s*as\s+(\S+)$/.exec(part);
    found.push(namespace ? { imported: '*', local: namespace[1] } : { imported: 'default', local: part });
  }
  for (const [imported, local] of pairs(list?.[1] ?? '')) found.push({ imported, local });
  return found;
}

/**
 * What a module imports and exports, and its source without the statements that say so.
 *
 * `exports` are getters' names by what they return; `kind` says whether it may change.
 */
export function analysed(source) {
  const module = { requests: [], imports: [], exports: [], indirect: [], stars: [], text: '' };
  const request = (specifier, attributes) => {
    const text = unquote(specifier);
    const type = /type\s*:\s*["'](\w+)["']/.exec(attributes ?? '')?.[1];
    if (!module.requests.some((known) => known.specifier === text)) module.requests.push({ specifier: text, type });
    return text;
  };
  const pieces = [];
  let done = 0;
  const replace = (from, to, replacement) => {
    pieces.push(source.slice(done, from), replacement);
    done = to;
  };
  const scan = keywords(source);
  let found = scan.next();
  while (!found.done) {
    const { at: index, word, depth } = found.value;
    const end = word === 'import'
      ? importAt(module, source, index, depth, request, replace)
      : depth === 0 ? exportAt(module, source, index, request, replace) : undefined;
    found = scan.next(end);
  }
  pieces.push(source.slice(done));
  module.text = pieces.join('');
  return module;
}

function importAt(module, source, index, depth, request, replace) {
  if (at(CALL, source, index)) return void replace(index, index + 6, 'virga$import');
  if (at(META, source, index)) return void replace(index, META.lastIndex, 'virga$meta');
  const found = depth === 0 && at(IMPORT, source, index);
  if (!found) return undefined;
  const specifier = request(found[2], found[3]);
  for (const binding of bindings(found[1] ?? '')) module.imports.push({ specifier, ...binding });
  replace(index, IMPORT.lastIndex, blank(found[0]));
  return IMPORT.lastIndex;
}

function exportAt(module, source, index, request, replace) {
  let found;
  if ((found = at(EXPORT_ALL, source, index))) {
    const specifier = request(found[2], found[3]);
    if (found[1]) module.indirect.push({ specifier, imported: '*', exported: unquote(found[1]) });
    else module.stars.push(specifier);
    replace(index, EXPORT_ALL.lastIndex, blank(found[0]));
    return EXPORT_ALL.lastIndex;
  }
  if ((found = at(EXPORT_LIST, source, index))) {
    const specifier = found[2] && request(found[2], found[3]);
    for (const [from, to] of pairs(found[1])) {
      if (specifier) module.indirect.push({ specifier, imported: from, exported: to });
      else module.exports.push({ exported: to, local: from, settled: false });
    }
    replace(index, EXPORT_LIST.lastIndex, `;${blank(found[0])}`);
    return EXPORT_LIST.lastIndex;
  }
  if ((found = at(EXPORT_DEFAULT, source, index))) return exportDefault(module, source, index, found[0], replace);
  if ((found = at(EXPORT_DECLARATION, source, index))) {
    const local = at(NAMED, source, EXPORT_DECLARATION.lastIndex)[2];
    module.exports.push({ exported: local, local, settled: true });
    replace(index, index + found[0].length, blank(found[0]));
  } else if ((found = at(EXPORT_VARIABLES, source, index))) {
    const settled = found[1] === 'const';
    for (const local of declared(source, EXPORT_VARIABLES.lastIndex)) {
      module.exports.push({ exported: local, local, settled });
    }
    replace(index, index + found[0].length, `${blank(found[0].slice(0, -found[1].length))}${found[1]} `);
  }
  return undefined;
}

function exportDefault(module, source, index, text, replace) {
  const start = index + text.length;
  const named = at(NAMED, source, start);
  const local = named?.[2] ?? 'virga$default';
  module.exports.push({ exported: 'default', local, settled: true });
  if (named?.[2]) replace(index, start, blank(text));
  else if (named) replace(index, start + named[0].length, `${blank(text)}${named[0]} virga$default `);
  else replace(index, start, `${blank(text)}const virga$default = `);
}

const BRACKET = /[()[\]{},;\n"'`/]/g;
const STATEMENT = /^\s*(?:const|let|var|function|async\s+function|class|export|import|if|for|while|switch|try|throw|do|return)(?![\w$])/;

/** The names that `const`, `let` or `var` declares, from behind that word on. */
function declared(source, start) {
  const names = [];
  let next = start;
  for (;;) {
    const target = targetAt(source, next);
    names.push(...target.names);
    next = afterInitializer(source, target.end);
    if (next === undefined) return names;
  }
}

const IDENTIFIER = sticky(`${SPACE}(${NAME})`);

function targetAt(source, start) {
  const name = at(IDENTIFIER, source, start);
  if (name) return { names: [name[1]], end: IDENTIFIER.lastIndex };
  const end = afterBrackets(source, start);
  return { names: namesIn(source.slice(start, end).trim()), end };
}

/** The names that a pattern binds. */
function namesIn(pattern) {
  const inside = pattern.slice(1, -1).replace(COMMENT, ' ');
  return parts(inside).flatMap((part) => {
    let target = part.trim().replace(/^\.\.\./, '');
    if (pattern[0] === '{') {
      const key = /^(?:[\w$]+|"[^"]*"|'[^']*'|\[[^\]]*\])\s*:([^]*)$/.exec(target);
      if (key) target = key[1].trim();
    }
    if (/^[[{]/.test(target)) return namesIn(target.slice(0, afterBrackets(target, 0)));
    const name = at(sticky(NAME), target, 0);
    return name ? [name[0]] : [];
  });
}

/** Splits at the commas that are in no brackets. */
function parts(text) {
  const found = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if ('([{'.includes(text[index])) index = afterBrackets(text, index) - 1;
    else if (text[index] === ',') {
      found.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...found, text.slice(start)];
}

/** Where the bracket that opens here is closed. */
function afterBrackets(source, start) {
  let depth = 0;
  for (let index = start; index < source.length; index += 1) {
    if ('([{'.includes(source[index])) depth += 1;
    else if (')]}'.includes(source[index]) && (depth -= 1) === 0) return index + 1;
  }
  return source.length;
}

const QUOTED = sticky(`${TEXT}|//[^\\n]*|/\\*[^]*?\\*/`);
const PLAIN_TEMPLATE = /`(?:\\[^]|[^`\\])*`/y;

/** Where the next declarator begins, or undefined if this one was the last. */
function afterInitializer(source, start) {
  let depth = 0;
  BRACKET.lastIndex = start;
  for (let found; (found = BRACKET.exec(source)); ) {
    const index = found.index;
    const token = found[0];
    if ('([{'.includes(token)) depth += 1;
    else if (')]}'.includes(token)) depth -= 1;
    else if (token === '`') BRACKET.lastIndex = Math.max(index + 1, at(PLAIN_TEMPLATE, source, index) ? PLAIN_TEMPLATE.lastIndex : 0);
    else if (`"'/`.includes(token)) BRACKET.lastIndex = at(QUOTED, source, index) ? QUOTED.lastIndex : index + 1;
    else if (depth === 0 && token === ',') return index + 1;
    else if (depth === 0 && token === ';') return undefined;
    else if (depth === 0 && token === '\n' && STATEMENT.test(source.slice(index, index + 80))) return undefined;
    if (depth < 0) return undefined;
  }
  return undefined;
}

/** Whether a word is anywhere in a source: an expression would look at it letter by letter. */
function mentions(source, word) {
  for (let at = source.indexOf(word); at >= 0; at = source.indexOf(word, at + 1)) {
    if (!isPartOfName(source, at - 1) && !isPartOfName(source, at + word.length)) return true;
  }
  return false;
}

const PART_OF_NAME = /\w/;
const isPartOfName = (source, index) => PART_OF_NAME.test(source.charAt(index));

/** The same for a source that isn't a module but may call `import()`. */
export function withoutImportCalls(source) {
  if (!mentions(source, 'import')) return source;
  const pieces = [];
  let done = 0;
  for (const { at: index, word } of keywords(source)) {
    if (word !== 'import' || !at(CALL, source, index)) continue;
    pieces.push(source.slice(done, index), 'virga$import');
    done = index + 6;
  }
  pieces.push(source.slice(done));
  return pieces.join('');
}

/** Whether a source without a telling name is an ES module: it imports or exports at its top. */
export function looksLikeModule(source) {
  if (!mentions(source, 'import') && !mentions(source, 'export')) return false;
  for (const { at: index, word, depth } of keywords(source)) {
    if (depth !== 0) continue;
    if (word === 'export' || at(IMPORT, source, index) || at(META, source, index)) return true;
  }
  return false;
}

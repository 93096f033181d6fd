// A component without the names that its parts have for a debugger.

import { nameOf, putTogether, takenApart } from './engine/module.mjs';

const CUSTOM = 0;
const MODULE = 1;
const COMPONENT = 4;
const NAMES = ['name', 'component-name', 'producers'];

/** The same component without its names. */
export const withoutNames = (component) => without(component, { [MODULE]: (module) => without(module, {}), [COMPONENT]: withoutNames });

/** The same without names, and what is `within` it by the kinds of its sections. */
function without(binary, within) {
  const { head, sections } = takenApart(binary);
  const kept = sections.filter((section) => section.id !== CUSTOM || !NAMES.includes(nameOf(section)));
  return putTogether({ head, sections: kept.map(({ id, content }) => ({ id, content: within[id]?.(content) ?? content })) });
}

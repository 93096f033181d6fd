// What packages ask for before there is a process: this comes first of all.

import processStandIn from './process_stand_in.cjs';

globalThis.process = processStandIn;
globalThis.global = globalThis;
// The package that inspects values looks at it, and uses nothing of it.
globalThis.Atomics ??= Object.freeze({});

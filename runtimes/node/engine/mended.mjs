// The engine, mended in its WebAssembly. What is mended is found by what surrounds it; where it isn't as it was,
// nothing is built.

import { readFileSync } from 'node:fs';
import { watchNoConstants } from './constants.mjs';
import { goDeeper } from './depth.mjs';
import { WasmModule } from './module.mjs';
import { tellRejections } from './rejections.mjs';

/** The engine of this file, mended. */
export function mendedEngine(path) {
  const engine = new WasmModule(readFileSync(path));
  tellRejections(engine);
  goDeeper(engine);
  watchNoConstants(engine);
  return engine.toBytes();
}

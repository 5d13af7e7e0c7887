/** The whole core behind the page's own protocol, without a worker. */
import { readFileSync } from 'node:fs';
import * as models from '../pkg-models/seqscope.js';
import { Engine } from '../src/engine/engine.js';
import { createHost } from '../src/engine/host.js';
import { Protocol } from '../src/engine/protocol.js';

models.initSync({
  module: readFileSync(new URL('../pkg-models/seqscope_bg.wasm', import.meta.url)),
});

/** @returns {Engine} */
export function localEngine() {
  const engine = new Engine('language');
  /** @type {(message: any) => void} */
  let hear = () => {};
  const host = createHost(models, (message) => setImmediate(() => hear(message)));
  engine.protocol = new Protocol(
    {
      post: (message) => setImmediate(() => host(message)),
      listen: (listener) => {
        hear = listener;
      },
      end: () => {},
    },
    (event) => engine.handles.get(event.session)?.hear(event),
    () => {},
  );
  return engine;
}

/** The larger forms of the core behind the page's own protocol, without a worker. */
import { readFileSync } from 'node:fs';
import * as models from '../pkg-models/seqscope.js';
import * as recurrent from '../pkg-recurrent/seqscope.js';
import { Engine } from '../src/engine/engine.js';
import { createHost } from '../src/engine/host.js';
import { Protocol } from '../src/engine/protocol.js';

const forms = { models, recurrent };
for (const [name, { initSync }] of Object.entries(forms)) {
  const module = readFileSync(new URL(`../pkg-${name}/seqscope_bg.wasm`, import.meta.url));
  initSync({ module });
}

/** @param {keyof typeof forms} name @returns {Engine} */
export function localEngine(name) {
  const engine = new Engine(name);
  /** @type {(message: any) => void} */
  let hear = () => {};
  const host = createHost(forms[name], (message) => setImmediate(() => hear(message)));
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

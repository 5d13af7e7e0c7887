/** The worker: loads the core, then answers. */
import { toFailure } from './failure.js';
import { createHost } from './host.js';
import { loadWasm } from './wasm.js';

const scope = /** @type {any} */ (globalThis);

/** @type {((message: any) => void) | undefined} */
let handle;

scope.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  if (handle) {
    handle(data);
    return;
  }
  try {
    const wasm = await loadWasm(data.start);
    handle = createHost(wasm, (message, transfer = []) => scope.postMessage(message, transfer));
    scope.postMessage({ up: true });
  } catch (error) {
    scope.postMessage({ error: toFailure(error) });
  }
};

/** Where the engine runs: in a worker by default, in the page where none can start. */
import { failure } from './failure.js';

/** @typedef {import('./protocol.js').Port} Port */
/**
 * Where a form of the core is: a file, packed by the build or as it is, or the packed bytes themselves.
 * @typedef {{package: import('./packages.js').Package}
 *   & ({url: string, packed: boolean} | {bytes: Uint8Array})} Source
 */

/** A worker that says nothing for so long never will: a blocked script gives no error event. */
const START_WITHIN = 15000;

/**
 * @param {Worker} worker
 * @param {Source} source
 * @param {(message: string) => void} onDeath
 * @returns {Promise<Port>}
 */
export function workerPort(worker, source, onDeath) {
  return new Promise((resolve, reject) => {
    let up = false;
    const timer = setTimeout(() => reject(failure('no-worker')), START_WITHIN);
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (up) onDeath(event.message ?? '');
      else {
        clearTimeout(timer);
        worker.terminate();
        reject(failure('no-worker', event.message));
      }
    };
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      if (data.error) {
        worker.terminate();
        reject(data.error);
        return;
      }
      up = true;
      resolve({
        post: (message, transfer = []) => worker.postMessage(message, transfer),
        listen: (listener) => {
          worker.onmessage = ({ data: message }) => listener(message);
        },
        end: () => worker.terminate(),
      });
    };
    worker.postMessage({ start: source });
  });
}

/**
 * @param {Source} source
 * @returns {Promise<Port>}
 */
export async function pagePort(source) {
  const [{ loadWasm }, { createHost }] = await Promise.all([
    import('./wasm.js'),
    import('./host.js'),
  ]);
  const wasm = await loadWasm(source);
  /** @type {(message: any) => void} */
  let listener = () => {};
  const handle = createHost(wasm, (message) => queueMicrotask(() => listener(message)), {
    slice: 10,
  });
  return {
    post: (message) => queueMicrotask(() => handle(message)),
    listen: (given) => {
      listener = given;
    },
    end: () => {},
  };
}

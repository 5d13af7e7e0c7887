/**
 * The page's end of the conversation: every request has a number, an answer finds its request by
 * it, an answer nobody waits for any more is dropped.
 */
import { failure } from './failure.js';

/**
 * @typedef {import('./failure.js').Failure} Failure
 * @typedef {object} Port      a worker, or the same engine in the page
 * @property {(message: any, transfer?: Transferable[]) => void} post
 * @property {(listener: (message: any) => void) => void} listen
 * @property {() => void} end
 *
 * @typedef {object} Pending
 * @property {(value: any) => void} resolve
 * @property {(error: Failure) => void} reject
 * @property {string | object} [latest]
 */

export class Protocol {
  /**
   * @param {Port} port
   * @param {(event: any) => void} onEvent
   * @param {(error: Failure) => void} onFatal the engine behind the port cannot go on
   */
  constructor(port, onEvent, onFatal) {
    this.port = port;
    this.onEvent = onEvent;
    this.onFatal = onFatal;
    this.next = 1;
    /** @type {Map<number, Pending>} */
    this.pending = new Map();
    this.heardAt = performance.now();
    port.listen((message) => this.receive(message));
  }

  /**
   * @param {string} call
   * @param {number} session
   * @param {any[]} [args]
   * @param {{latest?: string | object, signal?: AbortSignal}} [options] of the requests with one `latest`
   *   key only the newest is answered; the older ones resolve to null
   * @returns {Promise<any>}
   */
  request(call, session, args = [], { latest, signal } = {}) {
    if (signal?.aborted) return Promise.resolve(null);
    if (latest) {
      for (const [id, older] of this.pending) if (older.latest === latest) this.drop(id);
    }
    const id = this.next++;
    if (this.pending.size === 0) this.heardAt = performance.now();
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject, latest });
      signal?.addEventListener('abort', () => this.drop(id), { once: true });
      this.port.post({ id, call, session, args });
    });
  }

  /** The answer to this request is not wanted any more. @param {number} id */
  drop(id) {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    pending?.resolve(null);
  }

  /** @param {any} message */
  receive(message) {
    this.heardAt = performance.now();
    if (message.event) {
      this.onEvent(message);
      if (message.fatal) this.onFatal(message.error);
      return;
    }
    const pending = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.error) pending?.reject(message.error);
    else pending?.resolve(message.value);
    if (message.fatal) this.onFatal(message.error);
  }

  /** Ends the conversation: everything still waited for is refused. @param {string} code */
  end(code) {
    this.port.end();
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of waiting) reject(failure(code));
  }
}

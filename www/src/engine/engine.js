/**
 * The only file of the page that knows where the engine runs. One engine a page for each form of the
 * core; every element has its own handle on one.
 */
import { spawn, wasmSource } from '#source';
import { isAble } from './able.js';
import { failure } from './failure.js';
import { Handle } from './handle.js';
import { pagePort, workerPort } from './ports.js';
import { Protocol } from './protocol.js';

/** Asked something and silent for so long, a worker is taken for dead and replaced. */
const SILENCE = 10000;
/** How often its pulse is felt. */
const PULSE = 1000;

/** @typedef {import('./packages.js').Package} Package */

/** @type {Map<Package, Promise<Engine>>} */
const opened = new Map();

/**
 * The page's engine, started at the first call.
 * @param {Package} name the form of the core
 * @returns {Promise<Engine>}
 */
export function openEngine(name) {
  const known = opened.get(name);
  if (known) return known;
  const engine = new Engine(name).start();
  opened.set(name, engine);
  // What failed once, as a network does, may be tried again.
  engine.catch(() => opened.delete(name));
  return engine;
}

export class Engine {
  /** @param {Package} name */
  constructor(name) {
    this.package = name;
    /** @type {Map<number, Handle>} */
    this.handles = new Map();
    this.nextSession = 1;
    /** @type {'worker' | 'page'} */
    this.place = 'worker';
    /** @type {Protocol | null} */
    this.protocol = null;
    /** @type {Promise<void>} */
    this.restarted = Promise.resolve();
    this.checkedAt = performance.now();
  }

  async start() {
    if (!isAble()) throw failure('old-browser');
    this.source = await wasmSource(this.package);
    await this.connect();
    this.watchdog = setInterval(() => this.checkPulse(), PULSE);
    return this;
  }

  async connect() {
    const source = /** @type {import('./ports.js').Source} */ (this.source);
    /** @type {import('./protocol.js').Port} */
    let port;
    try {
      port = await workerPort(spawn(), source, (message) => this.restart(message));
      this.place = 'worker';
    } catch (error) {
      if (/** @type {any} */ (error)?.code === 'no-engine' && 'bytes' in source) throw error;
      port = await pagePort(source);
      this.place = 'page';
    }
    this.protocol = new Protocol(
      port,
      (event) => this.handles.get(event.session)?.hear(event),
      (error) => this.restart(error.message),
    );
  }

  /**
   * @param {string} call
   * @param {number} session
   * @param {any[]} [args]
   * @param {{latest?: string | object, signal?: AbortSignal}} [options]
   */
  async request(call, session, args, options) {
    await this.restarted;
    return /** @type {Protocol} */ (this.protocol).request(call, session, args, options);
  }

  /**
   * @param {import('../state/settings.js').Settings} settings
   * @returns {Promise<any>}
   */
  wiring(settings) {
    return this.request('wiring', 0, [settings]);
  }

  /**
   * A free function of the core.
   * @param {string} name
   * @param {...any} args
   */
  compute(name, ...args) {
    return this.request('compute', 0, [name, args]);
  }

  /**
   * The same, of which only the newest request under a key is answered; the others are null.
   * @param {string | object} key
   * @param {string} name
   * @param {...any} args
   */
  latest(key, name, ...args) {
    return this.request('compute', 0, [name, args], { latest: key });
  }

  /**
   * A new session; rejects with a failure when a setting is refused.
   * @param {import('../state/settings.js').Settings} settings
   * @returns {Promise<Handle>}
   */
  async open(settings) {
    const handle = new Handle(this, this.nextSession++, settings);
    this.handles.set(handle.session, handle);
    try {
      await this.request('open', handle.session, [settings]);
    } catch (error) {
      this.handles.delete(handle.session);
      throw error;
    }
    return handle;
  }

  /**
   * The session that was saved as these bytes.
   * @param {import('../state/settings.js').Settings} settings
   * @param {Uint8Array} bytes
   * @returns {Promise<Handle>}
   */
  async restore(settings, bytes) {
    const handle = new Handle(this, this.nextSession++, settings);
    handle.bytes = bytes;
    this.handles.set(handle.session, handle);
    try {
      await this.request('restore', handle.session, [bytes]);
    } catch (error) {
      this.handles.delete(handle.session);
      throw error;
    }
    return handle;
  }

  checkPulse() {
    const { protocol } = this;
    const now = performance.now();
    // A machine that slept, or a page that was frozen, heard nothing: that says nothing of the worker.
    if (protocol && now - this.checkedAt > 3 * PULSE) protocol.heardAt = now;
    this.checkedAt = now;
    if (this.place !== 'worker' || !protocol || protocol.pending.size === 0) {
      if (this.place === 'worker' && [...this.handles.values()].some((handle) => handle.playing)) {
        this.request('ping', 0).catch(() => {});
      }
      return;
    }
    if (now - protocol.heardAt > SILENCE) this.restart('silent');
  }

  /**
   * Replaces a worker that died and gives every handle its last saved session back.
   * @param {string} reason
   */
  restart(reason) {
    if (this.restarting) return;
    this.restarting = true;
    this.protocol?.end('worker-restarted');
    this.restarted = this.connect()
      .then(async () => {
        const protocol = /** @type {Protocol} */ (this.protocol);
        for (const handle of this.handles.values()) {
          if (handle.bytes) await protocol.request('restore', handle.session, [handle.bytes]);
          else await protocol.request('open', handle.session, [handle.settings]);
        }
      })
      .finally(() => {
        this.restarting = false;
      });
    this.restarted.then(
      () => {
        for (const handle of this.handles.values()) handle.lost('worker-restarted', reason);
      },
      (error) => {
        for (const handle of this.handles.values()) handle.lost('no-engine', error.message);
      },
    );
  }
}

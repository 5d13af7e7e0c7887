/** One session, as an element holds it. Every method rejects with a failure, never otherwise. */
import { failure } from './failure.js';
import { Trace } from './trace.js';

/** @typedef {import('./host.js').Progress} Progress */

export class Handle {
  /**
   * @param {import('./engine.js').Engine} engine
   * @param {number} session
   * @param {import('../state/settings.js').Settings} settings
   */
  constructor(engine, session, settings) {
    this.engine = engine;
    this.session = session;
    this.settings = settings;
    /** The last state known to be good. @type {Uint8Array | null} */
    this.bytes = null;
    this.playing = false;
    /** @type {(progress: Progress, rate: number) => void} */
    this.onprogress = () => {};
    /** Training stopped by itself. @type {(error: import('./failure.js').Failure) => void} */
    this.onstopped = () => {};
    /** The worker was replaced. @type {(error: import('./failure.js').Failure) => void} */
    this.onlost = () => {};
  }

  /**
   * @param {string} call
   * @param {any[]} [args]
   * @param {{latest?: string, signal?: AbortSignal}} [options]
   */
  ask(call, args, options) {
    return this.engine.request(call, this.session, args, options);
  }

  info() {
    return this.ask('info');
  }
  /**
   * The watched sequence at the current weights; null when a newer request overtook this one.
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<Trace | null>}
   */
  async trace(options) {
    const raw = await this.ask('trace', [], { ...options, latest: `trace ${this.session}` });
    return raw && new Trace(raw);
  }
  wiring() {
    return this.engine.wiring(this.settings);
  }
  /**
   * @param {number} steps
   * @param {{round?: boolean}} [options] one of many rounds: it is saved when its time has come
   * @returns {Promise<Progress>}
   */
  train(steps, options) {
    return this.ask('train', options ? [steps, options] : [steps]);
  }
  /** @param {number} step */
  seek(step) {
    return this.ask('seek', [step]);
  }
  /** @param {{parameter: string, index: [number, number], value: number}} edit */
  edit(edit) {
    return this.ask('edit', [edit]);
  }
  reset() {
    return this.ask('reset');
  }
  /** @param {string} text */
  setSequence(text) {
    return this.ask('sequence', [text]);
  }
  /**
   * @param {string} block
   * @param {number} t
   * @param {number} unit
   */
  explain(block, t, unit) {
    return this.ask('explain', [block, t, unit]);
  }
  /** @param {object} options */
  sample(options) {
    return this.ask('sample', [options]);
  }
  /** @param {number} from */
  history(from) {
    return this.ask('history', [from]);
  }
  /**
   * A method of the session by its name, one that changes nothing.
   * @param {string} name
   * @param {...any} args
   */
  call(name, ...args) {
    return this.ask('call', [name, args]);
  }
  /**
   * The same, of which only the newest request under a key is answered; the others are null.
   * @param {string} key
   * @param {string} name
   * @param {...any} args
   */
  latest(key, name, ...args) {
    return this.ask('call', [name, args], { latest: `${key} ${this.session}` });
  }
  /**
   * A method that changes the session, which is then saved.
   * @param {string} name
   * @param {...any} args
   */
  alter(name, ...args) {
    return this.ask('alter', [name, args]);
  }
  /** @returns {Promise<Uint8Array>} */
  save() {
    return this.ask('save');
  }

  /** Trains until paused. @param {{onProgress?: (progress: Progress, rate: number) => void}} [options] */
  async play({ onProgress } = {}) {
    if (onProgress) this.onprogress = onProgress;
    this.playing = true;
    await this.ask('play');
  }
  async pause() {
    this.playing = false;
    return this.ask('pause');
  }
  async close() {
    this.engine.handles.delete(this.session);
    await this.ask('close').catch(() => {});
  }

  /** @param {any} event */
  hear(event) {
    if (event.event === 'progress') this.onprogress(event.progress, event.rate);
    else if (event.event === 'saved') this.bytes = event.bytes;
    else if (event.event === 'stopped') {
      this.playing = false;
      if (!event.fatal) this.onstopped(event.error);
    }
  }

  /** @param {string} code @param {string} reason */
  lost(code, reason) {
    this.playing = false;
    this.onlost(failure(code, reason));
  }
}

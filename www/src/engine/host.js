/**
 * The side of the engine that owns the wasm sessions. The same code runs in the worker and, where
 * none can start, in the page: it only ever answers messages through `post`.
 */
import { failure, isTrap, toFailure } from './failure.js';

/**
 * @typedef {import('./failure.js').Failure} Failure
 * @typedef {{id: number, call: string, session: number, args: any[]}} Request
 * @typedef {{id: number, value?: any, error?: Failure, fatal?: boolean}} Answer
 * @typedef {{step: number, loss: number, grad_norm: number, trained: number}} Progress
 * @typedef {{event: 'progress', session: number, progress: Progress, rate: number}
 *   | {event: 'saved', session: number, bytes: Uint8Array}
 *   | {event: 'stopped', session: number, error: Failure, fatal: boolean}} Event
 *
 * @typedef {object} Seat   a session and what it is doing
 * @property {any} session  the wasm object
 * @property {boolean} playing
 * @property {number} pauses how often it was told to pause: what runs then, ends
 * @property {number} savedAt
 */

/** Training is saved about this often, so that little is lost with a worker. */
const SAVE_EVERY = 2000;

/**
 * Played, training starts at a pace that can be watched and goes faster the further it has come: so
 * many updates a second, and so many more for each update made.
 */
const EASE = { least: 30, share: 0.5 };

/** @type {() => Promise<void>} a turn of the event loop without the timer's 4 ms */
const turn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

/** @param {number} milliseconds @returns {Promise<void>} */
const rest = (milliseconds) =>
  milliseconds < 1 ? turn() : new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * @param {any} wasm the module of www/pkg, initialised
 * @param {(message: Answer | Event, transfer?: Transferable[]) => void} post
 * @param {{slice?: number}} [options] milliseconds of training between two turns of the event loop
 */
export function createHost(wasm, post, { slice = 30 } = {}) {
  /** @type {Map<number, Seat>} */
  const seats = new Map();

  /** @param {number} id */
  const seat = (id) => {
    const found = seats.get(id);
    if (!found) throw failure('no-session', `no session ${id}`);
    return found;
  };

  /**
   * @param {number} id
   * @param {any} session
   */
  const sit = (id, session) => {
    seats.get(id)?.session.free();
    seats.set(id, { session, playing: false, pauses: 0, savedAt: 0 });
    return session.info();
  };

  /** @param {number} id */
  const save = (id) => {
    const { session } = seat(id);
    const bytes = session.save();
    seat(id).savedAt = performance.now();
    post({ event: 'saved', session: id, bytes }, [bytes.buffer]);
  };

  /**
   * Trains in slices; whatever else was asked is answered between two of them.
   * @param {number} id
   * @param {number} steps
   * @param {{eased?: boolean, round?: boolean}} [options] a round is one of many: it is not saved by
   *   itself, only when its time has come
   */
  const train = async (id, steps, { eased = false, round = false } = {}) => {
    const here = seat(id);
    const { session, pauses } = here;
    const start = performance.now();
    let done = 0;
    let rate = 0;
    /** @type {Progress | null} */
    let last = null;
    while (done < steps && here.pauses === pauses && seats.get(id) === here) {
      const began = performance.now();
      const pace = EASE.least + EASE.share * (last?.step ?? session.info().step);
      const most = eased ? Math.max(1, Math.round((pace * slice) / 1000)) : 0xffffffff;
      /** @type {Progress} */
      const progress = session.train_for(slice, Math.min(steps - done, most));
      last = progress;
      if (progress.trained === 0) break;
      done += progress.trained;
      const now = performance.now();
      post({ event: 'progress', session: id, progress, rate });
      if (now - here.savedAt > SAVE_EVERY) save(id);
      if (done < steps) await (eased ? rest(slice - (now - began)) : turn());
      const instant = (1000 * progress.trained) / Math.max(performance.now() - began, 1);
      rate = eased ? rate + 0.1 * (instant - rate) : (1000 * done) / (now - start || 1);
    }
    if (seats.get(id) === here && !round) save(id);
    return { ...(last ?? { step: session.info().step, loss: NaN, grad_norm: NaN }), trained: done };
  };

  /** @type {Record<string, (id: number, ...args: any[]) => any>} */
  const calls = {
    ping: () => true,
    wiring: (_, settings) => wasm.wiring(settings),
    open: (id, settings) => {
      const info = sit(id, new wasm.Session(settings));
      save(id);
      return info;
    },
    restore: (id, bytes) => sit(id, wasm.Session.restore(bytes)),
    info: (id) => seat(id).session.info(),
    trace: (id) => seat(id).session.trace(),
    explain: (id, block, t, unit) => seat(id).session.explain(block, t, unit),
    sample: (id, options) => seat(id).session.sample(options),
    history: (id, from) => seat(id).session.history(from),
    train,
    seek: (id, step) => {
      const value = seat(id).session.seek(step);
      save(id);
      return value;
    },
    edit: (id, edit) => {
      const value = seat(id).session.edit(edit);
      save(id);
      return value;
    },
    reset: (id) => {
      const value = seat(id).session.reset();
      save(id);
      return value;
    },
    sequence: (id, text) => {
      const value = seat(id).session.set_sequence(text);
      save(id);
      return value;
    },
    compute: (_, name, args) => wasm[name](...args),
    call: (id, name, args) => seat(id).session[name](...args),
    alter: (id, name, args) => {
      const value = seat(id).session[name](...args);
      save(id);
      return value;
    },
    save: (id) => seat(id).session.save(),
    play: (id) => {
      const here = seat(id);
      if (here.playing) return true;
      here.playing = true;
      const { pauses } = here;
      train(id, Number.MAX_SAFE_INTEGER, { eased: true })
        .catch((error) =>
          post({ event: 'stopped', session: id, error: toFailure(error), fatal: isTrap(error) }),
        )
        .finally(() => {
          if (here.pauses === pauses) here.playing = false;
        });
      return true;
    },
    pause: (id) => {
      const here = seat(id);
      here.playing = false;
      here.pauses += 1;
      return here.session.info();
    },
    close: (id) => {
      const gone = seats.get(id);
      seats.delete(id);
      gone?.session.free();
      return true;
    },
  };

  /** @param {Request} request */
  return async ({ id, call, session, args }) => {
    try {
      const value = await calls[call](session, ...args);
      post({ id, value }, transferables(value));
    } catch (error) {
      post({ id, error: toFailure(error), fatal: isTrap(error) });
    }
  };
}

/**
 * The numbers of an answer: it is one array, or an object with arrays in its fields.
 * @param {any} value
 * @returns {Transferable[]}
 */
function transferables(value) {
  if (ArrayBuffer.isView(value)) return [value.buffer];
  if (!value || typeof value !== 'object') return [];
  const arrays = Object.values(value).filter(ArrayBuffer.isView);
  return arrays.map(({ buffer }) => buffer);
}

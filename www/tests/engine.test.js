import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isAble } from '../src/engine/able.js';
import { Engine } from '../src/engine/engine.js';
import { Ensemble } from '../src/engine/ensemble.js';
import { toFailure } from '../src/engine/failure.js';
import { Handle } from '../src/engine/handle.js';
import { createHost } from '../src/engine/host.js';
import { Protocol } from '../src/engine/protocol.js';

/** A session that counts, in the shape of the wasm one. */
class Session {
  /** @param {any} settings */
  constructor(settings) {
    if (settings.hidden > 64) throw { code: 'out-of-range', path: 'hidden', message: '', args: {} };
    this.step = 0;
    this.settings = settings;
  }
  /** @param {Uint8Array} bytes */
  static restore(bytes) {
    const session = new Session({});
    session.step = bytes[0];
    return session;
  }
  info() {
    return { step: this.step };
  }
  /** @param {number} _milliseconds @param {number} most */
  train_for(_milliseconds, most) {
    if (this.settings.traps) throw new WebAssembly.RuntimeError('unreachable');
    const trained = Math.min(most, 2);
    this.step += trained;
    return { step: this.step, loss: 1, grad_norm: 1, trained };
  }
  save() {
    return new Uint8Array([this.step]);
  }
  free() {}
}

const wasm = { Session, describe: () => [], default_settings: () => ({}) };

/** A host and a page that talk as a worker and a page do: one message a turn. */
function pair() {
  /** @type {any[]} */
  const events = [];
  /** @type {(message: any) => void} */
  let hear = () => {};
  const host = createHost(wasm, (message) => setImmediate(() => hear(message)), { slice: 1 });
  const fatal = vi.fn();
  const protocol = new Protocol(
    {
      post: (message) => setImmediate(() => host(message)),
      listen: (listener) => {
        hear = listener;
      },
      end: () => {},
    },
    (event) => events.push(event),
    fatal,
  );
  return { protocol, events, fatal };
}

describe('the conversation', () => {
  test('answers find their requests, failures come as failures', async () => {
    const { protocol } = pair();
    await protocol.request('open', 1, [{ hidden: 4 }]);
    expect(await protocol.request('info', 1)).toEqual({ step: 0 });
    await expect(protocol.request('open', 2, [{ hidden: 900 }])).rejects.toMatchObject({
      code: 'out-of-range',
      path: 'hidden',
    });
    await expect(protocol.request('info', 2)).rejects.toMatchObject({ code: 'no-session' });
  });

  test('of several requests for the latest, only the newest is answered', async () => {
    const { protocol } = pair();
    await protocol.request('open', 1, [{}]);
    const answers = await Promise.all([
      protocol.request('info', 1, [], { latest: 'look' }),
      protocol.request('info', 1, [], { latest: 'look' }),
      protocol.request('info', 1, [], { latest: 'look' }),
      protocol.request('info', 1),
    ]);
    expect(answers).toEqual([null, null, { step: 0 }, { step: 0 }]);
  });

  test('an aborted request resolves to null, whatever comes back', async () => {
    const { protocol } = pair();
    await protocol.request('open', 1, [{}]);
    const controller = new AbortController();
    const answer = protocol.request('info', 1, [], { signal: controller.signal });
    controller.abort();
    expect(await answer).toBe(null);
    expect(await protocol.request('info', 1, [], { signal: controller.signal })).toBe(null);
  });

  test('what is waited for when the engine ends is refused', async () => {
    const { protocol } = pair();
    const answer = protocol.request('info', 1);
    protocol.end('worker-restarted');
    await expect(answer).rejects.toMatchObject({ code: 'worker-restarted' });
  });
});

describe('training', () => {
  test('goes in slices, makes exactly the steps asked for, and saves', async () => {
    const { protocol, events } = pair();
    await protocol.request('open', 1, [{}]);
    const end = await protocol.request('train', 1, [7]);
    expect(end).toMatchObject({ step: 7, trained: 7 });
    expect(events.filter(({ event }) => event === 'progress').length).toBe(4);
    expect(events.filter(({ event }) => event === 'saved').at(-1).bytes).toEqual(
      new Uint8Array([7]),
    );
  });

  test('other requests are answered meanwhile, and a pause ends it', async () => {
    const { protocol } = pair();
    await protocol.request('open', 1, [{}]);
    const training = protocol.request('train', 1, [1e9]);
    const { step } = await protocol.request('info', 1);
    await protocol.request('pause', 1);
    const end = await training;
    expect(end.step).toBeGreaterThanOrEqual(step);
    expect(end.trained).toBeLessThan(1e9);
  });

  test('what was saved can be restored', async () => {
    const { protocol } = pair();
    expect(await protocol.request('restore', 3, [new Uint8Array([9])])).toEqual({ step: 9 });
  });

  test('a trap is told to whoever can replace the engine', async () => {
    const { protocol, fatal } = pair();
    await protocol.request('open', 1, [{ traps: true }]);
    await expect(protocol.request('train', 1, [5])).rejects.toMatchObject({
      code: 'engine-failed',
    });
    expect(fatal).toHaveBeenCalledTimes(1);
  });
});

test('anything thrown becomes a failure with a code', () => {
  expect(toFailure(new Error('broken'))).toMatchObject({ code: 'engine-failed', path: '' });
  expect(toFailure({ code: 'diverged', args: { step: '3' } })).toEqual({
    code: 'diverged',
    path: '',
    message: 'diverged',
    args: { step: '3' },
  });
});

test('this engine knows wasm SIMD, and that is a question', () => {
  expect(isAble()).toBe(true);
  const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  expect(isAble()).toBe(false);
  validate.mockRestore();
});

describe('a worker that says nothing', () => {
  /** An engine whose worker was asked something, and its watchdog after so many milliseconds. */
  function asked() {
    const engine = new Engine('language');
    engine.restart = vi.fn();
    engine.protocol = new Protocol(
      { post: () => {}, listen: () => {}, end: () => {} },
      () => {},
      () => {},
    );
    engine.protocol.request('info', 1);
    /** @param {number} milliseconds */
    const pass = (milliseconds) => {
      vi.advanceTimersByTime(milliseconds);
      engine.checkPulse();
    };
    return { engine, pass };
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is replaced when it has been silent for ten seconds', () => {
    const { engine, pass } = asked();
    for (let second = 0; second < 10; second++) pass(1000);
    expect(engine.restart).not.toHaveBeenCalled();
    pass(1000);
    expect(engine.restart).toHaveBeenCalledWith('silent');
  });

  test('is not blamed for the time in which the page slept as well', () => {
    const { engine, pass } = asked();
    pass(60_000);
    for (let second = 0; second < 10; second++) pass(1000);
    expect(engine.restart).not.toHaveBeenCalled();
    pass(1000);
    expect(engine.restart).toHaveBeenCalledOnce();
  });
});

describe('an ensemble', () => {
  /** @param {number} count */
  const members = async (count) => {
    const { protocol } = pair();
    const engine = /** @type {any} */ ({
      handles: new Map(),
      request: protocol.request.bind(protocol),
    });
    const all = Array.from({ length: count }, (_, i) => new Handle(engine, i + 1, {}));
    for (const { session } of all) await protocol.request('open', session, [{}]);
    return new Ensemble(all);
  };
  /** @param {Ensemble} ensemble */
  const steps = async (ensemble) =>
    (await ensemble.info()).all.map((/** @type {any} */ info) => info.step);

  test('trains all by the same number of steps', async () => {
    const ensemble = await members(3);
    expect(await ensemble.train(7)).toMatchObject({ step: 7, trained: 7 });
    expect(await steps(ensemble)).toEqual([7, 7, 7]);
  });

  test('paused, all stand at one step, and it can be played again', async () => {
    const ensemble = await members(2);
    const heard = new Promise((resolve) => {
      ensemble.onprogress = resolve;
    });
    await ensemble.play();
    await heard;
    await ensemble.pause();
    const [first, second] = await steps(ensemble);
    expect(first).toBeGreaterThan(0);
    expect(second).toBe(first);
    expect(ensemble.playing).toBe(false);
    await ensemble.train(1);
    expect(await steps(ensemble)).toEqual([first + 1, first + 1]);
  });
});

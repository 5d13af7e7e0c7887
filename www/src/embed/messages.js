/**
 * The frame and the page around it, in messages `{seqscope: 1, type, …}`. What each holds stands in
 * docs/embedding.md. Only the page around the frame is heard; a message that cannot be read is
 * answered with an `error`, and never does harm.
 */
import { complain, settingsOf } from '../elements/complaints.js';
import { problemFrom, sentenceOf } from '../elements/messages.js';
import { unreachable } from '../elements/unfitting.js';
import { failure } from '../engine/failure.js';
import { attributeOf } from '../state/settings.js';
import { short, unknown } from '../state/strangers.js';
import { isOurs, viewOf } from '../state/url.js';
import { offerKeys } from './keys.js';
import { PROTOCOL } from './protocol.js';
import { watchWanted } from './size.js';
import { Sleep } from './sleep.js';
import { write } from './write.js';

/**
 * @typedef {import('../elements/instrument.js').InstrumentElement} InstrumentElement
 * @typedef {import('../engine/failure.js').Failure} Failure
 */

/** What is said from here. */
const SAID = new Set(['ready', 'state', 'resize', 'error', 'key']);

/** What can be heard at all. @param {MessageEvent} event */
export const isForUs = ({ source, data }) =>
  parent !== window &&
  source === parent &&
  (data === 'slide:start' || data === 'slide:stop' || data?.seqscope !== undefined);

/** @param {unknown} value @returns {number | null} */
function numberOf(value) {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

export class Messages {
  /** @param {InstrumentElement} element @param {{lti: boolean}} options */
  constructor(element, { lti }) {
    this.element = element;
    this.sleep = new Sleep(element);
    /** Whether `ready` was said: nothing is told of before. */
    this.begun = false;
    this.went = 'false false';
    for (const event of ['seq-step', 'seq-train', 'seq-change']) {
      element.addEventListener(event, () => this.state());
    }
    /** What the content wants. @type {{width: number, height: number} | null} */
    this.size = null;
    element.addEventListener('seq-ready', () => {
      this.begun = true;
      this.greet();
      watchWanted(element, (size) => {
        this.size = size;
        this.say('resize', size);
        // Canvas has a message of its own for the height of a frame.
        if (lti) parent.postMessage({ subject: 'lti.frameResize', height: size.height }, '*');
      });
    });
    element.addEventListener('seq-error', (event) => {
      this.refused(/** @type {CustomEvent<Failure>} */ (event).detail);
    });
    // Playing and training begin and end without an event of their own.
    element.addController({
      hostUpdated: () => {
        const goes = `${element.playing} ${element.training}`;
        if (goes !== this.went) this.state();
      },
    });
    offerKeys(element, (key) => this.say('key', key));
  }

  /** @param {string} type @param {object} detail */
  say(type, detail) {
    if (parent !== window) parent.postMessage({ seqscope: PROTOCOL, type, ...detail }, '*');
  }

  numbers() {
    const { position, length, trainingStep } = this.element;
    return { position, length, trainingStep };
  }

  /** Before there is a picture, `ready` is still to come by itself. */
  greet() {
    if (!this.begun) return;
    const { instrumentName: instrument, language, settings_ } = this.element;
    this.say('ready', { instrument, language, seed: settings_.seed, ...this.numbers() });
    if (this.size) this.say('resize', this.size);
  }

  state() {
    if (!this.begun) return;
    const { op, playing, training } = this.element;
    this.went = `${playing} ${training}`;
    const { phase, t, op: name, index } = op;
    this.say('state', {
      ...this.numbers(),
      operation: { phase, t, op: name, index },
      playing,
      training,
    });
  }

  /** @param {Failure} failure */
  async refused(failure) {
    const { code, path } = failure;
    const sentence = await sentenceOf(this.element, problemFrom(failure));
    this.say('error', { code, path, sentence });
  }

  /** @param {string} what */
  notUnderstood(what) {
    this.refused(failure('unknown-message', `not understood: ${what}`, { value: short(what) }));
  }

  /** @param {any} data */
  hear(data) {
    if (data === 'slide:stop') return this.sleep.stop();
    if (data === 'slide:start') return this.sleep.start();
    const { seqscope, type } = data;
    // Sent back what it said itself, it would answer for ever.
    if (SAID.has(type)) return;
    if (seqscope !== PROTOCOL) return this.notUnderstood(`seqscope: ${worded(seqscope)}`);
    const act = typeof type === 'string' ? this.acts.get(type) : undefined;
    if (!act || act(data) === false) this.notUnderstood(worded(type));
  }

  /** What each message does; false when its content cannot be read. */
  acts = new Map(
    /** @type {Array<[string, (data: any) => unknown]>} */ ([
      ['hello', () => this.greet()],
      ['next', ({ grain }) => this.element.next(grain === 'step' ? 'step' : 'operation')],
      ['prev', ({ grain }) => this.element.prev(grain === 'step' ? 'step' : 'operation')],
      ['play', () => this.element.play()],
      ['pause', () => this.pause()],
      ['goTo', (data) => this.goTo(data)],
      ['set', (data) => this.set(data)],
    ]),
  );

  pause() {
    this.sleep.forget();
    this.element.pause();
  }

  /** @param {{position?: unknown, trainingStep?: unknown}} places */
  goTo({ position, trainingStep }) {
    const step = trainingStep === undefined ? undefined : numberOf(trainingStep);
    const place = position === undefined ? undefined : numberOf(position);
    if (step === null || place === null || (step === undefined && place === undefined)) {
      return false;
    }
    const refused = step === undefined ? null : unreachable(String(step));
    if (refused) this.refused(refused);
    return this.move(refused ? undefined : step, place);
  }

  /** @param {number | undefined} step @param {number | undefined} place */
  async move(step, place) {
    if (step !== undefined) await this.element.seek(step);
    if (place !== undefined) await this.element.goTo(place);
  }

  /** @param {{attributes?: unknown}} message names as in the address; a null takes one away */
  set({ attributes }) {
    if (!isRecord(attributes)) return false;
    /** @type {Map<string, string | null>} */
    const state = new Map();
    /** @type {Failure[]} */
    const strangers = [];
    for (const [name, value] of Object.entries(attributes)) {
      if (!isOurs(name)) strangers.push(this.stranger(name));
      else if (value === null) state.set(attributeOf(name), null);
      else if (/^(string|number|boolean)$/.test(typeof value)) {
        state.set(attributeOf(name), String(value));
      } else this.notUnderstood(`${name}: ${worded(value)}`);
    }
    if (strangers.length > 0) complain(this.element, strangers);
    write(this.element, state);
    return true;
  }

  /** @param {string} name */
  stranger(name) {
    const { element } = this;
    const known = [...viewOf(element.own.picture), ...settingsOf(element).map(attributeOf)];
    return unknown('unknown-name', short(name), name, known);
  }
}

/** @param {unknown} value */
const worded = (value) => (/^(string|number)$/.test(typeof value) ? String(value) : typeof value);

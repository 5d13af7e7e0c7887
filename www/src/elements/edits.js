/** The weights of one element's network that were set by hand: what an attribute and a link say of them. */
import { failure } from '../engine/failure.js';
import { parse, print, withEdit } from '../state/edits.js';

/**
 * @typedef {import('../state/edits.js').Edit} Edit
 * @typedef {import('../engine/failure.js').Failure} Failure
 */

/** With these the core refuses a weight that cannot be set; anything else is no fault of it. */
const REFUSED = ['unknown-parameter', 'out-of-range', 'wrong-type'];

/** Of what cannot be, as much as a sentence can hold. */
const SAID = 60;

export class Edits {
  /** @param {import('./driver.js').Driver} driver */
  constructor(driver) {
    this.driver = driver;
    /** On this branch, those at steps ahead as well. @type {Edit[]} */
    this.made = [];
    /** What was asked for and cannot be, as it is written. @type {string[]} */
    this.strange = [];
  }

  /** Those that have made the weights that are shown. */
  get behind() {
    const { trainingStep } = this.driver.element;
    return this.made.filter(({ step }) => step <= trainingStep);
  }

  /** The same as an attribute has them; null where there are none. */
  get text() {
    return print(this.behind) || null;
  }

  /**
   * What an attribute asks for on the way to a training step.
   * @param {string | null} text @param {number} step
   */
  read(text, step) {
    const { edits, misread } = parse(text ?? '');
    const beyond = edits.filter((edit) => edit.step > step);
    this.strange = [...misread, ...beyond.map((edit) => print([edit]))];
    return edits.filter((edit) => edit.step <= step);
  }

  /** Sets one weight at the step that is shown. @param {{parameter: string, index: [number, number], value: number}} edit */
  set(edit) {
    const { driver } = this;
    return driver.run(async (handle) => {
      await this.make(handle, { ...edit, step: driver.element.trainingStep });
      await driver.arrived();
    });
  }

  /** From the first weights to a training step, over those that are asked for and no others. @param {string | null} text @param {number} step */
  branch(text, step) {
    const { driver } = this;
    const { element, landing, trainer } = driver;
    return driver.run(async (handle) => {
      const edits = this.read(text, step);
      await handle.reset();
      this.made = [];
      element.history = [];
      element.samples = [];
      driver.clear('');
      driver.clear('edited');
      await landing.toStep(step, { edits, train: (updates) => trainer.train(updates) });
      for (const failure of this.failures) driver.note(failure);
      await driver.arrived();
    });
  }

  /** @param {import('./driver.js').Held} handle which stands at its step @param {Edit} edit */
  async make(handle, edit) {
    const { parameter, index, value } = edit;
    await handle.edit({ parameter, index, value });
    this.made = withEdit(this.made, edit);
  }

  /** The same of one that was asked for: where it cannot be, the others are made. @param {import('./driver.js').Held} handle @param {Edit} edit */
  async tryTo(handle, edit) {
    await this.make(handle, edit).catch((error) => {
      if (!REFUSED.includes(error?.code)) throw error;
      this.strange.push(print([edit]));
    });
  }

  /** @returns {Failure[]} why something of what was asked for was not done */
  get failures() {
    if (this.strange.length === 0) return [];
    const all = this.strange.join(' ');
    const value = all.length > SAID ? `${all.slice(0, SAID)}…` : all;
    const message = `no weight that can be set: “${value}”`;
    return [{ ...failure('not-edited', message, { value }), path: 'edited' }];
  }
}

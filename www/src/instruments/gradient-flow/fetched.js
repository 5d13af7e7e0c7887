/** What is asked for when the cursor rests on a step: its factors, and the product of all so far. */
import { CELLS } from './race.js';

/** How long a slider has rested before what is dear is asked for, in milliseconds. */
const REST = 140;
/** While a hand moves, a step is taken apart only so often: the picture itself comes first. */
const PACE = 120;

let elements = 0;

export class Fetched {
  /** @param {import('./element.js').GradientFlowElement} host */
  constructor(host) {
    this.host = host;
    /** The step at the cursor taken apart. @type {any} */
    this.factors = null;
    /** log₁₀ of the largest singular value of all Jacobians so far, by lag; the RNN's. @type {Float64Array | null} */
    this.product = null;
    this.asked = { factors: '', product: '' };
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.turn = undefined;
    this.free = 0;
    elements += 1;
    /** Two instruments on a page ask apart from each other. */
    this.uid = elements;
  }

  /** A question about the chosen cell, to its session or to the study. @param {string} key @param {string} name @param {...any} args */
  ask(key, name, ...args) {
    const { host } = this;
    const held = /** @type {any} */ (host.driver.handle);
    if (!held) return Promise.resolve(null);
    const one = held.all[CELLS.indexOf(/** @type {any} */ (host.settings_.cell))];
    return one
      ? one.latest(key, name, ...args)
      : host.engine.latest(`${key} ${this.uid}`, name, host.ownSettings(host.settings_), ...args);
  }

  /** Asks for what the picture that was just drawn lacks. */
  refresh() {
    const { host } = this;
    const { model } = host;
    if (!model || !host.visible) return;
    const { cell } = host.settings_;
    const trace = `${host.looks} ${cell}`;
    if (`${trace} ${model.m}` !== this.asked.factors) {
      this.asked.factors = `${trace} ${model.m}`;
      clearTimeout(this.turn);
      const wait = this.free - performance.now();
      if (wait <= 0) this.takeApart(trace);
      else this.turn = setTimeout(() => this.takeApart(trace), wait);
    }
    if (trace === this.asked.product) return;
    this.asked.product = trace;
    this.product = null;
    clearTimeout(this.resting);
    if (cell === 'rnn') this.resting = setTimeout(() => this.multiply(trace), REST);
  }

  /** @param {string} trace */
  async takeApart(trace) {
    const { host } = this;
    const { cell } = host.settings_;
    const m = host.model?.m;
    if (m === undefined) return;
    this.free = performance.now() + PACE;
    const found = await this.ask('factors', 'flow_factors', m).catch(() => null);
    // While a slider moves, those of a moment ago are better than none.
    if (!found || cell !== host.settings_.cell) return;
    this.factors = { cell, trace, ...found };
    host.requestUpdate();
  }

  /** Whether the factors are those of what is drawn, and not of a moment ago. */
  get fresh() {
    const { looks, settings_: settings } = this.host;
    return this.factors?.trace === `${looks} ${settings.cell}`;
  }

  /** @param {string} trace */
  async multiply(trace) {
    const found = await this.ask('product', 'flow_product').catch(() => null);
    if (!found?.length || this.asked.product !== trace) return;
    this.product = found;
    this.host.requestUpdate();
  }
}

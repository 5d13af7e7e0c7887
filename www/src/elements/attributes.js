/**
 * Attributes are the state of the element, both ways: what is written from outside is applied, what
 * happens inside is written back, and neither is taken for the other.
 */
import { KINDS, nameOf, PICTURE, parse } from '../state/settings.js';
import { attributesOf } from './reflect.js';
import { unfitting, unreachable } from './unfitting.js';

/** @typedef {import('../state/settings.js').Settings} Settings */

/** What changes only how things are said or shown. */
const SHOWN = new Set(['lang', 'theme', 'controls', 'form']);

/** What changes only which of the numbers are seen. */
const PLACES = new Set(['position', ...PICTURE]);

export class Attributes {
  /** @param {import('./driver.js').Driver} driver */
  constructor(driver) {
    this.driver = driver;
    this.element = driver.element;
    /** Changed since the last turn. @type {Map<string, string | null>} */
    this.changed = new Map();
    this.writing = false;
    /** Resolves when what was written from outside is in force. @type {Promise<void>} */
    this.applied = Promise.resolve();
  }

  /** The settings that stand in attributes. @returns {Settings} */
  settings() {
    /** @type {Settings} */
    const asked = {};
    for (const { name, value } of this.element.attributes) {
      if (KINDS[nameOf(name)]) asked[nameOf(name)] = parse(nameOf(name), value);
    }
    return asked;
  }

  /** Our own hand: what changes meanwhile is no request. @param {() => void} act */
  write(act) {
    this.writing = true;
    act();
    this.writing = false;
  }

  /** @param {string} name @param {string | null} value */
  changedTo(name, value) {
    const { element } = this;
    if (name === 'loading') return this.driver.connect();
    if (this.writing || !element.isConnected || !this.driver.opening) return;
    if (SHOWN.has(name)) {
      if (name === 'form') element.change('form', value ?? '');
      element.requestUpdate();
      return;
    }
    if (this.changed.size === 0) {
      const before = this.applied;
      this.applied = Promise.resolve().then(async () => {
        const changed = this.taken();
        await before;
        await this.apply(changed);
      });
    }
    this.changed.set(name, value);
  }

  /** What was written in one turn is one request. */
  taken() {
    const { changed } = this;
    this.changed = new Map();
    return changed;
  }

  /** @param {Map<string, string | null>} changed */
  async apply(changed) {
    const { driver, element } = this;
    await driver.opening;
    /** @type {Settings} */
    const settings = {};
    for (const [name, value] of changed) {
      const setting = nameOf(name);
      if (!KINDS[setting]) continue;
      settings[setting] = value === null ? driver.base[setting] : parse(setting, value);
    }
    const preset = changed.get('preset');
    if (preset !== undefined) await driver.applyPreset(preset ?? element.preset);
    if (Object.keys(settings).length > 0) await driver.apply(settings);
    const step = changed.get('training-step');
    const there = step !== undefined && (step === null || !unreachable(step));
    const to = there ? Number(step ?? this.usual.trainingStep ?? 0) : element.trainingStep;
    const edited = changed.get('edited');
    if (edited !== undefined) await driver.edits.branch(edited, to);
    else if (there) await driver.seek(to);
    this.putPicture(changed);
    const position = changed.get('position');
    if (position !== undefined) await element.goTo(Number(position ?? this.usual.position ?? 0));
    else await element.drawn();
    for (const failure of await unfitting(element, changed)) await driver.fail(failure);
  }

  /**
   * All of them at once, as a link writes them. Where the same numbers are only seen from another
   * place that is enough; else everything begins anew, as when the link is opened.
   * @param {() => void} write
   */
  replace(write) {
    const before = this.asked();
    this.write(write);
    const after = this.asked();
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (name) => before.get(name) !== after.get(name),
    );
    const anew = changed.some((name) => !SHOWN.has(name) && !PLACES.has(name));
    if (anew) {
      // What stands open and is asked for no more does not outlive the numbers it was of.
      this.putPicture(
        new Map(changed.filter((name) => !after.has(name)).map((name) => [name, null])),
      );
      this.beginAnew();
    }
    for (const name of changed) {
      if (SHOWN.has(name) || !anew) this.changedTo(name, after.get(name) ?? null);
    }
  }

  beginAnew() {
    const { driver, element } = this;
    element.player.pause();
    driver.disconnect();
    element.trace = null;
    element.between = true;
    driver.connect(true);
    element.requestUpdate();
  }

  /** @returns {Map<string, string>} */
  asked() {
    return new Map([...this.element.attributes].map(({ name, value }) => [name, value]));
  }

  /** What there is without an attribute that says otherwise. */
  get usual() {
    return this.driver.startingPoint(this.element.settings_);
  }

  /**
   * What nothing is computed for: it is put in place at once.
   * @param {Map<string, string | null>} [changed] all that is written, without it
   */
  putPicture(changed) {
    const { element } = this;
    for (const [name, { put }] of Object.entries(element.own.picture)) {
      const value = changed ? changed.get(name) : (element.getAttribute(name) ?? undefined);
      if (value !== undefined) put(element, value);
    }
  }

  /** Fields into attributes. */
  reflect() {
    const { driver, element } = this;
    // On the way, what was asked for stands.
    if (!driver.handle || !element.trace || driver.landing.underway) return;
    this.write(() => {
      for (const [name, value] of attributesOf(element, driver.base)) {
        if (element.getAttribute(name) === value) continue;
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
    });
  }
}

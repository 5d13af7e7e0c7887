/**
 * Attributes are the state of the element, both ways: what is written from outside is applied, what
 * happens inside is written back, and neither is taken for the other.
 */
import { KINDS, nameOf, parse } from '../state/settings.js';
import { attributesOf } from './reflect.js';

/** @typedef {import('../state/settings.js').Settings} Settings */

/** What changes only how things are said or shown. */
const SHOWN = new Set(['lang', 'theme', 'controls', 'form']);

export class Attributes {
  /** @param {import('./driver.js').Driver} driver */
  constructor(driver) {
    this.driver = driver;
    this.element = driver.element;
    /** Changed since the last turn. @type {Map<string, string | null>} */
    this.changed = new Map();
    this.writing = false;
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
    if (this.writing || !element.isConnected || !this.driver.opening) return;
    if (SHOWN.has(name)) {
      if (name === 'form') element.change('form', value ?? '');
      element.requestUpdate();
      return;
    }
    if (this.changed.size === 0) queueMicrotask(() => this.apply());
    this.changed.set(name, value);
  }

  async apply() {
    const { driver, element } = this;
    await driver.opening;
    const { changed } = this;
    this.changed = new Map();
    /** @type {Settings} */
    const settings = {};
    for (const [name, value] of changed) {
      const setting = nameOf(name);
      if (!KINDS[setting]) continue;
      settings[setting] = value === null ? driver.base[setting] : parse(setting, value);
    }
    const preset = changed.get('preset');
    if (preset) await driver.applyPreset(preset);
    if (Object.keys(settings).length > 0) await driver.apply(settings);
    if (changed.has('training-step')) await driver.seek(Number(changed.get('training-step')));
    if (changed.has('position')) await element.goTo(Number(changed.get('position')));
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

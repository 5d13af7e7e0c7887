/** The pointer and the keys on the picture: the house asked for, the timeline, the exercise. */
import { Seeking } from '../../elements/seeking.js';
import { slide } from '../../score/slide.js';
import { KEYS } from './houses-stage.js';
import { layout, placeOf } from './layout.js';
import { Market } from './market.js';
import { KEYS_Y, rolesKeys } from './roles-stage.js';
import { positionUnder } from './timeline.js';

/** @typedef {import('./element.js').AttentionValuesElement} Host */

/** @type {Record<string, [number, number]>} */
const MOVES = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 0.1],
  ArrowDown: [0, -0.1],
};

export class Hand {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    /** What is being dragged. @type {'' | 'query' | 'spine'} */
    this.holds = '';
    this.seeking = new Seeking(host);
  }

  /** Where a pointer is, in the score's units. @param {PointerEvent} event */
  place(event) {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const width = this.host.model?.frame.width ?? 1280;
    const scale = width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  }

  /** @param {Event} event */
  pressed = (event) => {
    const target = /** @type {Element} */ (event.target).closest('[data-do]');
    const [act, what] = target?.getAttribute('data-do')?.split(':') ?? [];
    if (act === 'go') this.host.goTo(Number(what));
    else if (act === 'part') this.host.point(what);
    else if (act === 'number') {
      const [block, unit] = what.split('.');
      this.host.select({ block, unit: Number(unit) });
    }
  };

  /** @param {PointerEvent} event */
  grabbed = (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest('.query')) this.holds = 'query';
    else if (target.closest('.spine')) this.holds = 'spine';
    else return;
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    if (this.holds === 'spine') this.moved(event);
  };

  /** @param {PointerEvent} event */
  moved = (event) => {
    const { host, holds } = this;
    const m = host.model;
    if (!holds || !m) return;
    const { x, y } = this.place(event);
    if (holds === 'query' && m.view instanceof Market) {
      const { area, rooms } = placeOf(layout(m, m.view.told.known), x, y);
      host.moveHouse({ area: Math.round(area), rooms: Math.round(10 * rooms) / 10 });
    } else if (holds === 'spine') {
      const keys =
        m.view instanceof Market
          ? { y: layout(m, m.view.told.known).lane.time, ...KEYS }
          : { y: m.small ? KEYS_Y.small : KEYS_Y.wide, ...rolesKeys(m.view) };
      const position = positionUnder(m, x, y, keys);
      if (position !== host.position) host.goTo(position);
    }
  };
  dropped = () => {
    this.holds = '';
  };

  /** @param {KeyboardEvent} event */
  keyed = (event) => {
    const { host } = this;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Element} */ (event.target);
    let done = false;
    if (target.closest('.spine')) done = slide(host, event);
    else if (target.closest('.query')) done = this.nudge(event);
    else if (target.closest('.part, .number') && (event.key === 'Enter' || event.key === ' ')) {
      this.pressed(event);
      done = true;
    }
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** By a square metre or a tenth of a room; with Shift ten times as far. @param {KeyboardEvent} event */
  nudge(event) {
    const way = MOVES[event.key];
    const { host } = this;
    const m = host.model;
    if (!way || !m) return false;
    const by = event.shiftKey ? 10 : 1;
    const from = host.moving ?? {
      area: Number(host.settings_.area),
      rooms: Number(host.settings_.rooms),
    };
    const within = (/** @type {number} */ at, /** @type {number[]} */ [least, most]) =>
      Math.max(least, Math.min(most, at));
    host.moveHouse({
      area: within(Math.round(from.area + by * way[0]), m.limits('area')),
      rooms: within(Math.round(10 * (from.rooms + by * way[1])) / 10, m.limits('rooms')),
    });
    return true;
  }
}

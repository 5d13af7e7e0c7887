/**
 * A labelled matrix whose cells can be pointed at, and edited by dragging up and down (with a finger
 * sideways), by typing, or with the keyboard: arrows choose a cell, + and − change it, Enter types.
 */
import { css, html, LitElement, nothing, svg } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { fitting } from '../draw/fitting.js';
import { paintHeat } from './matrix-heat.js';
import { cellAt, extent, plan } from './matrix-plan.js';
import { partStyles } from './part.js';
import { readNumber } from './settings-form.js';

/** One unit of a drag is this share of the largest weight. */
const DRAG = 0.012;

const GIVEN = { attribute: false };

export class SeqMatrix extends LitElement {
  static properties = {
    rows: GIVEN,
    cols: GIVEN,
    values: GIVEN,
    kind: GIVEN,
    width: GIVEN,
    height: GIVEN,
    rowLabels: GIVEN,
    rowNames: GIVEN,
    labelRoom: GIVEN,
    colLabels: GIVEN,
    editable: GIVEN,
    numbers: GIVEN,
    marked: GIVEN,
    name: GIVEN,
    print: GIVEN,
    active: { state: true },
    typing: { state: true },
  };

  static styles = [
    partStyles,
    css`
      .field {
        position: relative;
        touch-action: pan-y;
        border-radius: calc(3 * var(--u));
      }
      .field.editable {
        cursor: ns-resize;
      }
      text {
        font-family: var(--font);
        font-variant-numeric: tabular-nums;
        fill: var(--ink);
      }
      .label {
        fill: var(--ink2);
      }
      .label.on {
        fill: var(--ink);
        font-weight: 650;
      }
      .ring {
        fill: none;
        stroke: var(--ink);
        pointer-events: none;
      }
      canvas {
        position: absolute;
        image-rendering: pixelated;
        border: 1px solid var(--line2);
      }
      input {
        position: absolute;
        font: inherit;
        font-size: calc(13 * var(--u));
        text-align: right;
        padding: 0 calc(3 * var(--u));
        border: 1px solid var(--ink);
        background: var(--plane);
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    this.rows = 0;
    this.cols = 0;
    /** Row-major. @type {ArrayLike<number>} */
    this.values = [];
    /** @type {'value' | 'gradient'} */
    this.kind = 'value';
    /** The room it has, in units. */
    this.width = 200;
    this.height = 100;
    /** Names of the rows where labels leave some out. @type {string[]} */
    this.rowNames = [];
    /** Room for the row labels, in units. */
    this.labelRoom = 26;
    /** @type {string[]} */
    this.rowLabels = [];
    /** @type {string[]} */
    this.colLabels = [];
    this.editable = false;
    this.numbers = true;
    /** A cell lit from elsewhere. @type {{row: number, col: number} | null} */
    this.marked = null;
    this.name = '';
    /** @type {(value: number) => string} */
    this.print = (value) => value.toFixed(2);
    /** @type {{row: number, col: number} | null} */
    this.active = null;
    this.typing = false;
    /** @type {{x: number, y: number, start: number, moved: boolean, scale: number} | null} */
    this.drag = null;
  }

  /** Whether the column labels stand upright, are turned, or have no room. */
  get columnLabels() {
    const widest = Math.max(0, ...this.colLabels.map((label) => [...label].length));
    if (widest === 0) return { turned: false, room: 0, shown: false };
    const left = this.rowLabels.length ? this.labelRoom : 0;
    const cell = (this.width - left) / this.cols;
    const { rows, cols, width, height, numbers } = this;
    const drawn = plan({ rows, cols, width, height, numbers, rowLabel: left, colLabel: 17 });
    const upright = drawn.cellWidth >= Math.min(widest, 6) * 6.6 + 2;
    const long = Math.min(widest, 9) * 6.4 + 6;
    const turned = !upright && cell >= 12 && (this.height - long) / this.rows >= Math.min(12, cell);
    return { turned, room: turned ? long : 17, shown: upright || turned };
  }

  get plan() {
    return plan({
      rows: this.rows,
      cols: this.cols,
      width: this.width,
      height: this.height,
      rowLabel: this.rowLabels.length ? this.labelRoom : 0,
      colLabel: this.columnLabels.room,
      numbers: this.numbers,
    });
  }

  /** @param {{row: number, col: number}} cell */
  valueAt({ row, col }) {
    return this.values[row * this.cols + col];
  }

  /** @param {string} type @param {{row: number, col: number} | null} cell @param {number} [value] */
  tell(type, cell, value) {
    this.dispatchEvent(new CustomEvent(`cell-${type}`, { detail: { ...cell, value } }));
  }

  /** @param {PointerEvent} event */
  cellOf(event) {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const p = this.plan;
    const scale = (p.left + p.width) / box.width;
    return cellAt(
      p,
      this.rows,
      this.cols,
      (event.clientX - box.left) * scale,
      (event.clientY - box.top) * scale,
    );
  }

  /** @param {PointerEvent} event */
  pointed(event) {
    if (this.drag) {
      const [along, up] = [event.clientX - this.drag.x, this.drag.y - event.clientY];
      // Up and down a finger or a pen scrolls the page.
      const moved = (/touch|pen/.test(event.pointerType) ? along : up) / this.drag.scale;
      if (Math.abs(moved) < 3 && !this.drag.moved) return;
      this.drag.moved = true;
      const value = this.drag.start + moved * DRAG * extent(this.values);
      this.tell('edit', this.active, Number(value.toFixed(3)));
      return;
    }
    const cell = this.cellOf(event);
    if (cell?.row !== this.active?.row || cell?.col !== this.active?.col) {
      if (!this.typing) this.active = cell;
      this.tell('hover', cell);
    }
  }

  /** @param {PointerEvent} event */
  pressed(event) {
    if (event.target instanceof HTMLInputElement) return;
    this.typing = false;
    this.active = this.cellOf(event);
    if (!this.active) return;
    this.tell('pick', this.active);
    if (!this.editable) return;
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    const box = this.getBoundingClientRect();
    const scale = box.width / (this.plan.left + this.plan.width) || 1;
    const { clientX: x, clientY: y } = event;
    this.drag = { x, y, start: this.valueAt(this.active), moved: false, scale };
  }

  released() {
    const clicked = this.drag && !this.drag.moved;
    this.drag = null;
    if (clicked && this.editable) this.type();
  }

  dropped() {
    this.drag = null;
  }

  async type() {
    this.typing = true;
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.select();
  }

  /** @param {HTMLInputElement} input */
  typed(input) {
    if (!this.typing || !this.active) return;
    const value = readNumber(input.value);
    this.typing = false;
    if (Number.isFinite(value) && value !== this.valueAt(this.active)) {
      this.tell('edit', this.active, value);
    }
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    if (this.typing) {
      if (event.key === 'Enter') this.typed(/** @type {HTMLInputElement} */ (event.target));
      else if (event.key === 'Escape') this.typing = false;
      event.stopPropagation();
      if (!this.typing) /** @type {HTMLElement} */ (event.currentTarget).focus();
      return;
    }
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[
      event.key
    ];
    const change = { '+': 1, '=': 1, '-': -1 }[event.key];
    const at = this.active ?? { row: 0, col: 0 };
    if (step) {
      const row = Math.min(this.rows - 1, Math.max(0, at.row + step[0]));
      const col = Math.min(this.cols - 1, Math.max(0, at.col + step[1]));
      this.active = { row, col };
      this.tell('hover', this.active);
    } else if (change && this.editable) {
      this.tell('edit', at, Number((this.valueAt(at) + change * 0.1).toFixed(3)));
    } else if (event.key === 'Enter') {
      this.active = at;
      this.tell('pick', at);
      if (this.editable) this.type();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  left() {
    if (this.drag || this.typing) return;
    this.active = null;
    this.tell('hover', null);
  }

  /** @param {number} row @param {number} col @param {number} most */
  cell(row, col, most) {
    const p = this.plan;
    const v = this.valueAt({ row, col });
    const share = Math.min(1, Math.abs(v) / most);
    const x = p.left + col * p.cellWidth;
    const y = p.top + row * p.cellHeight;
    const full = this.kind === 'gradient' ? '--gradient' : v < 0 ? '--value-minus' : '--value-plus';
    if (p.detail === 'numbers') {
      return svg`<rect x=${x + 0.5} y=${y + 0.5} width=${p.cellWidth - 1} height=${p.cellHeight - 1} rx="2"
          style=${styleMap({ fill: `color-mix(in oklab, var(${full}) ${Math.round(55 * share)}%, var(--plane))` })}/>
        <text x=${x + p.cellWidth - 5} y=${y + p.cellHeight / 2 + 4.4} text-anchor="end" font-size="12.5"
          >${this.print(v)}</text>`;
    }
    const side = Math.max(1, (p.cellWidth - 1.5) * Math.sqrt(share));
    const hollow = this.kind === 'gradient' && v < 0;
    return svg`<rect x=${x + (p.cellWidth - side) / 2} y=${y + (p.cellHeight - side) / 2}
      width=${side} height=${side}
      style=${styleMap(
        hollow
          ? { fill: 'none', stroke: `var(${full})`, 'stroke-width': '1.2' }
          : { fill: `var(${full})` },
      )}/>`;
  }

  labels() {
    const p = this.plan;
    const at = this.active ?? this.marked;
    const sparse = this.rowLabels.includes('');
    const thinRows = sparse ? 1 : Math.max(1, Math.ceil(13 / p.cellHeight));
    const { turned, shown } = this.columnLabels;
    return svg`
      ${this.rowLabels.map((label, row) =>
        row % thinRows === 0 || at?.row === row
          ? svg`<text class="label ${at?.row === row ? 'on' : ''}" x=${p.left - 5} text-anchor="end" font-size="12"
              y=${p.top + (row + 0.5) * p.cellHeight + 4}>${fitting(label, p.left - 5, 12)}</text>`
          : nothing,
      )}
      ${this.colLabels.map((label, col) => {
        const on = at?.col === col;
        if (!shown && !on) return nothing;
        const text = on ? label : fitting(label, turned ? 66 : 44, 12);
        const x = p.left + (col + 0.5) * p.cellWidth;
        return turned
          ? svg`<text class="label ${on ? 'on' : ''}" font-size="12" transform="translate(${x + 4} ${p.top - 4}) rotate(-90)">${text}</text>`
          : svg`<text class="label ${on ? 'on' : ''}" x=${x} text-anchor="middle" font-size="12" y=${p.top - 5}>${text}</text>`;
      })}`;
  }

  render() {
    if (!this.rows || !this.cols) return nothing;
    const p = this.plan;
    const width = p.left + p.width;
    const height = p.top + p.height;
    const most = extent(this.values);
    const units = (/** @type {number} */ n) => `calc(${n} * var(--u))`;
    const ring = this.active ?? this.marked;
    const cells = [];
    if (p.detail !== 'heat') {
      for (let row = 0; row < this.rows; row++) {
        for (let col = 0; col < this.cols; col++) cells.push(this.cell(row, col, most));
      }
    }
    return html`<div
      class="field ${this.editable ? 'editable' : ''}"
      role="application"
      tabindex="0"
      aria-label=${ring ? `${this.name}, ${this.where(ring)}` : this.name}
      style=${styleMap({ width: units(width), height: units(height) })}
      @pointermove=${this.pointed}
      @pointerdown=${this.pressed}
      @pointerup=${this.released}
      @pointerleave=${this.left}
      @pointercancel=${this.dropped}
      @keydown=${this.keyed}
    >
      ${
        p.detail === 'heat'
          ? html`<canvas
              width=${this.cols}
              height=${this.rows}
              style=${styleMap({ left: units(p.left), top: units(p.top), width: units(p.width), height: units(p.height) })}
            ></canvas>`
          : nothing
      }
      <svg
        viewBox="0 0 ${width} ${height}"
        style=${styleMap({ position: 'relative', width: units(width), height: units(height) })}
        aria-hidden="true"
      >
        ${
          p.detail === 'heat'
            ? nothing
            : svg`<rect x=${p.left} y=${p.top} width=${p.width} height=${p.height} rx="3"
                style="fill: var(--plane); stroke: var(--line2)"/>`
        }
        ${cells}${this.labels()}
        ${
          ring && ring.row < this.rows && ring.col < this.cols
            ? svg`<rect class="ring" x=${p.left + ring.col * p.cellWidth} y=${p.top + ring.row * p.cellHeight}
                width=${p.cellWidth} height=${p.cellHeight} rx="2" stroke-width="1.8"/>`
            : nothing
        }
      </svg>
      ${
        this.typing && this.active
          ? html`<input
              inputmode="decimal"
              aria-label=${`${this.name}, ${this.where(this.active)}`}
              .value=${this.print(this.valueAt(this.active))}
              style=${styleMap({
                left: units(p.left + this.active.col * p.cellWidth - 4),
                top: units(p.top + this.active.row * p.cellHeight - 2),
                width: units(Math.max(p.cellWidth + 8, 56)),
                height: units(Math.max(p.cellHeight + 4, 22)),
              })}
              @blur=${(/** @type {Event} */ e) => this.typed(/** @type {HTMLInputElement} */ (e.target))}
            />`
          : nothing
      }
    </div>`;
  }

  /** @param {{row: number, col: number}} cell */
  where(cell) {
    const row = (this.rowNames[cell.row] ?? this.rowLabels[cell.row]) || cell.row + 1;
    const col = this.colLabels[cell.col] ?? cell.col + 1;
    return `${row}, ${col}: ${this.print(this.valueAt(cell))}`;
  }

  updated() {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas) paintHeat(canvas, this);
  }
}

customElements.define('seq-matrix', SeqMatrix);

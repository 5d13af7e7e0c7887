/**
 * The equation of the operation just done, each term standing over its own numbers. A term under the
 * pointer lights wherever its block is drawn, and the other way round.
 */

import { css, html, nothing, svg } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { cut, fitted, NUMBER_WIDTH, numbersOf, ROW } from './equation-terms.js';
import { mathml } from './equations.js';
import { extent } from './matrix-plan.js';
import { Part, partStyles } from './part.js';

/** @typedef {import('./equation-terms.js').Piece} Piece */
/** @typedef {import('./equation-terms.js').Numbers} Numbers */
/** @typedef {import('./equation-terms.js').Fit} Fit */

/** @type {Map<string, Piece[]>} */
const known = new Map();

/** The equation's own text is part of the program, never of the viewer's input. @param {string} tex */
function pieces(tex) {
  let found = known.get(tex);
  if (!found) {
    const holder = document.createElement('template');
    holder.innerHTML = mathml(tex);
    const math = holder.content.querySelector('math');
    found = math ? cut(math) : [];
    known.set(tex, found);
  }
  return found;
}

const WIDE_ROOM = 690;
const NARROW_ROOM = 350;
const HEIGHT = 60;

export class SeqEquation extends Part {
  static styles = [
    partStyles,
    css`
      .row {
        display: grid;
        grid-auto-flow: column;
        grid-template-rows: calc(42 * var(--u)) auto;
        justify-content: start;
        inline-size: max-content;
        align-items: center;
        justify-items: center;
        column-gap: calc(3 * var(--u));
      }
      :host([stacked]) .row {
        display: flex;
        flex-wrap: wrap;
        row-gap: 8px;
        inline-size: auto;
      }
      :host([stacked]) .term {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 2px;
      }
      .term {
        display: contents;
      }
      .math {
        font-size: calc(19 * var(--u));
        padding: 0 calc(2 * var(--u));
        border-radius: calc(3 * var(--u));
        white-space: nowrap;
      }
      math {
        font-family: var(--math);
      }
      .math.tall {
        font-size: calc(16 * var(--u));
      }
      .math.gradient math {
        color: var(--gradient);
      }
      .lit > .math,
      .lit > .numbers {
        background: var(--now-band);
        box-shadow: 0 0 0 calc(1.5 * var(--u)) var(--ink);
      }
      .numbers {
        align-self: start;
        border-radius: calc(3 * var(--u));
      }
      .blank {
        align-self: start;
        color: var(--ink3);
      }
      text {
        font-family: var(--font);
        font-variant-numeric: tabular-nums;
        fill: var(--ink2);
        font-size: 12.5px;
      }
      .subject text {
        font-weight: 650;
        fill: var(--ink);
      }
      .gradient text {
        fill: var(--gradient);
      }
      .probability text {
        fill: var(--probability);
      }
      .bracket {
        fill: none;
        stroke: var(--ink2);
        stroke-width: 1.2;
      }
      .chip {
        font-weight: 600;
        border: 1px solid var(--line2);
        border-radius: calc(5 * var(--u));
        background: var(--plane);
        padding: 0 calc(6 * var(--u));
        white-space: nowrap;
        max-width: calc(130 * var(--u));
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  /** The operation's declaration, and the time it is read at. */
  get operation() {
    const { wiring, op } = this.instrument;
    if (!wiring) return null;
    if (op.phase === 'start') return { declared: wiring.forward[0], t: 1, done: false };
    if (op.phase === 'update') return { declared: wiring.update, t: 1, done: true };
    const declared = wiring[op.phase].find((/** @type {any} */ one) => one.id === op.op);
    return declared ? { declared, t: op.t, done: true } : null;
  }

  /** @param {Numbers} n @param {Fit} f */
  table(n, f) {
    const { width, height } = f;
    const cells = [];
    for (let row = 0; row < n.rows; row++) {
      for (let col = 0; col < n.cols; col++) {
        cells.push(svg`<text x=${5 + (col + 1) * NUMBER_WIDTH - 4} y=${2 + (row + 1) * ROW - 3}
          text-anchor="end">${this.instrument.num(n.values[row * n.cols + col], 2, { plain: true })}</text>`);
      }
    }
    const bracket = `M4 .6H.6V${height - 0.6}H4M${width - 4} .6H${width - 0.6}V${height - 0.6}H${width - 4}`;
    return svg`<path class="bracket" d=${bracket}/>${cells}`;
  }

  /** @param {Numbers} n @param {Fit} f */
  bars(n, f) {
    const most = extent(n.values);
    const row = f.height / n.rows;
    const middle = n.kind === 'probability' ? 1 : f.width / 2;
    const reach = f.width - middle - 1;
    return svg`<line x1=${middle} x2=${middle} y1="0" y2=${f.height} stroke="var(--line2)"/>
      ${filled(
        Array.from(n.values, (v, i) => {
          const width = (Math.abs(v) / most) * reach;
          const x = v < 0 ? middle - width : middle;
          const height = Math.max(0.6, row * 0.76);
          return { x, y: i * row + row * 0.12, width, height, fill: paint(n, v) };
        }),
      )}`;
  }

  /** @param {Numbers} n @param {Fit} f */
  squares(n, f) {
    const most = extent(n.values);
    const w = f.width / n.cols;
    const h = f.height / n.rows;
    const shapes = [];
    // A matrix too fine for its room is drawn by every n-th row and column, as a texture.
    const skip = Math.max(1, Math.ceil(Math.sqrt((n.rows * n.cols) / 900)));
    for (let row = 0; row < n.rows; row += skip) {
      for (let col = 0; col < n.cols; col += skip) {
        const v = n.values[row * n.cols + col];
        const share = Math.sqrt(Math.abs(v) / most);
        const [width, height] = [share * w * skip, share * h * skip];
        const x = (col + skip / 2) * w - width / 2;
        const y = (row + skip / 2) * h - height / 2;
        shapes.push({ x, y, width, height, fill: paint(n, v) });
      }
    }
    return svg`<rect width=${f.width} height=${f.height} fill="none" stroke="var(--line2)"/>${filled(shapes)}`;
  }

  /** @param {Numbers} n @param {Fit} f */
  numbers(n, f) {
    if (f.as === 'token')
      return html`<span class="chip numbers">${n.token === ' ' ? '␣' : n.token === '\n' ? '¶' : n.token}</span>`;
    const size = (/** @type {number} */ x) => `calc(${x} * var(--u))`;
    return html`<svg
      class="numbers"
      viewBox="0 0 ${f.width} ${f.height}"
      style=${styleMap({ width: size(f.width), height: size(f.height) })}
      aria-hidden="true"
    >
      ${f.as === 'numbers' ? this.table(n, f) : f.as === 'bars' ? this.bars(n, f) : this.squares(n, f)}
    </svg>`;
  }

  /** What the width of the row depends on, and what it was when it was measured. */
  shape = '';
  measured = '';
  /** @type {Map<string, number>} */
  zooms = new Map();

  /** An equation longer than its room is set smaller: whole, it can still be read. */
  updated() {
    const row = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.row'));
    if (!row || this.instrument.layout === 'stacked') {
      this.measured = '';
      return;
    }
    // Measuring lays the whole page out: once for every shape of the row, not at every frame.
    if (this.shape === this.measured) return;
    this.measured = this.shape;
    let zoom = this.zooms.get(this.shape);
    if (zoom === undefined) {
      const room = this.getBoundingClientRect().width;
      row.style.zoom = '1';
      const wide = row.getBoundingClientRect().width;
      zoom = room > 0 && wide > room ? Math.max(0.62, room / wide) : 1;
      if (room > 0 && document.fonts.status === 'loaded') this.zooms.set(this.shape, zoom);
    }
    row.style.zoom = String(zoom);
  }

  /** @param {Numbers | null} n */
  lights(n) {
    const { hover } = this.instrument;
    return (
      n !== null &&
      hover?.block === n.ref &&
      (n.t === null || hover.t === undefined || hover.t === n.t)
    );
  }

  render() {
    const { instrument } = this;
    const { trace, form } = instrument;
    const operation = this.operation;
    if (!trace || !operation) return nothing;
    const stacked = instrument.layout === 'stacked';
    this.toggleAttribute('stacked', stacked);
    const parts = pieces(operation.declared.tex[form]);
    const terms = parts.map((p) => p.reference && numbersOf(trace, p.reference, operation.t));
    const operators = parts.filter((p) => !p.reference).length;
    const room = stacked ? NARROW_ROOM : WIDE_ROOM - operators * 30;
    const fits = fitted(terms, room, HEIGHT);
    this.shape = [
      operation.declared.id,
      form,
      instrument.u,
      ...fits.map((f, i) => f?.width ?? terms[i]?.token),
    ].join();
    return html`<div class="row" role="img" aria-label=${instrument.t('readout-equation-of', { symbol: operation.declared.id })}>
      ${parts.map((piece, index) => {
        const n = terms[index];
        const f = fits[index];
        const tall = piece.math.includes('<mfrac');
        const classes = [
          'term',
          piece.reference && index === 0 ? 'subject' : '',
          n?.kind ?? '',
          this.lights(n) ? 'lit' : '',
        ].join(' ');
        return html`<div
          class=${classes}
          @pointerenter=${() => n && instrument.hoverAt({ block: n.ref, ...(n.t === null ? {} : { t: n.t }) })}
          @pointerleave=${() => n && instrument.hoverAt(null)}
        >
          <span class="math ${tall ? 'tall' : ''} ${n?.kind ?? ''}"
            >${unsafeHTML(`<math>${piece.math}</math>`)}</span
          >
          ${n && f && (operation.done || index > 0) ? this.numbers(n, f) : html`<span class="blank"></span>`}
        </div>`;
      })}
    </div>`;
  }
}

/**
 * Rectangles as one path a colour: hundreds of numbers are then two elements to lay out.
 * @param {Array<{x: number, y: number, width: number, height: number, fill: string}>} shapes
 */
function filled(shapes) {
  /** @type {Record<string, string>} */
  const paths = {};
  for (const { x, y, width, height, fill } of shapes) {
    const across = width.toFixed(2);
    const d = `M${x.toFixed(2)} ${y.toFixed(2)}h${across}v${height.toFixed(2)}h-${across}z`;
    paths[fill] = (paths[fill] ?? '') + d;
  }
  return Object.entries(paths).map(([fill, d]) => svg`<path d=${d} fill=${fill}/>`);
}

/** @param {Numbers} n @param {number} v */
function paint(n, v) {
  if (n.kind === 'gradient') return 'var(--gradient)';
  if (n.kind === 'probability') return 'var(--probability)';
  return v < 0 ? 'var(--value-minus)' : 'var(--value-plus)';
}

customElements.define('seq-equation', SeqEquation);

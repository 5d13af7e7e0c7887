import { html, nothing, svg } from 'lit';
import { cleared, Span } from '../../draw/canvas.js';
import { leftOf, widthOf } from '../../draw/geometry.js';
import { columnLines, laneName, nowBand, rule } from '../../draw/grid.js';
import '../../elements/equation.js';
import { mathml } from '../../elements/equations.js';
import { InstrumentElement } from '../../elements/instrument.js';
import { numberShown } from '../../elements/number-shown.js';
import { speedShown } from '../../elements/speed-shown.js';
import { renderTransport } from '../../elements/transport.js';
import { slide } from '../../score/slide.js';
import { onBackwardRow, positionUnder, speeds, spine } from '../../score/spine.js';
import { caption } from './captions.js';
import { paintHeat } from './heat.js';
import { column, narrow, steps } from './lanes.js';
import { side, sums } from './margin.js';
import { Model } from './model.js';
import { presets } from './presets.js';
import { styles } from './style.js';
import { definition, weights } from './weights.js';
import { across, heads, loop, through, upright } from './wires.js';

/** The recurrent network as its definition says: folded, unrolled, read word by word. */
export class RnnElement extends InstrumentElement {
  static instrument = 'rnn';
  static messages = { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') };
  static presets = presets;
  static story = () => import('./story.js');
  static picture = {
    ...InstrumentElement.picture,
    ...numberShown,
    ...speedShown,
    folded: {
      read: (/** @type {RnnElement} */ { folded }) => (folded ? 'true' : null),
      put: (/** @type {RnnElement} */ element, /** @type {string | null} */ text) => {
        element.folded = text === 'true' || text === '';
      },
    },
  };
  static styles = [...InstrumentElement.styles, ...styles];

  constructor() {
    super();
    /** Whether the graph is drawn with its loop, as one column. */
    this.folded = false;
    /** @type {Model | null} */
    this.model = null;
    this.span = new Span();
    this.dragging = false;
    /** An edit under way: while one is computed, only the newest wish is kept. @type {{parameter: string, index: [number, number], value: number} | null} */
    this.wish = null;
    this.editing = false;
  }

  caption() {
    const { trace, op, form, language, settings } = this;
    return caption({ trace, op, form, language, settings });
  }

  /** @param {string} gate a block @returns {string} its letter in the notation shown */
  letter(gate) {
    if (this.form === 'pytorch') return gate;
    return { u: 'z', g: 'c̃', n: 'h̃' }[gate] ?? gate;
  }
  /** A gate's name before a row number of the stacked weights. @param {string} gate */
  gateName(gate) {
    if (this.form === 'pytorch') return gate;
    return { g: 'c', n: 'h' }[gate] ?? gate;
  }

  /** What an operation is called. @param {string} op @param {number} t */
  operationName = (op, t) => `${this.t(`rnn-op-${op}`)}, t = ${t}`;

  placeText() {
    const { op } = this;
    return op.t ? this.operationName(op.op, op.t) : this.t(`readout-phase-${op.phase}`);
  }

  /** @param {boolean} folded */
  fold1(folded) {
    this.folded = folded;
    return this.drawn();
  }

  /** How far a column stands from its place: folded, all lie in the middle. @param {Model} m @param {number} t */
  shift(m, t) {
    return m.folded ? m.middle - m.centre(t) : 0;
  }

  /**
   * A dragged weight: one edit at a time, the last one always made.
   * @param {string} parameter @param {[number, number]} index @param {number} value
   */
  async change1(parameter, index, value) {
    this.wish = { parameter, index, value };
    if (this.editing) return;
    this.editing = true;
    while (this.wish) {
      const { parameter: name, index: at, value: wanted } = this.wish;
      this.wish = null;
      await this.edit(name, at, wanted);
    }
    this.editing = false;
  }

  renderStage() {
    const m = new Model(this);
    this.model = m;
    const { small, height } = m;
    const width = m.frame.width;
    const size = (/** @type {number} */ n) => `calc(${n} * var(--u))`;
    const box = small ? '' : `width:${size(width)};height:${size(height)}`;
    return html`${small ? this.foldButton(m) : nothing}<div class="score ${small ? 'small' : ''} ${this.playing || this.training ? '' : 'stepping'}" style=${box}>
      <canvas width="1" height="1" style=${small ? `aspect-ratio:${width}/${height}` : box}></canvas>
      <svg class="lanes" viewBox="0 0 ${width} ${height}" style=${small ? '' : box}
        @click=${this.pressed} @keydown=${this.keyed} @pointerdown=${this.grabbed} @pointermove=${this.moved}
        @pointerup=${this.dropped} @pointercancel=${this.dropped} @pointerover=${this.over} @pointerout=${this.out}>
        ${heads}${this.ground(m)}${this.columns(m)}${m.folded ? nothing : narrow(m)}${small ? nothing : sums(m)}${spine(m, this.operationName)}
      </svg>
      ${
        small || this.controls === 'none'
          ? nothing
          : html`<div class="transport-place" style="top:${size(m.lane.time.y + 2)}">${renderTransport(this, { steps: false })}</div>
${speeds(m)}`
      }
      ${m.folded && !small ? definition(m, mathml) : nothing}
      ${small ? this.below(m) : html`${weights(m)}${side(m)}${this.controls === 'none' ? nothing : this.foldButton(m)}`}
    </div>`;
  }

  /** @param {Model} m */
  foldButton(m) {
    const size = (/** @type {number} */ n) => `calc(${n} * var(--u))`;
    const top = m.lane.state.bottom - 12;
    return html`<button type="button" class="fold" style=${m.small ? '' : `top:${size(top)}`} aria-pressed=${this.folded}
      @click=${() => this.fold1(!this.folded)}>${this.t(this.folded ? 'rnn-unfold' : 'rnn-fold')}</button>`;
  }

  /** Lane names, rules, the band of the step that is now. @param {Model} m */
  ground(m) {
    const { lane, frame, small, columns: c } = m;
    const end = c.x0 - 12;
    const name = (
      /** @type {string} */ id,
      /** @type {number} */ y,
      /** @type {string} */ symbol,
    ) => laneName({ x: frame.gutter, end, y, word: this.t(`rnn-lane-${id}`), symbol, small });
    const bottom = (lane.weight ?? lane.time).y - 10;
    // What stands beside the lanes goes on beside the weights: there the rule would run through it.
    const x = m.folded ? m.middle - widthOf(c, m.now) / 2 : leftOf(c, m.now);
    return svg`
      ${m.op.t ? nowBand({ x, width: widthOf(c, m.now), height: bottom, fill: false }) : nothing}
      ${m.folded ? nothing : columnLines(c, bottom)}
      ${m.folded ? nothing : through(m)}
      ${rule(bottom, small ? frame.width : frame.margin - 24)}${lane.weight ? rule(lane.time.y - 8, frame.width) : nothing}
      ${name('loss', lane.loss.y + 11, 'L_{t}')}${name('output', lane.output.middle, 'y_{t}')}
      ${name('state', lane.state.middle, 'h_{t}')}
      ${lane.memory ? name('memory', lane.memory.middle, 'c_{t}') : nothing}
      ${lane.gates ? name('gates', lane.gates.middle, '') : nothing}
      ${name('token', lane.token.middle, 'x_{t}')}
      ${
        lane.weight
          ? svg`${laneName({ x: frame.gutter, end, y: lane.weight.y + 10, word: this.t('rnn-lane-weight'), symbol: '' })}
        ${this.lines(this.t('rnn-lane-weight-words'), frame.gutter, lane.weight.y + 36)}`
          : nothing
      }`;
  }

  /** A short remark in the gutter, a line a sentence part. @param {string} text @param {number} x @param {number} y */
  lines(text, x, y) {
    return text
      .split('\n')
      .map(
        (line, i) =>
          svg`<text x=${x} y=${y + i * 16} font-size="12" fill="var(--ink3)">${line.trim()}</text>`,
      );
  }

  /** @param {Model} m */
  columns(m) {
    return svg`<g class="columns ${m.folded ? 'folded' : ''}">${steps(m).map((t) => {
      const gone = m.folded && t !== m.now;
      return svg`<g class="column ${gone ? 'gone' : ''}" style="transform:translateX(${this.shift(m, t)}px)" aria-hidden=${gone ? 'true' : nothing}>
        ${m.folded ? nothing : across(m, t)}${upright(m, t)}${column(m, t)}</g>`;
    })}</g>${m.folded ? svg`<g class="loop">${loop(m, m.middle, m.card(m.now))}</g>` : nothing}`;
  }

  /** What stands beside the lanes on a screen stands below them on a telephone. @param {Model} m */
  below(m) {
    return html`<div class="below">
      <svg viewBox="0 0 358 86" class="sums">${sums(/** @type {any} */ (Object.assign(Object.create(m), { frame: { margin: 4, marginWidth: 350 }, lane: { loss: { y: 4 }, output: { y: 32 } } })))}</svg>
      <seq-training compact .instrument=${this} .revision=${this.revision}></seq-training>
      <div class="stack">${weights(/** @type {any} */ (Object.assign(Object.create(m), { lane: { ...m.lane, weight: { y: 0, height: 190 } }, columns: { ...m.columns, x0: 0, x1: 358 } })))}</div>
      <seq-legend .instrument=${this} .revision=${this.revision}></seq-legend>
    </div>`;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const canvas = /** @type {HTMLCanvasElement | null} */ (
      this.renderRoot.querySelector('.score > canvas')
    );
    if (!canvas || !this.model) return;
    const m = this.model;
    const pixels = this.span.of(canvas, `${this.u} ${this.breadth} ${this.layout} ${m.folded}`);
    const context = cleared(canvas, m.frame.width, m.height, pixels);
    if (m.op.t) {
      // The band lies beneath the strips, which are painted here too.
      const x = m.folded ? m.middle - widthOf(m.columns, m.now) / 2 : leftOf(m.columns, m.now);
      context.fillStyle = getComputedStyle(this).getPropertyValue('--now-band');
      context.fillRect(x, 0, widthOf(m.columns, m.now), (m.lane.weight ?? m.lane.time).y - 10);
    }
    paintHeat(context, m);
  }

  /* ---- the pointer and the keys ---------------------------------------------------------------- */

  /** @param {PointerEvent | MouseEvent} event */
  place(event) {
    const lanes = /** @type {SVGElement} */ (this.renderRoot.querySelector('.lanes'));
    const box = lanes.getBoundingClientRect();
    const m = /** @type {Model} */ (this.model);
    const scale = m.frame.width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  }

  /** @param {Event} event */
  pressed(event) {
    const target = /** @type {Element} */ (event.target).closest('[data-do]');
    const [act, what] = target?.getAttribute('data-do')?.split(':') ?? [];
    const m = this.model;
    if (!act || !m) return;
    const [name, time] = what.split(',');
    if (act === 'go') this.goTo(Number(what));
    else if (act === 'step') this.goTo(m.positionOf('L', Number(what)));
    else if (act === 'token')
      this.select({ block: 'x', t: Number(what), unit: m.trace.index.ids[Number(what) - 1] });
    else if (act === 'pick') this.pick(m, name, Number(time), event);
  }

  /** @param {Model} m @param {string} block @param {number} t @param {Event} event */
  pick(m, block, t, event) {
    const lane =
      { y: m.lane.output, h: m.lane.state, a: m.lane.state, c: m.lane.memory }[block] ??
      m.lane.gates;
    const { x, y } =
      event instanceof MouseEvent && event.detail > 0 ? this.place(event) : { x: 0, y: lane.y };
    const share = Math.max(0, Math.min(0.999, (y - lane.y - 5) / (lane.height - 10)));
    if (block === 'y') {
      const target = m.trace.index.targets[t - 1];
      this.select({ block: 'y', t, unit: target });
    } else if (lane === m.lane.gates) {
      const gate = m.gates[Math.floor(share * m.gates.length)];
      const card = m.card(t);
      const across = Math.max(
        0,
        Math.min(0.999, (x - this.shift(m, t) - card.x - 22) / ((card.width - 29) / 2)),
      );
      this.select({ block: gate, t, unit: Math.floor(across * m.H) });
    } else this.select({ block, t, unit: Math.floor(share * m.H) });
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const target = /** @type {Element} */ (event.target);
    if (target.closest('.spine')) {
      if (!slide(this, event)) return;
      event.preventDefault();
      event.stopPropagation();
    } else if ((event.key === 'Enter' || event.key === ' ') && target.closest('[data-do]')) {
      this.pressed(event);
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** @param {PointerEvent} event */
  grabbed(event) {
    if (!(/** @type {Element} */ (event.target).closest('.spine'))) return;
    this.dragging = true;
    this.draggedBack = onBackwardRow(/** @type {Model} */ (this.model), this.place(event).y);
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.moved(event);
  }
  /** @param {PointerEvent} event */
  moved(event) {
    if (!this.dragging || !this.model) return;
    const { model } = this;
    const position = positionUnder(
      model.trace,
      (t) => model.columnsAt(t),
      this.place(event).x,
      Boolean(this.draggedBack),
    );
    if (position !== this.position) this.goTo(position);
  }
  dropped() {
    this.dragging = false;
  }

  /** @param {Event} event */
  over(event) {
    const name = /** @type {Element} */ (event.target)
      .closest('[data-weight]')
      ?.getAttribute('data-weight');
    if (name && this.hover?.block !== name) this.hoverAt({ block: name });
  }
  /** @param {Event} event */
  out(event) {
    if (/** @type {Element} */ (event.target).closest('[data-weight]')) this.hoverAt(null);
  }
}

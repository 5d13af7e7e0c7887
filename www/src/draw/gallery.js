import { html, svg } from 'lit';
import { signedBars } from './bars.js';
import { candidates, lossBar, outputCard, stateCard } from './card.js';
import { columns, WIDE } from './geometry.js';
import { columnLines, laneName, nowBand } from './grid.js';
import { heatStrip, legend } from './heat.js';
import { gateBlocks, hinton } from './hinton.js';
import { math } from './math.js';
import { writer } from './number.js';
import { gradientColour } from './paint.js';
import { logTicks, magnitude, signed, THOUSANDTH_TO_ONE } from './scales.js';
import { cutWire, strand, tag, wire } from './strand.js';
import { markStyles } from './styles.js';
import { timeline, updateKey } from './timeline.js';
import { hatch, triangle } from './triangle.js';

/** Every mark with sample data: the gallery page shows them, the snapshot test remembers them. */

/** @typedef {{name:string, width:number, height:number, mark:() => unknown, render:() => unknown}} Exhibit */

const { short, fixed, compact, decade } = writer('en');
const H = [-0.89, 0.89, -0.62, 0.47];
const D = [0.44, 0.3, 0.38, -0.45];
const P = [0.04, 0.31, 0.12, 0.46, 0.05, 0.02];
const VOCABULARY = ['le', 'chat', 'boit', 'du', 'lait', '.'];
const W = [
  -0.01, 0.4, -0.3, 0.02, 0.04, -0.03, 0.02, -0.02, 0.21, -0.2, 0.12, 0.06, -0.21, 0.2, -0.21, 0.12,
];
const THREE = columns({ T: 3, frame: { ...WIDE, x0: 10, x1: 310 }, now: 2 });

/** @param {(j:number, k:number) => boolean} kept */
const table = (kept) =>
  svg`<defs>${hatch}</defs>${triangle({
    T: 3,
    lane: { y: 4, height: 66, middle: 37, bottom: 70 },
    left: (k) => 10 + (k - 1) * 100,
    width: () => 100,
    value: (j, k) => 0.8 * 0.22 ** (j - k),
    known: (k) => k > 1,
    kept,
    decades: THOUSANDTH_TO_ONE,
    text: compact,
    selected: { j: 3, k: 2 },
    now: 2,
  })}`;

/** @type {Omit<Exhibit, 'render'>[]} */
const exhibits = [
  {
    name: 'state-card',
    width: 140,
    height: 90,
    mark: () =>
      stateCard({
        x: 10,
        y: 5,
        width: 120,
        height: 80,
        rows: 4,
        values: H,
        gradient: D,
        gradientMost: 0.5,
        ring: true,
        short,
      }),
  },
  {
    name: 'state-card-forward',
    width: 140,
    height: 90,
    mark: () =>
      stateCard({
        x: 10,
        y: 5,
        width: 120,
        height: 80,
        rows: 4,
        values: H,
        strong: 'value',
        short,
      }),
  },
  {
    name: 'state-card-not-yet',
    width: 140,
    height: 90,
    mark: () => stateCard({ x: 10, y: 5, width: 120, height: 80, rows: 4, values: null }),
  },
  {
    name: 'state-card-narrow',
    width: 72,
    height: 90,
    mark: () =>
      stateCard({
        x: 10,
        y: 5,
        width: 52,
        height: 80,
        rows: 4,
        values: H,
        gradient: D,
        gradientMost: 0.5,
      }),
  },
  {
    name: 'output-card',
    width: 140,
    height: 76,
    mark: () =>
      outputCard({
        x: 10,
        y: 5,
        width: 120,
        height: 66,
        rows: candidates(P, 3, VOCABULARY, 3),
        fixed,
      }),
  },
  {
    name: 'output-card-backward',
    width: 140,
    height: 76,
    mark: () =>
      outputCard({
        x: 10,
        y: 5,
        width: 120,
        height: 66,
        rows: candidates(
          P,
          5,
          VOCABULARY,
          3,
          P.map((p, i) => p - (i === 5 ? 1 : 0)),
        ),
        ring: true,
        fixed,
      }),
  },
  {
    name: 'loss-bar',
    width: 140,
    height: 36,
    mark: () =>
      lossBar({
        x: 10,
        y: 4,
        width: 120,
        value: 1.17,
        most: 1.66,
        text: '1.17',
        symbol: math('L_{3}', { x: 10, y: 19 }),
      }),
  },
  {
    name: 'signed-bars',
    width: 120,
    height: 80,
    mark: () => signedBars({ x: 10, y: 4, width: 100, height: 72, values: H, short }),
  },
  {
    name: 'wire',
    width: 140,
    height: 24,
    mark: () =>
      svg`${wire({ x1: 10, y1: 8, x2: 130, y2: 8 })}${wire({ x1: 10, y1: 17, x2: 130, y2: 17, done: false })}`,
  },
  {
    name: 'strand',
    width: 140,
    height: 44,
    mark: () =>
      svg`${strand({ x1: 130, y1: 26, x2: 10, y2: 26, start: 15, end: 6, fill: gradientColour(0.7), ring: true })}${tag({ x: 70, y: 12, text: '0.14' })}`,
  },
  { name: 'cut-wire', width: 140, height: 36, mark: () => cutWire({ x1: 10, x2: 130, y: 18 }) },
  {
    name: 'heat-strip',
    width: 180,
    height: 24,
    mark: () =>
      heatStrip({
        x: 10,
        y: 4,
        width: 160,
        height: 16,
        values: [...H, ...D, ...H],
        ramp: 'value',
        share: (v) => signed(v),
      }),
  },
  {
    name: 'heat-strip-gradient',
    width: 180,
    height: 24,
    mark: () =>
      heatStrip({
        x: 10,
        y: 4,
        width: 160,
        height: 16,
        values: D.map((v, i) => v * 0.2 ** i),
        ramp: 'gradient',
        share: (v) => magnitude(v),
      }),
  },
  {
    name: 'hinton-gradient',
    width: 76,
    height: 76,
    mark: () => hinton({ x: 10, y: 10, cell: 14, rows: 4, columns: 4, values: W }),
  },
  {
    name: 'hinton-value',
    width: 76,
    height: 76,
    mark: () => hinton({ x: 10, y: 10, cell: 14, rows: 4, columns: 4, values: W, tone: 'value' }),
  },
  {
    name: 'hinton-gates',
    width: 160,
    height: 36,
    mark: () =>
      gateBlocks({
        x: 10,
        y: 6,
        cell: 8,
        H: 2,
        columns: 2,
        gates: ['i', 'f', 'g', 'o'],
        values: W,
        gap: 6,
      }),
  },
  { name: 'triangle', width: 320, height: 78, mark: () => table(() => true) },
  { name: 'triangle-cut', width: 320, height: 78, mark: () => table((j, k) => j - k < 2 && k < 3) },
  {
    name: 'timeline',
    width: 340,
    height: 56,
    mark: () =>
      svg`${timeline({ columns: THREE, y: 4, row: 20, gap: 3, forward: ['a', 'h', 'y', 'L'], backward: ['dy', 'dh', 'da', 'dW'], position: 15, at: (phase, t, i) => (phase === 'forward' ? (t - 1) * 4 + i + 1 : 12 + (3 - t) * 4 + i + 1) })}${updateKey({ x: 4, y: 37, now: false, position: 25, title: 'update' })}`,
  },
  {
    name: 'now-band',
    width: 320,
    height: 60,
    mark: () => svg`${nowBand({ x: 110, width: 100, height: 60 })}${columnLines(THREE, 60)}`,
  },
  {
    name: 'lane-name',
    width: 160,
    height: 30,
    mark: () => laneName({ x: 10, end: 150, y: 15, word: 'h', symbol: 'h_{t-1}' }),
  },
  {
    name: 'legend',
    width: 280,
    height: 34,
    mark: () =>
      legend({
        x: 8,
        y: 4,
        width: 264,
        name: '‖∂‖',
        ramp: 'gradient',
        ticks: logTicks(THOUSANDTH_TO_ONE).map(({ at, exponent }) => ({
          at,
          text: decade(exponent),
        })),
      }),
  },
];

/** @type {Exhibit[]} */
export const gallery = exhibits.map((one) => ({
  ...one,
  render: () =>
    html`<svg viewBox="0 0 ${one.width} ${one.height}" width=${one.width * 1.5} height=${one.height * 1.5} role="group"
      aria-label=${one.name}>${one.mark()}</svg>`,
}));

export const styles = markStyles;

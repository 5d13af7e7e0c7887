import { css } from 'lit';
import { markStyles } from '../../draw/styles.js';
import { keyStyles } from '../../score/styles.js';

/** How the stage looks beyond its marks. */
export const styles = [
  markStyles,
  keyStyles,
  css`
    .score {
      position: relative;
    }
    .score > canvas,
    .lanes {
      position: absolute;
      inset: 0 auto auto 0;
    }
    .score > canvas {
      pointer-events: none;
    }
    .lanes {
      display: block;
      touch-action: pan-y;
      user-select: none;
    }
    .spine {
      cursor: pointer;
      outline: none;
    }
    .spine:focus-visible .focus {
      stroke: var(--focus);
      stroke-width: 2.5;
    }
    .press:hover {
      stroke: var(--line2);
    }
    .press.token:hover {
      stroke: var(--ink3);
    }
    .press:focus-visible {
      stroke: var(--focus);
      stroke-width: 2.5;
    }
    .column {
      transition:
        transform calc(2.2 * var(--move)) cubic-bezier(0.3, 0, 0.2, 1),
        opacity calc(1.2 * var(--move)) linear;
    }
    .column.gone {
      opacity: 0;
      pointer-events: none;
      visibility: hidden;
    }
    .weight {
      cursor: pointer;
    }
    .loop {
      animation: arrive calc(2 * var(--move)) linear;
    }
    .transport-place {
      position: absolute;
      inset-inline-start: calc(24 * var(--u));
    }
    .transport-place .transport {
      gap: calc(2 * var(--u));
    }
    .transport-place button {
      inline-size: calc(19 * var(--u));
    }
    .transport-place button.main {
      inline-size: calc(24 * var(--u));
    }
    .fold {
      position: absolute;
      inset-inline-start: calc(24 * var(--u));
      padding: calc(1 * var(--u)) calc(8 * var(--u));
      border: 1px solid var(--line2);
      border-radius: calc(5 * var(--u));
      background: var(--plane);
      font-size: calc(12 * var(--u));
      color: var(--ink2);
    }
    .stacked .fold {
      position: static;
      display: block;
      margin: 6px 12px 0 auto;
      padding: 5px 12px;
      font-size: 13px;
    }
    .fold:hover {
      border-color: var(--ink2);
      color: var(--ink);
    }
    .matrix {
      position: absolute;
    }
    .matrix .title {
      display: flex;
      gap: calc(7 * var(--u));
      align-items: baseline;
      margin: 0 0 calc(3 * var(--u));
      font-size: calc(12.5 * var(--u));
      color: var(--ink2);
      white-space: nowrap;
    }
    .sym i {
      font-style: normal;
    }
    svg text.halo {
      stroke: var(--bg);
    }
    .sym .scripts {
      display: inline-flex;
      vertical-align: -0.3em;
    }
    .sym sub {
      font-size: max(0.68em, calc(12 * var(--u)));
      vertical-align: baseline;
      line-height: 1;
      font-style: normal;
    }
    .matrix .title .sym {
      font-size: calc(16 * var(--u));
      color: var(--ink);
      font-family: var(--math);
    }
    .matrix .title i:not(.sym i) {
      font-style: normal;
      color: var(--ink3);
    }
    .matrix.lit .title {
      color: var(--ink);
      font-weight: 600;
      text-decoration: underline;
      text-decoration-thickness: calc(2 * var(--u));
      text-underline-offset: calc(3 * var(--u));
    }
    .side {
      position: absolute;
      display: flex;
      flex-direction: column;
      justify-content: space-between;
      gap: calc(6 * var(--u));
    }
    .definition {
      position: absolute;
      inset-inline-start: calc(560 * var(--u));
      inset-block-start: calc(46 * var(--u));
      inline-size: calc(390 * var(--u));
    }
    .definition h2 {
      margin: 0 0 calc(8 * var(--u));
      font-size: calc(13.5 * var(--u));
      color: var(--ink2);
    }
    .definition p {
      margin: 0 0 calc(9 * var(--u));
      font-size: calc(20 * var(--u));
    }
    .definition math {
      display: inline math !important;
      font-family: var(--math);
    }
    .definition .words {
      font-size: calc(14 * var(--u));
      line-height: 1.4;
      color: var(--ink2);
      white-space: pre-line;
    }
    .score.small {
      inline-size: 100%;
      overflow: hidden;
    }
    .score.small > canvas {
      inline-size: 100%;
    }
    .score.small .lanes {
      position: relative;
      inline-size: 100%;
      block-size: auto;
    }
    .below {
      display: grid;
      gap: 18px;
      padding: 14px 16px;
    }
    .below .stack {
      display: grid;
      gap: 14px;
      overflow-x: auto;
    }
    .small .matrix {
      position: static;
    }
    .below .sums {
      inline-size: 100%;
    }
  `,
];

import { css } from 'lit';
import { markStyles } from '../../draw/styles.js';
import { scoreStyles } from '../../score/styles.js';

export const styles = [
  markStyles,
  scoreStyles,
  css`
    .lanes {
      position: relative;
      display: block;
      inline-size: 100%;
      touch-action: pan-y;
      cursor: ew-resize;
    }
    .lanes.cliff {
      cursor: default;
    }
    .heat {
      position: absolute;
      inset: 0 auto auto 0;
      inline-size: 100%;
      pointer-events: none;
    }
    .score.small .heat {
      block-size: auto;
    }
    .score:not(.stepping) .now {
      transition: none;
    }
    .singular,
    .beginning {
      outline: none;
      cursor: pointer;
    }
    .beginning {
      touch-action: none;
      cursor: grab;
    }
    .singular:focus-visible > .focus,
    .beginning:focus-visible > .focus {
      stroke: var(--focus);
      stroke-width: 2.5;
    }
    .corner {
      position: absolute;
    }
    .knobs {
      position: absolute;
      inset-inline-start: calc(24 * var(--u));
      inline-size: calc(124 * var(--u));
      font-size: calc(12.5 * var(--u));
    }
    .knobs .cell {
      padding: calc(1 * var(--u)) calc(6 * var(--u));
      margin-inline-start: calc(-7 * var(--u));
      border: 1px solid transparent;
      border-radius: calc(4 * var(--u));
      background: none;
      font-size: calc(13.5 * var(--u));
      font-weight: 600;
    }
    .knobs .cell[aria-pressed='true'] {
      background: var(--ink);
      color: var(--on-ink);
    }
    .knob {
      display: flex;
      align-items: center;
      gap: calc(5 * var(--u));
      block-size: calc(22 * var(--u));
    }
    .knobs.strength .knob {
      inline-size: calc(98 * var(--u));
    }
    .knob input,
    .learning input {
      flex: 1;
      min-inline-size: 0;
      block-size: calc(18 * var(--u));
      margin: 0;
      accent-color: var(--ink);
    }
    .knob output {
      min-inline-size: calc(26 * var(--u));
      text-align: end;
      font-weight: 650;
    }
    .knobs select {
      max-inline-size: calc(70 * var(--u));
      padding: 0;
      border: 1px solid var(--line2);
      border-radius: calc(4 * var(--u));
      background: var(--plane);
      font-size: calc(12.5 * var(--u));
    }
    .knob select {
      inline-size: calc(44 * var(--u));
    }
    .knobs.function {
      display: flex;
      align-items: center;
      gap: calc(6 * var(--u));
    }
    .sym {
      font-family: var(--math);
      white-space: nowrap;
    }
    .sym i,
    .inspect th i {
      font-style: normal;
    }
    .sym sub {
      font-size: max(0.72em, calc(12 * var(--u)));
      line-height: 1;
    }
    .corner .segments,
    .below .segments {
      display: flex;
    }
    .corner .segments button,
    .below .segments button {
      flex: 1;
      padding: 0 calc(6 * var(--u));
      white-space: nowrap;
    }
    .learning {
      display: flex;
      align-items: center;
      gap: calc(6 * var(--u));
      font-size: calc(12.5 * var(--u));
    }
    .place {
      inset-inline-start: calc(9 * var(--u));
    }
    .place .transport button {
      inline-size: calc(20 * var(--u));
    }
    .learning .close {
      inline-size: calc(22 * var(--u));
      block-size: calc(22 * var(--u));
      padding: 0;
      border: 0;
      background: none;
      font-size: calc(17 * var(--u));
      line-height: 1;
    }
    .learning .go {
      block-size: calc(24 * var(--u));
      padding: 0 calc(7 * var(--u));
      border: 1px solid var(--line2);
      border-radius: calc(5 * var(--u));
      background: var(--plane);
      font-size: calc(12.5 * var(--u));
      font-weight: 550;
    }
    .learning .go:hover {
      border-color: var(--ink2);
    }
    .learning output {
      min-inline-size: calc(22 * var(--u));
      text-align: end;
      font-weight: 650;
    }
    .inspect {
      position: absolute;
      inset-block-end: calc(170 * var(--u));
      inset-inline-end: calc(324 * var(--u));
      inline-size: calc(300 * var(--u));
      z-index: 4;
      padding: calc(8 * var(--u)) calc(12 * var(--u)) calc(9 * var(--u));
      border: calc(1.5 * var(--u)) solid var(--ink);
      border-radius: calc(7 * var(--u));
      background: var(--plane);
      box-shadow: 0 calc(4 * var(--u)) calc(18 * var(--u)) var(--shade);
      font-size: calc(12.5 * var(--u));
    }
    .inspect header {
      display: flex;
      align-items: baseline;
      gap: calc(8 * var(--u));
    }
    .inspect .what {
      flex: 1;
      font-size: calc(15 * var(--u));
    }
    .inspect header b {
      font-size: calc(16 * var(--u));
    }
    .inspect .gradient,
    .descents .gradient td {
      color: var(--gradient);
    }
    .inspect header button {
      padding: 0 calc(4 * var(--u));
      border: 0;
      background: none;
      font-size: calc(18 * var(--u));
      line-height: 1;
    }
    .inspect table,
    .descents {
      inline-size: 100%;
      border-collapse: collapse;
    }
    .inspect th,
    .descents th {
      padding: calc(2.5 * var(--u)) 0;
      color: var(--ink2);
      font-weight: 450;
      text-align: start;
    }
    .inspect td {
      text-align: end;
      font-weight: 650;
    }
    .inspect p {
      margin: calc(5 * var(--u)) 0 0;
      color: var(--ink2);
    }
    .descents {
      font-size: calc(13 * var(--u));
    }
    .descents th[scope='col'] {
      color: var(--ink);
      font-weight: 600;
      text-align: end;
      vertical-align: bottom;
    }
    .descents th svg {
      display: block;
      inline-size: calc(26 * var(--u));
      margin-inline-start: auto;
    }
    .descents td {
      inline-size: calc(84 * var(--u));
      padding: calc(4 * var(--u)) 0;
      text-align: end;
      font-size: calc(14 * var(--u));
      font-weight: 650;
    }
    .descents .big td {
      font-size: calc(19 * var(--u));
    }
    .descents tr + tr :is(td, th) {
      border-block-start: 1px solid var(--line);
    }
    .sliders .knobs {
      position: static;
      inline-size: 100%;
      margin-block-end: calc(8 * var(--u));
    }
    .sliders .name {
      inline-size: calc(128 * var(--u));
    }
    .below {
      padding: 4px 12px 16px;
    }
    .below > svg {
      display: block;
      inline-size: 100%;
      margin-block-start: 8px;
    }
    .below .knobs {
      position: static;
      display: flex;
      align-items: center;
      gap: 8px;
      inline-size: 100%;
      min-block-size: 36px;
      font-size: 14px;
    }
    .below .knobs .cell {
      inline-size: 62px;
      margin: 0;
      padding: 4px;
      border-color: var(--line2);
    }
    .below .knob {
      flex: 1;
      block-size: 32px;
    }
    .below .knob input {
      block-size: 28px;
    }
    .below .knob .label {
      min-inline-size: 30px;
    }
    .below .knobs .name {
      inline-size: 150px;
      color: var(--ink2);
    }
    .below .learning {
      margin-block: 8px;
    }
    .below .learning button {
      block-size: 36px;
      padding-inline: 14px;
      font-size: 14px;
    }
    .below .descents {
      margin-block: 10px;
    }
    .small ~ .inspect,
    :host([data-layout='stacked']) .inspect {
      position: fixed;
      inset: var(--inspector-inset);
      inline-size: auto;
    }
    @media print {
      .knob input,
      .strength,
      .learning,
      .corner .segments {
        display: none;
      }
      .knobs select {
        appearance: none;
        border: 0;
      }
    }
  `,
];

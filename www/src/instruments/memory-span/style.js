import { css } from 'lit';
import { markStyles } from '../../draw/styles.js';
import { scoreStyles } from '../../score/styles.js';

export const styles = [
  markStyles,
  scoreStyles,
  css`
    .lanes {
      display: block;
      inline-size: 100%;
    }
    .run:hover > .plate {
      stroke: var(--ink2);
      stroke-width: 2;
    }
    .progress,
    .opened {
      font-size: calc(13 * var(--u));
    }
    .progress {
      position: absolute;
    }
    .progress p {
      display: flex;
      align-items: baseline;
      gap: calc(4 * var(--u));
      margin: 0 calc(12 * var(--u)) calc(4 * var(--u)) 0;
      color: var(--ink2);
    }
    .progress b {
      color: var(--ink);
      font-size: calc(18 * var(--u));
      font-weight: 650;
    }
    .progress span {
      margin-inline-start: auto;
      color: var(--ink);
      font-weight: 550;
    }
    progress {
      appearance: none;
      display: block;
      inline-size: calc(100% - 12 * var(--u));
      block-size: calc(6 * var(--u));
      border: 0;
      border-radius: calc(3 * var(--u));
      overflow: hidden;
      background: var(--line2);
    }
    progress::-webkit-progress-bar {
      background: var(--line2);
    }
    progress::-webkit-progress-value {
      background: var(--probability);
    }
    progress::-moz-progress-bar {
      background: var(--probability);
    }
    .small .progress {
      position: static;
      padding: 4px 16px 12px;
    }
    .start {
      position: absolute;
      inset-inline-start: calc(560 * var(--u));
      transform: translateX(-50%);
      padding: calc(9 * var(--u)) calc(18 * var(--u));
      border: 1px solid var(--ink);
      border-radius: calc(7 * var(--u));
      background: var(--ink);
      color: var(--on-ink);
      font-size: calc(16 * var(--u));
      font-weight: 600;
      white-space: nowrap;
    }
    .start small {
      display: block;
      margin-block-start: calc(1 * var(--u));
      font-size: calc(12.5 * var(--u));
      font-weight: 450;
    }
    .small .start {
      position: static;
      transform: none;
      display: block;
      margin: 4px auto 10px;
      max-inline-size: calc(100% - 24px);
      white-space: normal;
    }
    .opened {
      position: absolute;
      display: grid;
      grid-template: auto minmax(0, 1fr) / calc(356 * var(--u)) minmax(0, 1fr);
      column-gap: calc(16 * var(--u));
      padding: calc(8 * var(--u)) calc(14 * var(--u)) calc(8 * var(--u));
      border: 1px solid var(--ink2);
      border-radius: calc(8 * var(--u));
      background: var(--plane);
      box-shadow: 0 calc(6 * var(--u)) calc(24 * var(--u)) var(--shade);
      z-index: 4;
      user-select: text;
      -webkit-user-select: text;
    }
    .small .opened {
      position: static;
      display: block;
      margin: 8px 10px;
    }
    .opened header {
      grid-column: 1 / -1;
      display: flex;
      align-items: baseline;
      gap: calc(12 * var(--u));
    }
    .opened h2 {
      margin: 0;
      font-size: calc(16 * var(--u));
      font-weight: 650;
      white-space: nowrap;
    }
    .opened header p {
      flex: 1;
      margin: 0;
      color: var(--ink2);
    }
    .opened .close {
      border: 0;
      background: none;
      padding: 0 calc(6 * var(--u));
      font-size: calc(19 * var(--u));
      line-height: 1;
    }
    .opened .curve {
      display: block;
      inline-size: calc(356 * var(--u));
      max-inline-size: 100%;
      cursor: ew-resize;
      touch-action: pan-y;
      outline: none;
    }
    .opened .curve:focus-visible {
      outline: calc(2 * var(--u)) solid var(--focus);
      border-radius: calc(4 * var(--u));
    }
    .keys {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: calc(4 * var(--u));
    }
    .keys button {
      inline-size: calc(28 * var(--u));
      block-size: calc(24 * var(--u));
      padding: 0;
      border: 1px solid var(--line2);
      border-radius: calc(5 * var(--u));
      background: var(--plane);
      font-size: calc(12 * var(--u));
    }
    .keys button:disabled {
      color: var(--ink3);
      opacity: 0.55;
    }
    .keys output {
      min-inline-size: calc(130 * var(--u));
      text-align: center;
      font-weight: 600;
    }
    .opened dl {
      display: flex;
      justify-content: space-between;
      gap: calc(10 * var(--u));
      margin: calc(6 * var(--u)) 0 0;
    }
    .opened dt {
      font-size: calc(12 * var(--u));
      color: var(--ink2);
    }
    .opened dd {
      margin: 0;
      font-size: calc(16 * var(--u));
      font-weight: 650;
    }
    .probability {
      color: var(--probability);
    }
    .gradient {
      color: var(--gradient);
    }
    .answers {
      min-inline-size: 0;
      overflow: hidden;
    }
    .answers h3 {
      margin: calc(4 * var(--u)) 0;
      font-size: calc(13 * var(--u));
      font-weight: 600;
    }
    .answers ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .answers li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto calc(14 * var(--u)) calc(104 * var(--u));
      align-items: center;
      column-gap: calc(8 * var(--u));
      min-block-size: calc(31 * var(--u));
      border-block-start: 1px solid var(--line);
      font-size: calc(13.5 * var(--u));
    }
    .answers .asked {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .answers .asked svg {
      display: block;
      max-inline-size: 100%;
    }
    .answers .asked i {
      font-style: italic;
      color: var(--ink2);
    }
    .answers .given {
      font-weight: 650;
    }
    .answers .sign {
      font-weight: 700;
    }
    .answers .wrong .sign {
      color: var(--warn);
    }
    .answers .wanted {
      color: var(--ink2);
      white-space: nowrap;
    }
    .answers small {
      font-size: calc(12 * var(--u));
      color: var(--probability);
    }
    .below svg {
      display: block;
      inline-size: 100%;
    }
    @media print {
      .start,
      .keys,
      .opened .close {
        display: none;
      }
    }
  `,
];

import { css } from 'lit';
import { markStyles } from '../../draw/styles.js';
import { keyStyles, pictureStyles, scoreStyles } from '../../score/styles.js';

export const styles = [
  markStyles,
  scoreStyles,
  keyStyles,
  pictureStyles,
  css`
    .picture > .under,
    .picture > .heat {
      block-size: 100%;
    }
    .picture > .lanes {
      position: relative;
    }
    .rows {
      cursor: pointer;
      outline: none;
    }
    .columns {
      cursor: pointer;
      outline: none;
    }
    .axis {
      cursor: ew-resize;
      outline: none;
    }
    :is(.rows, .columns, .axis):focus-visible > .focus {
      stroke: var(--focus);
      stroke-width: 2.5;
    }
    .hit:focus-visible > .strip > rect {
      stroke: var(--focus);
      stroke-width: 2.5;
    }
    .said {
      position: absolute;
      font-size: calc(14.5 * var(--u));
      line-height: calc(20 * var(--u));
    }
    .said p {
      display: grid;
      grid-template-columns: calc(136 * var(--u)) calc(800 * var(--u)) 1fr;
      margin: 0;
    }
    .said b {
      font-size: calc(13.5 * var(--u));
      font-weight: 600;
      white-space: nowrap;
    }
    .said .words {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      color: var(--ink2);
      word-spacing: calc(3 * var(--u));
    }
    .said .first .words {
      color: var(--ink);
      font-weight: 500;
    }
    .said s {
      color: var(--ink2);
      text-decoration-color: var(--ink);
      text-decoration-thickness: calc(1.5 * var(--u));
    }
    .said mark {
      padding: 0 calc(3 * var(--u));
      border: calc(1.25 * var(--u)) solid var(--ink);
      border-radius: calc(3 * var(--u));
      background: none;
      color: var(--ink);
    }
    .said i {
      color: var(--ink3);
    }
    .said .count {
      padding-inline-start: calc(24 * var(--u));
      font-size: calc(13 * var(--u));
      color: var(--ink2);
      white-space: nowrap;
    }
    .release {
      margin-inline-start: calc(8 * var(--u));
      padding: 0 calc(7 * var(--u));
      border: 1px solid var(--ink);
      border-radius: calc(4 * var(--u));
      background: var(--plane);
      color: var(--ink);
      font: inherit;
    }
    .release:focus-visible {
      outline: calc(2 * var(--u)) solid var(--focus);
    }
    [data-lane='alpha'] {
      cursor: ew-resize;
    }
    .said .count strong {
      font-size: calc(15.5 * var(--u));
      font-weight: 650;
      color: var(--ink);
    }
    .said.many {
      columns: 2;
      column-gap: calc(20 * var(--u));
    }
    .said.many p {
      grid-template-columns: calc(146 * var(--u)) 1fr auto;
      break-inside: avoid;
    }
    .learn {
      position: absolute;
      display: grid;
      gap: calc(4 * var(--u));
      font-size: calc(13 * var(--u));
    }
    .learn .few {
      display: grid;
      grid-template-columns: 1fr 1.2fr 1.5fr 1fr;
      gap: calc(3 * var(--u));
    }
    .learn button {
      min-inline-size: 0;
      block-size: calc(22 * var(--u));
      padding: 0;
      border: 1px solid var(--line2);
      border-radius: calc(5 * var(--u));
      background: var(--plane);
      color: var(--ink);
      font-size: calc(12.5 * var(--u));
      white-space: nowrap;
    }
    .learn button:hover:not(:disabled) {
      border-color: var(--ink2);
    }
    .learn button:disabled {
      color: var(--ink3);
      cursor: default;
    }
    .learn .train {
      block-size: calc(25 * var(--u));
      border-color: var(--ink);
      background: var(--ink);
      color: var(--on-ink);
      font-size: calc(13.5 * var(--u));
      font-weight: 600;
    }
    .learn button:focus-visible {
      outline: calc(2 * var(--u)) solid var(--focus);
      outline-offset: calc(1 * var(--u));
    }
    .small .said {
      position: static;
      margin: 14px 16px 0;
      font-size: 15px;
      line-height: 22px;
    }
    .small .said.many {
      columns: 1;
    }
    .small .said p,
    .small .said.many p {
      display: block;
      margin-block-end: 10px;
    }
    .small .said b {
      display: block;
    }
    .small .said .words {
      white-space: normal;
    }
    .small .said .count {
      display: block;
      padding: 0;
    }
    .small .learn {
      position: static;
      margin: 10px 16px 0;
    }
    .small .learn button {
      block-size: 42px;
      font-size: 15px;
    }
    .open {
      position: absolute;
      display: flex;
      gap: calc(3 * var(--u));
    }
    .open button,
    .typed h3 button {
      inline-size: calc(23 * var(--u));
      block-size: calc(22 * var(--u));
      padding: 0;
      border: 1px solid var(--line2);
      border-radius: calc(5 * var(--u));
      background: var(--plane);
      color: var(--ink2);
      font-size: calc(14 * var(--u));
      line-height: 1;
    }
    :is(.open, .typed) button:is(:hover, [aria-expanded='true']) {
      border-color: var(--ink);
      color: var(--ink);
    }
    :is(.open, .typed) button:focus-visible {
      outline: calc(2 * var(--u)) solid var(--focus);
    }
    .typed {
      position: absolute;
      z-index: 3;
      inline-size: calc(640 * var(--u));
      padding: calc(12 * var(--u)) calc(16 * var(--u));
      border: 1px solid var(--ink2);
      border-radius: calc(8 * var(--u));
      background: var(--plane);
      color: var(--ink);
      font-size: calc(13.5 * var(--u));
    }
    .typed h3 {
      display: flex;
      justify-content: space-between;
      margin: 0 0 calc(8 * var(--u));
      font-size: calc(14.5 * var(--u));
    }
    .typed p {
      margin: calc(6 * var(--u)) 0 0;
      color: var(--ink2);
    }
    .typed .known {
      max-block-size: calc(150 * var(--u));
      overflow-y: auto;
    }
    .typed details {
      margin-block-start: calc(6 * var(--u));
    }
    .small .open {
      position: static;
      margin: 10px 16px 0;
      gap: 8px;
    }
    .small .open button {
      inline-size: 48px;
      block-size: 42px;
      font-size: 20px;
    }
    .small .typed {
      position: static;
      inline-size: auto;
      margin: 10px 16px 0;
      font-size: 15px;
    }
    .below {
      display: block;
      inline-size: 100%;
    }
    @media print {
      .learn,
      .open {
        display: none;
      }
    }
  `,
];

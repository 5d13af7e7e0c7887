import { css } from 'lit';
import { markStyles } from '../../draw/styles.js';
import { keyStyles, scoreStyles } from '../../score/styles.js';

export const styles = [
  markStyles,
  scoreStyles,
  keyStyles,
  css`
    .picture {
      position: relative;
    }
    .picture > svg {
      display: block;
      inline-size: 100%;
    }
    .picture > .under,
    .picture > .heat {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      pointer-events: none;
    }
    .lanes {
      position: relative;
    }
    .curtain,
    .curve {
      cursor: ew-resize;
      outline: none;
    }
    .asks {
      cursor: pointer;
      outline: none;
    }
    .bit,
    .state {
      cursor: pointer;
      outline: none;
    }
    .bit[aria-disabled='true'] {
      cursor: default;
    }
    :is(.curtain, .curve, .asks):focus-visible > .focus,
    .bit:focus-visible > .plate,
    rect.bit:focus-visible {
      stroke: var(--focus);
      stroke-width: 2.5;
    }
    .asks:hover > .focus,
    .bit:not([aria-disabled='true']):hover > .plate,
    .state:hover > .plate {
      stroke: var(--ink2);
      stroke-width: 1.5;
    }
    .choices,
    .learn {
      position: absolute;
      font-size: calc(13 * var(--u));
    }
    .combine {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: calc(5 * var(--u));
    }
    .choices button,
    .learn button {
      border: 1px solid var(--line2);
      border-radius: calc(6 * var(--u));
      background: var(--plane);
      color: var(--ink);
      cursor: pointer;
    }
    .choices button:hover,
    .learn button:hover:not(:disabled) {
      border-color: var(--ink2);
    }
    .combine button {
      padding: calc(2 * var(--u)) 0 calc(3 * var(--u));
      font-size: calc(12 * var(--u));
      color: var(--ink2);
    }
    .combine .sign {
      display: block;
      font-family: var(--math);
      font-size: calc(15 * var(--u));
      line-height: calc(19 * var(--u));
      color: var(--ink);
    }
    .choices button[aria-pressed='true'],
    .choices button[aria-pressed='true'] .sign {
      background: var(--ink);
      border-color: var(--ink);
      color: var(--on-ink);
    }
    .hide {
      display: flex;
      align-items: center;
      inline-size: 100%;
      margin-block-start: calc(6 * var(--u));
      padding: calc(5 * var(--u)) calc(10 * var(--u));
      font-weight: 600;
      text-align: start;
    }
    .hide i {
      margin-inline-start: auto;
      inline-size: calc(30 * var(--u));
      block-size: calc(17 * var(--u));
      border-radius: calc(9 * var(--u));
      background: var(--line2);
      position: relative;
    }
    .hide i::after {
      content: '';
      position: absolute;
      inset-block-start: calc(2.5 * var(--u));
      inset-inline-start: calc(3 * var(--u));
      inline-size: calc(12 * var(--u));
      block-size: calc(12 * var(--u));
      border-radius: 50%;
      background: var(--plane);
    }
    .hide[aria-pressed='true'] i {
      background: var(--on-ink);
    }
    .hide[aria-pressed='true'] i::after {
      inset-inline-start: calc(15 * var(--u));
      background: var(--ink);
    }
    .learn {
      display: flex;
      align-items: center;
      gap: calc(6 * var(--u));
    }
    .learn .train {
      flex: 1;
      white-space: nowrap;
      padding: calc(3 * var(--u)) calc(12 * var(--u));
      background: var(--ink);
      border-color: var(--ink);
      color: var(--on-ink);
      font-weight: 600;
    }
    .learn :is(.again, .more) {
      padding: calc(3 * var(--u)) calc(9 * var(--u));
    }
    .learn button:disabled {
      color: var(--ink3);
      cursor: default;
    }
    :is(.choices, .learn) button:focus-visible {
      outline: calc(2 * var(--u)) solid var(--focus);
      outline-offset: calc(1 * var(--u));
    }
    .small :is(.choices, .learn) {
      position: static;
      margin: 10px 16px 0;
    }
    .small :is(.choices, .learn) button {
      min-block-size: 40px;
    }
    .below {
      display: block;
      inline-size: 100%;
    }
    @media print {
      .choices,
      .learn button,
      .curtain rect:not(.focus),
      .curtain path {
        display: none;
      }
    }
  `,
];

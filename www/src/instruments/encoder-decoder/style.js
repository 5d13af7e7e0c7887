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
      touch-action: pan-y;
    }
    .state {
      cursor: pointer;
      outline: none;
    }
    .state:hover,
    .state:focus-visible {
      filter: drop-shadow(0 0 1px var(--ink));
    }
    .choices,
    .learn {
      position: absolute;
      inset-inline-start: calc(984 * var(--u));
      inline-size: calc(264 * var(--u));
      font-size: calc(13 * var(--u));
    }
    .choices {
      inset-block-start: calc(8 * var(--u));
    }
    .learn {
      inset-block-start: calc(399 * var(--u));
    }
    .choices button,
    .choices select,
    .learn button {
      border: 1px solid var(--line2);
      border-radius: calc(6 * var(--u));
      background: var(--plane);
      padding: calc(4 * var(--u)) calc(8 * var(--u));
      color: var(--ink);
      cursor: pointer;
      white-space: nowrap;
    }
    .choices button:hover,
    .learn button:hover:not(:disabled) {
      border-color: var(--ink2);
    }
    .options {
      display: flex;
      gap: calc(5 * var(--u));
      margin-block-end: calc(6 * var(--u));
    }
    .options button {
      flex: 1 1 auto;
      padding-inline: calc(4 * var(--u));
    }
    .options button[aria-pressed='true'],
    .learn button.train {
      background: var(--ink);
      border-color: var(--ink);
      color: var(--on-ink);
      font-weight: 600;
    }
    .options select {
      padding: calc(3 * var(--u)) calc(2 * var(--u));
    }
    .word {
      inline-size: 100%;
      padding: calc(5 * var(--u)) calc(9 * var(--u));
      border: 1px solid var(--line2);
      border-radius: calc(6 * var(--u));
      background: var(--plane);
      color: var(--ink);
      font: inherit;
      font-size: calc(15 * var(--u));
    }
    .word[aria-invalid='true'] {
      border: calc(2 * var(--u)) solid var(--warn);
    }
    .row {
      display: flex;
      gap: calc(6 * var(--u));
    }
    .learn .train {
      flex: 1;
    }
    .learn input {
      inline-size: 100%;
      margin: calc(8 * var(--u)) 0 0;
      accent-color: var(--ink);
    }
    .learn p {
      margin: calc(2 * var(--u)) 0 0;
      color: var(--ink2);
    }
    .learn button:disabled {
      color: var(--ink3);
      cursor: default;
    }
    :is(.choices, .learn) :is(button, input, select):focus-visible {
      outline: calc(2 * var(--u)) solid var(--focus);
      outline-offset: calc(1 * var(--u));
    }
    .small :is(.choices, .learn) {
      position: static;
      inline-size: auto;
      margin: 10px 16px 0;
    }
    .small :is(.choices, .learn) :is(button, select, .word) {
      min-block-size: 40px;
    }
    .below {
      display: block;
      inline-size: 100%;
    }
    @media print {
      .choices .options,
      .learn {
        display: none;
      }
    }
  `,
];

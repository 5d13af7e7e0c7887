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
    .query {
      cursor: move;
      touch-action: none;
      outline: none;
    }
    .query:focus-visible > .focus,
    .part:focus-visible > .plate {
      stroke: var(--focus);
      stroke-width: 2.5;
    }
    .number {
      cursor: pointer;
      outline: none;
    }
    .number:hover {
      stroke: var(--line2);
    }
    .number:focus-visible {
      stroke: var(--focus);
      stroke-width: 2.5;
    }
    .query:hover > .focus {
      stroke: var(--line2);
    }
    .part {
      cursor: pointer;
      outline: none;
    }
    .part > .plate {
      fill: transparent;
      stroke: var(--line2);
      stroke-width: 1.25;
    }
    .part:hover > .plate {
      stroke: var(--ink);
      stroke-width: 2;
    }
    .part.right > .plate {
      stroke: var(--ink);
      stroke-width: 3;
    }
    .part.wrong > .plate {
      stroke: var(--warn);
      stroke-width: 2;
      stroke-dasharray: 6 4;
    }
    .choices {
      position: absolute;
      inset-block-start: calc(8 * var(--u));
      inset-inline-start: calc(984 * var(--u));
      inline-size: calc(264 * var(--u));
      font-size: calc(13 * var(--u));
    }
    .choices button,
    .views button {
      border: 1px solid var(--line2);
      border-radius: calc(6 * var(--u));
      background: var(--plane);
      padding: calc(4 * var(--u)) calc(9 * var(--u));
      color: var(--ink);
      cursor: pointer;
    }
    .choices button:hover:not(:disabled),
    .views button:hover {
      border-color: var(--ink2);
    }
    .scores {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: calc(5 * var(--u));
    }
    .scores button {
      padding: calc(2 * var(--u)) 0 calc(3 * var(--u));
      font-size: calc(12 * var(--u));
      color: var(--ink2);
    }
    .sign {
      display: block;
      font-family: var(--math);
      font-size: calc(15 * var(--u));
      line-height: calc(19 * var(--u));
      color: var(--ink);
    }
    :is(.scores, .views, .roles) button[aria-pressed='true'],
    :is(.scores, .roles) button[aria-pressed='true'] .sign,
    .choices button.train {
      background: var(--ink);
      border-color: var(--ink);
      color: var(--on-ink);
    }
    .slider {
      display: flex;
      align-items: center;
      gap: calc(8 * var(--u));
      margin-block-start: calc(7 * var(--u));
    }
    .slider input {
      flex: 1;
      min-inline-size: 0;
      accent-color: var(--ink);
    }
    .slider output {
      min-inline-size: calc(62 * var(--u));
      text-align: end;
      font-weight: 600;
    }
    .row {
      display: flex;
      align-items: center;
      gap: calc(6 * var(--u));
      margin-block-start: calc(7 * var(--u));
    }
    .row .aim {
      flex: 1;
      font-weight: 600;
      white-space: nowrap;
    }
    .pool[aria-pressed='true'] {
      border-color: var(--ink);
      box-shadow: inset 0 0 0 1px var(--ink);
      font-weight: 600;
    }
    .note {
      margin: calc(6 * var(--u)) 0 0;
      font-size: calc(12.5 * var(--u));
      color: var(--ink2);
    }
    .lesson {
      display: grid;
      grid-template-columns: auto 1fr;
      align-items: center;
      column-gap: calc(10 * var(--u));
      margin-block-start: calc(5 * var(--u));
    }
    .lesson .row {
      grid-column: 1 / -1;
      margin-block-start: calc(3 * var(--u));
    }
    .learn .train {
      font-weight: 600;
      white-space: nowrap;
    }
    .learn input {
      flex: 1;
      min-inline-size: 0;
      accent-color: var(--ink);
    }
    .layer {
      border-inline: 1.5px solid var(--ink2);
      border-radius: calc(4 * var(--u));
      border-collapse: separate;
      border-spacing: calc(5 * var(--u)) 0;
      font-size: calc(12 * var(--u));
      line-height: 1.2;
      text-align: end;
    }
    .course svg {
      inline-size: 100%;
    }
    .course span {
      font-size: calc(12 * var(--u));
      color: var(--ink2);
      white-space: nowrap;
    }
    .views {
      position: absolute;
      inset-block-start: calc(519 * var(--u));
      inset-inline-start: calc(984 * var(--u));
      inline-size: calc(248 * var(--u));
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: calc(6 * var(--u));
      font-size: calc(13 * var(--u));
    }
    .exercise h2 {
      margin: calc(4 * var(--u)) 0 calc(8 * var(--u));
      font-size: calc(19 * var(--u));
      line-height: 1.25;
      font-weight: 600;
    }
    .roles {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: calc(5 * var(--u));
    }
    .roles button {
      padding: calc(2 * var(--u)) 0 calc(4 * var(--u));
      font-size: calc(12.5 * var(--u));
      border-block-end-width: calc(4 * var(--u));
    }
    .roles .k {
      border-block-end-color: var(--role-key);
    }
    .roles .v {
      border-block-end-color: var(--role-value);
    }
    .roles .q {
      border-block-end-color: var(--role-query);
    }
    .said {
      margin: calc(10 * var(--u)) 0 0;
      padding-inline-start: calc(10 * var(--u));
      border-inline-start: calc(3 * var(--u)) solid var(--line2);
      font-size: calc(14.5 * var(--u));
      line-height: 1.4;
    }
    .said.right {
      border-color: var(--ink);
    }
    .said.wrong {
      border-color: var(--warn);
    }
    .said.wrong b {
      color: var(--warn);
    }
    .count {
      margin: calc(10 * var(--u)) 0;
      color: var(--ink2);
    }
    :is(.choices, .views) :is(button, input):focus-visible {
      outline: calc(2 * var(--u)) solid var(--focus);
      outline-offset: calc(1 * var(--u));
    }
    .choices button:disabled {
      color: var(--ink3);
      cursor: default;
    }
    .small :is(.choices, .views) {
      position: static;
      inline-size: auto;
      margin: 10px 16px 0;
    }
    .small :is(.choices, .views) button {
      min-block-size: 40px;
    }
    .below {
      display: block;
      inline-size: 100%;
    }
    @media print {
      .choices :is(.row, .slider, .count button),
      .views {
        display: none;
      }
    }
  `,
];

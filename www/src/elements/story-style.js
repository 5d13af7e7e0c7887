/** How the story looks. */
import { css } from 'lit';

export const storyStyles = css`
  .count {
    margin: 0;
    color: var(--ink3);
    font-size: calc(12.5 * var(--u));
  }
  h2 {
    margin: calc(2 * var(--u)) 0 calc(8 * var(--u));
    font-size: calc(20 * var(--u));
    line-height: 1.2;
    font-weight: 600;
    text-wrap: balance;
  }
  .text {
    margin: 0;
    font-size: calc(16 * var(--u));
    line-height: 1.45;
    text-wrap: pretty;
    white-space: pre-line;
  }
  .question {
    margin-block-start: calc(14 * var(--u));
    border-block-start: calc(2 * var(--u)) solid var(--ink);
    padding-block-start: calc(10 * var(--u));
  }
  .ask {
    margin: 0 0 calc(8 * var(--u));
    font-size: calc(16 * var(--u));
    font-weight: 600;
    line-height: 1.35;
  }
  .options {
    display: grid;
    gap: calc(5 * var(--u));
  }
  .options button {
    display: flex;
    gap: calc(8 * var(--u));
    text-align: start;
    align-items: baseline;
    padding: calc(7 * var(--u)) calc(10 * var(--u));
    font-size: calc(14.5 * var(--u));
  }
  .options button[aria-checked='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  .options button:disabled {
    opacity: 1;
    color: var(--ink2);
  }
  .options button.right {
    background: var(--now-band);
    color: var(--ink);
    font-weight: 600;
  }
  .reveal {
    margin-block-start: calc(10 * var(--u));
    inline-size: 100%;
    padding-block: calc(8 * var(--u));
    font-size: calc(15 * var(--u));
  }
  .answer {
    margin-block-start: calc(10 * var(--u));
    font-size: calc(15 * var(--u));
    line-height: 1.45;
  }
  .guess .scale {
    display: flex;
    justify-content: space-between;
    font-size: calc(12 * var(--u));
    color: var(--ink2);
  }
  .guess b {
    font-size: calc(17 * var(--u));
    color: var(--ink);
  }
  .guess input {
    inline-size: 100%;
    accent-color: var(--ink);
  }
  .miss {
    margin: calc(6 * var(--u)) 0 0;
  }
  .cards {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: calc(8 * var(--u));
    margin-block: calc(16 * var(--u)) calc(12 * var(--u));
  }
  .cards button {
    padding-block: calc(8 * var(--u));
    font-size: calc(14 * var(--u));
  }
  .list {
    list-style: none;
    margin: 0;
    padding: calc(8 * var(--u)) 0 0;
    border-block-start: 1px solid var(--line);
  }
  :host([stacked]) .list {
    display: none;
  }
  .list button {
    inline-size: 100%;
    border-color: transparent;
    background: none;
    text-align: start;
    padding: calc(3 * var(--u)) calc(6 * var(--u));
    color: var(--ink2);
  }
  .list button[aria-current] {
    color: var(--ink);
    font-weight: 600;
    background: var(--now-band);
  }
  .list button span:first-child {
    display: inline-block;
    inline-size: 1.2em;
    color: var(--ink3);
  }
`;

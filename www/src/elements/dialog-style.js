/** How what stands in the dialogs looks. */
import { css } from 'lit';

export const dialogStyles = css`
  :host {
    font-size: calc(14 * var(--u));
  }
  .parts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(330 * var(--u))), 1fr));
    gap: calc(22 * var(--u)) calc(28 * var(--u));
  }
  section {
    min-inline-size: 0;
  }
  section.wide {
    grid-column: 1 / -1;
  }
  h3 {
    margin: 0;
    font-size: calc(15 * var(--u));
    font-weight: 600;
  }
  p {
    margin: calc(2 * var(--u)) 0 calc(8 * var(--u));
    color: var(--ink2);
    text-wrap: pretty;
  }
  p.said {
    margin: calc(8 * var(--u)) 0 0;
  }
  p.warn {
    padding: calc(6 * var(--u)) calc(10 * var(--u));
    border-inline-start: calc(3 * var(--u)) solid var(--warn);
    background: var(--warn-band);
    color: var(--warn);
  }
  button {
    min-block-size: calc(30 * var(--u));
    padding: calc(4 * var(--u)) calc(12 * var(--u));
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: calc(8 * var(--u));
    align-items: start;
  }
  textarea,
  input,
  select {
    border: 1px solid var(--line2);
    border-radius: var(--radius);
    background: var(--raise);
    color: var(--ink);
    font: inherit;
  }
  textarea {
    display: block;
    inline-size: 100%;
    block-size: calc(74 * var(--u));
    margin-block-end: calc(8 * var(--u));
    padding: calc(8 * var(--u));
    font: calc(12.5 * var(--u)) / 1.45 var(--mono);
    overflow-wrap: anywhere;
    resize: vertical;
  }
  .code {
    inline-size: calc(168 * var(--u));
    max-inline-size: 100%;
    border: 1px solid var(--line2);
    border-radius: var(--radius);
  }
  .coded {
    display: flex;
    flex-wrap: wrap;
    gap: calc(12 * var(--u));
  }
  .coded .row {
    flex-direction: column;
  }
  .large .code {
    inline-size: min(100%, 64vh);
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: calc(10 * var(--u)) calc(14 * var(--u));
    margin-block-end: calc(10 * var(--u));
  }
  .fields label {
    display: grid;
    gap: calc(3 * var(--u));
    color: var(--ink2);
  }
  .fields :is(input, select) {
    inline-size: calc(96 * var(--u));
    block-size: calc(30 * var(--u));
    padding-inline: calc(8 * var(--u));
  }
  progress {
    flex: 1 1 calc(120 * var(--u));
    align-self: center;
    accent-color: var(--ink);
  }
`;

/** How the drawer's forms look. */
import { css } from 'lit';

export const settingsStyles = css`
  section {
    border-block-end: 1px solid var(--line);
    padding-block: calc(4 * var(--u)) calc(10 * var(--u));
    margin-block-end: calc(8 * var(--u));
  }
  section:last-child {
    border: 0;
  }
  .group {
    font-size: calc(13 * var(--u));
    font-weight: 600;
    color: var(--ink2);
    margin: 0 0 calc(6 * var(--u));
  }
  .setting {
    display: grid;
    grid-template-columns: minmax(0, calc(104 * var(--u))) minmax(0, 1fr);
    column-gap: calc(8 * var(--u));
    align-items: center;
    padding-block: calc(3 * var(--u));
  }
  .setting.tall {
    grid-template-columns: minmax(0, 1fr);
    row-gap: calc(3 * var(--u));
  }
  label {
    font-size: calc(13 * var(--u));
    font-weight: 500;
  }
  .hint,
  .problem {
    grid-column: 1 / -1;
    margin: calc(1 * var(--u)) 0 calc(3 * var(--u));
    font-size: calc(12 * var(--u));
    line-height: 1.3;
  }
  .hint {
    color: var(--ink3);
  }
  .problem {
    color: var(--warn);
    background: var(--warn-band);
    border-inline-start: calc(3 * var(--u)) solid var(--warn);
    padding: calc(4 * var(--u)) calc(8 * var(--u));
    border-radius: calc(2 * var(--u));
  }
  .problem button {
    margin-block-start: calc(3 * var(--u));
    font-size: calc(12 * var(--u));
    padding: calc(1 * var(--u)) calc(8 * var(--u));
  }
  .segments {
    display: flex;
    min-width: 0;
  }
  .segments button {
    flex: 1 1 auto;
    min-width: 0;
    font-size: calc(12 * var(--u));
    padding: calc(3 * var(--u)) calc(5 * var(--u));
    border-radius: 0;
    margin-inline-start: -1px;
    color: var(--ink2);
  }
  .segments button:first-child {
    border-start-start-radius: calc(5 * var(--u));
    border-end-start-radius: calc(5 * var(--u));
    margin: 0;
  }
  .segments button:last-child {
    border-start-end-radius: calc(5 * var(--u));
    border-end-end-radius: calc(5 * var(--u));
  }
  .segments button[aria-pressed='true'] {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--on-ink);
    font-weight: 600;
    position: relative;
  }
  .number {
    display: grid;
    grid-template-columns: minmax(0, 1fr) calc(62 * var(--u));
    column-gap: calc(8 * var(--u));
    align-items: center;
  }
  input[type='range'] {
    inline-size: 100%;
    margin: 0;
    accent-color: var(--ink);
    block-size: calc(18 * var(--u));
  }
  input[type='text'] {
    font: inherit;
    font-size: calc(13 * var(--u));
    font-variant-numeric: tabular-nums;
    text-align: end;
    inline-size: 100%;
    border: 1px solid var(--line2);
    border-radius: calc(4 * var(--u));
    padding: calc(2 * var(--u)) calc(5 * var(--u));
    background: var(--plane);
    color: var(--ink);
  }
  input[aria-invalid='true'] {
    border-color: var(--warn);
  }
  .dice {
    justify-self: end;
    font-size: calc(12 * var(--u));
    padding: calc(2 * var(--u)) calc(8 * var(--u));
  }
  details {
    border-block-end: 1px solid var(--line);
    padding-block-end: calc(8 * var(--u));
    margin-block-end: calc(8 * var(--u));
  }
  summary {
    cursor: pointer;
    padding-block: calc(2 * var(--u));
  }
  summary span {
    color: var(--ink2);
    margin-inline-end: calc(4 * var(--u));
  }
  .presets {
    margin-block-start: calc(6 * var(--u));
    display: grid;
    gap: calc(2 * var(--u));
  }
  .preset {
    text-align: start;
    border-color: transparent;
    background: none;
    padding: calc(5 * var(--u)) calc(9 * var(--u));
    border-inline-start: calc(3 * var(--u)) solid transparent;
    border-radius: calc(3 * var(--u));
  }
  .preset b {
    display: block;
    font-weight: 600;
  }
  .preset span {
    font-size: calc(12 * var(--u));
    color: var(--ink2);
  }
  .preset[aria-pressed='true'] {
    background: var(--now-band);
    border-inline-start-color: var(--ink);
  }
`;

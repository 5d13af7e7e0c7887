import { css } from 'lit';

export const bpttStyles = css`
  .table:focus-visible {
    stroke: var(--focus);
    stroke-width: 2;
  }
  .table {
    cursor: crosshair;
  }
  .token:hover text {
    text-decoration: underline;
    text-decoration-thickness: 1.5px;
    text-underline-offset: 4px;
  }
  .before .plate {
    stroke-dasharray: none;
  }
  .pipe:hover .casing,
  .pipe:focus-visible .casing {
    stroke: var(--ink);
  }
  .switch {
    position: absolute;
    inset-inline-start: calc(24 * var(--u));
    display: flex;
    gap: calc(2 * var(--u));
  }
  .small .switch {
    position: static;
    padding: 12px 16px 0;
  }
  .switch button {
    font-family: var(--math);
    font-size: calc(14 * var(--u));
  }
  .editor {
    position: absolute;
    z-index: 5;
    transform: translateX(-30%);
    inline-size: max-content;
    max-inline-size: calc(330 * var(--u));
    padding: calc(12 * var(--u)) calc(34 * var(--u)) calc(12 * var(--u)) calc(14 * var(--u));
    border: 1px solid var(--ink2);
    border-radius: calc(8 * var(--u));
    background: var(--plane);
    font-size: calc(13 * var(--u));
    box-shadow: 0 calc(6 * var(--u)) calc(24 * var(--u)) var(--shade);
  }
  .editor form {
    display: flex;
    gap: calc(8 * var(--u));
    align-items: end;
  }
  .editor label {
    display: grid;
    gap: calc(4 * var(--u));
    color: var(--ink2);
  }
  .editor input {
    inline-size: calc(150 * var(--u));
    padding: calc(4 * var(--u)) calc(8 * var(--u));
    border: 1px solid var(--line2);
    border-radius: calc(5 * var(--u));
    background: var(--raise);
    color: var(--ink);
    font: 600 calc(15 * var(--u)) var(--font);
  }
  .editor button {
    padding: calc(4 * var(--u)) calc(10 * var(--u));
    border: 1px solid var(--line2);
    border-radius: calc(5 * var(--u));
    background: var(--plane);
    font-size: calc(13 * var(--u));
  }
  .editor button[aria-pressed='true'] {
    border-color: var(--ink);
    font-weight: 650;
  }
  .editor .close {
    position: absolute;
    inset-block-start: calc(6 * var(--u));
    inset-inline-end: calc(6 * var(--u));
    inline-size: calc(24 * var(--u));
    block-size: calc(24 * var(--u));
    padding: 0;
    border: 0;
    font-size: calc(17 * var(--u));
    line-height: 1;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: calc(4 * var(--u));
    max-block-size: calc(150 * var(--u));
    margin-block-start: calc(10 * var(--u));
    overflow: auto;
  }
`;

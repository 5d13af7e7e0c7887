import { css } from 'lit';

export const cellStyles = css`
  .grip {
    cursor: grab;
    touch-action: none;
  }
  .grip:active {
    cursor: grabbing;
  }
  .units {
    cursor: pointer;
  }
  .switch {
    position: absolute;
    inset-inline-start: calc(22 * var(--u));
    display: flex;
  }
  .small .switch {
    position: static;
    padding: 10px 16px 0;
  }
  .switch button:first-child {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .switch button:last-child {
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    border-inline-start: 0;
  }
  .switch button {
    padding: 0 calc(8 * var(--u));
  }
  .panel {
    position: absolute;
    inset-inline-start: calc(984 * var(--u));
    inline-size: calc(250 * var(--u));
    font-size: calc(12.5 * var(--u));
    color: var(--ink2);
  }
  .small .panel,
  .score.small > .panel {
    position: static;
    inline-size: auto;
    padding: 4px 16px 12px;
    font-size: 14px;
  }
  .panel header {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
  }
  .panel h2 {
    margin: 0;
    font-size: calc(13.5 * var(--u));
    font-weight: 650;
    color: var(--ink);
  }
  .panel .scope,
  .panel .row {
    display: flex;
    gap: calc(6 * var(--u));
    align-items: center;
    margin-block-start: calc(5 * var(--u));
  }
  .panel .row i {
    inline-size: calc(22 * var(--u));
    font: italic calc(17 * var(--u)) var(--math);
    color: var(--hue);
  }
  .choice {
    display: flex;
    flex: 1;
  }
  .choice button,
  .let-go {
    flex: 1;
    min-block-size: calc(22 * var(--u));
    padding: 0 calc(5 * var(--u));
    border: 1px solid var(--line2);
    background: var(--plane);
    color: var(--ink2);
    font-size: calc(12.5 * var(--u));
    white-space: nowrap;
  }
  .choice button + button {
    border-inline-start: 0;
  }
  .choice button:first-child {
    border-start-start-radius: calc(4 * var(--u));
    border-end-start-radius: calc(4 * var(--u));
  }
  .choice button:last-child {
    border-start-end-radius: calc(4 * var(--u));
    border-end-end-radius: calc(4 * var(--u));
  }
  .choice button[aria-pressed='true'] {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--on-ink);
  }
  .let-go {
    flex: none;
    border-radius: calc(4 * var(--u));
    color: var(--ink);
  }
  .score.small .choice button,
  .score.small .let-go {
    min-block-size: 34px;
  }
  .panel .held {
    margin: calc(6 * var(--u)) 0 0;
    line-height: 1.3;
    max-block-size: calc(36 * var(--u));
    overflow: hidden;
  }
  .score.small .held {
    max-block-size: none;
  }
  .words p {
    margin: 0 0 calc(12 * var(--u));
    font-size: calc(14.5 * var(--u));
    line-height: 1.4;
    color: var(--ink);
  }
  .words .how {
    color: var(--ink2);
  }
  @media print {
    .switch,
    .panel .scope,
    .let-go {
      display: none;
    }
  }
`;

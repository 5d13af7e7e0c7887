/** How the training panel looks. */
import { css } from 'lit';

export const trainingStyles = css`
  .buttons {
    display: flex;
    gap: calc(5 * var(--u));
  }
  .buttons button {
    padding: calc(5 * var(--u)) calc(7 * var(--u));
    white-space: nowrap;
  }
  .buttons .go {
    flex: 1;
    font-size: calc(13.5 * var(--u));
  }
  .buttons .again {
    font-size: calc(16 * var(--u));
    line-height: 1;
  }
  .figures {
    display: flex;
    justify-content: space-between;
    margin: calc(8 * var(--u)) 0 calc(6 * var(--u));
  }
  .figures div {
    display: flex;
    align-items: baseline;
    gap: calc(5 * var(--u));
  }
  dt {
    font-size: calc(12 * var(--u));
    color: var(--ink2);
  }
  dd {
    margin: 0;
    font-size: calc(15 * var(--u));
    font-weight: 600;
  }
  .curve svg {
    display: block;
    inline-size: 100%;
  }
  .curve .ground {
    fill: var(--plane);
    stroke: var(--line);
  }
  .curve .band {
    fill: var(--ink);
    opacity: 0.13;
  }
  .curve .line {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.8;
    stroke-linejoin: round;
  }
  .curve .blind {
    stroke: var(--ink3);
    stroke-dasharray: 3 3;
  }
  .curve .tick {
    paint-order: stroke;
    stroke: var(--plane);
    stroke-width: 3px;
    font-family: var(--font);
    font-size: 12px;
    fill: var(--ink2);
  }
  .curve .cursor {
    stroke: var(--ink);
    stroke-width: 1.2;
  }
  .scrub {
    display: block;
    margin-block-start: calc(-3 * var(--u));
  }
  .note {
    margin: 0;
    font-size: calc(12 * var(--u));
    line-height: 1.3;
    color: var(--ink3);
  }
  .samples .group {
    margin: calc(10 * var(--u)) 0 calc(4 * var(--u));
  }
  ol {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: calc(7 * var(--u));
  }
  li .when {
    font-size: calc(12 * var(--u));
    color: var(--ink3);
  }
  li p {
    margin: 0;
    font-size: calc(13 * var(--u));
    line-height: 1.35;
    color: var(--ink2);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  li:first-child p {
    font-size: calc(15 * var(--u));
    font-weight: 500;
    color: var(--ink);
  }
  :host([compact]) li p {
    font-size: calc(13 * var(--u));
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
    overflow: hidden;
    max-block-size: 4.05em;
  }
  :host([compact]) .samples .group,
  :host([compact]) .note {
    display: none;
  }
  :host([compact]) li {
    margin-block-start: calc(4 * var(--u));
  }
`;

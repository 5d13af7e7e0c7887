/** How the inspector looks. */
import { css } from 'lit';

export const inspectorStyles = css`
  :host {
    position: absolute;
    inset-inline-end: calc(22 * var(--u));
    inset-block-end: calc(76 * var(--u));
    inline-size: calc(288 * var(--u));
    z-index: 4;
  }
  section {
    background: var(--plane);
    border: calc(1.5 * var(--u)) solid var(--ink);
    border-radius: calc(7 * var(--u));
    padding: calc(8 * var(--u)) calc(10 * var(--u)) calc(9 * var(--u));
    box-shadow: 0 calc(4 * var(--u)) calc(18 * var(--u)) var(--shade);
  }
  header {
    display: flex;
    align-items: baseline;
    gap: calc(8 * var(--u));
  }
  .what {
    flex: 1;
    font-size: calc(17 * var(--u));
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .what .at {
    font-size: calc(13 * var(--u));
    color: var(--ink2);
  }
  header b {
    font-size: calc(16 * var(--u));
    white-space: nowrap;
  }
  .plus {
    color: var(--value-plus);
  }
  .minus {
    color: var(--value-minus);
  }
  b.gradient {
    color: var(--gradient);
  }
  b.probability {
    color: var(--probability);
  }
  b.loss {
    color: var(--ink);
  }
  header button {
    font-size: calc(18 * var(--u));
    line-height: 1;
    padding: 0 calc(4 * var(--u));
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    margin-block-start: calc(5 * var(--u));
    font-size: calc(12.5 * var(--u));
  }
  th,
  td {
    padding: calc(1.5 * var(--u)) calc(3 * var(--u));
    text-align: start;
    font-weight: 400;
    white-space: nowrap;
  }
  tbody th {
    max-inline-size: calc(104 * var(--u));
    overflow: hidden;
    text-overflow: ellipsis;
    padding-inline-start: 0;
  }
  .product {
    color: var(--ink2);
    text-align: end;
    font-size: calc(12 * var(--u));
  }
  .number {
    text-align: end;
    padding-inline-end: 0;
  }
  .bar {
    inline-size: 22%;
    position: relative;
    background: linear-gradient(var(--line2), var(--line2)) center / 1px 100% no-repeat;
    forced-color-adjust: none;
  }
  .bar span {
    position: absolute;
    inset-block: 22%;
  }
  .bar .plus {
    inset-inline-start: 50%;
    background: var(--value-plus);
  }
  .bar .minus {
    inset-inline-end: 50%;
    background: var(--value-minus);
  }
  tfoot th,
  tfoot td {
    border-block-start: calc(1.5 * var(--u)) solid var(--ink);
    font-weight: 600;
  }
  tfoot .applied :is(th, td) {
    border: 0;
    font-weight: 400;
  }
  tfoot th {
    padding-inline-start: 0;
  }
  .gradient {
    display: flex;
    justify-content: space-between;
    margin: calc(5 * var(--u)) 0 0;
    color: var(--gradient);
    font-size: calc(14 * var(--u));
  }
  .later {
    color: var(--ink3);
    font-size: calc(12.5 * var(--u));
  }
  .hint {
    margin: calc(1 * var(--u)) 0 0;
    color: var(--ink3);
    font-size: calc(12 * var(--u));
  }
  form {
    display: flex;
    gap: calc(8 * var(--u));
    align-items: end;
    margin-block-start: calc(7 * var(--u));
  }
  label {
    flex: 1;
    color: var(--ink2);
    font-size: calc(12.5 * var(--u));
    display: flex;
    align-items: center;
    gap: calc(8 * var(--u));
  }
  input,
  select {
    font: inherit;
    font-size: calc(14 * var(--u));
    color: var(--ink);
    background: var(--plane);
    border: 1px solid var(--line2);
    border-radius: calc(4 * var(--u));
    padding: calc(2 * var(--u)) calc(6 * var(--u));
    min-inline-size: 0;
    inline-size: calc(96 * var(--u));
  }
  :host([stacked]) {
    position: fixed;
    inset: var(--inspector-inset);
    max-block-size: calc(100dvh - 69px);
    overflow-y: auto;
    inline-size: auto;
    z-index: 25;
  }
`;

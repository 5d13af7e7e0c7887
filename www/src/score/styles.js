import { css } from 'lit';

/** Small keys on the stage: the speeds beside the timeline, and switches that look like them. */
export const keyStyles = css`
  .speeds {
    position: absolute;
    inset-inline-end: calc(32 * var(--u));
    display: flex;
    gap: calc(2 * var(--u));
  }
  .speeds button,
  .switch button {
    min-inline-size: calc(25 * var(--u));
    block-size: calc(24 * var(--u));
    padding: 0 calc(3 * var(--u));
    border: 1px solid var(--line2);
    border-radius: calc(4 * var(--u));
    background: var(--plane);
    color: var(--ink2);
    font-size: calc(12.5 * var(--u));
    font-weight: 500;
  }
  .speeds button[aria-pressed='true'],
  .switch button[aria-pressed='true'] {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--on-ink);
  }
  @media print {
    .speeds {
      display: none;
    }
  }
`;

/** The sheet of a score, its timeline and the place of the transport beside it. */
export const scoreStyles = css`
  .score {
    position: absolute;
    inset: 0;
    inline-size: calc(1280 * var(--u));
    contain: layout style;
    background: var(--plane);
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  .score.small {
    position: relative;
    inline-size: 100%;
  }
  .spine {
    cursor: ew-resize;
    outline: none;
  }
  .spine:focus-visible > .focus {
    stroke: var(--focus);
    stroke-width: 2;
  }
  .place {
    position: absolute;
    inset-inline-start: calc(14 * var(--u));
  }
  .place .transport {
    gap: calc(1 * var(--u));
  }
  .place .transport button {
    inline-size: calc(24 * var(--u));
  }
`;

/** A picture of layers: what lies under, the canvas of heats, the lines in front. */
export const pictureStyles = css`
  .picture {
    position: relative;
  }
  .picture > svg,
  .picture > canvas,
  .score > .below {
    display: block;
    width: 100%;
  }
  .picture > .under,
  .picture > .heat {
    position: absolute;
    inset: 0 0 auto;
    pointer-events: none;
  }
  .picture > .lines {
    position: relative;
  }
`;

import { css } from 'lit';

/** What every picture made of these marks needs; movements are short, and cut when asked to be. */
export const markStyles = css`
  svg text {
    font-family: var(--font);
    font-variant-numeric: tabular-nums;
  }
  svg text.math,
  svg text.math tspan {
    font-family: var(--math);
  }
  svg .inline-math {
    font-family: var(--math);
  }
  svg text.halo {
    paint-order: stroke;
    stroke: var(--plane);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .hit {
    cursor: pointer;
    outline: none;
  }
  .hit:focus-visible > rect:first-of-type,
  .hit:focus-visible > .plate {
    stroke: var(--focus);
    stroke-width: 2.5;
    stroke-dasharray: none;
  }
  .sheet:hover {
    stroke: var(--ink2);
  }
  .sheet:focus-visible {
    stroke: var(--focus);
    stroke-width: 2.5;
  }
  .key:hover rect {
    stroke: var(--ink);
  }
  .cell:hover .cell-fill {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .now {
    transition: transform var(--move) cubic-bezier(0.3, 0, 0.2, 1);
  }
  .stepping .grow.x {
    animation: grow-x var(--move) ease-out;
  }
  .stepping .grow.y {
    animation: grow-y var(--move) ease-out;
  }
  .stepping .arrive {
    animation: arrive var(--move) ease-out;
  }
  .stepping .run {
    animation: run calc(1.2 * var(--move)) ease-out;
  }
  .stepping .drop {
    animation: drop calc(1.3 * var(--move)) ease-out;
  }
  @keyframes grow-x {
    from {
      transform: scaleX(0);
    }
  }
  @keyframes grow-y {
    from {
      transform: scaleY(0);
    }
  }
  @keyframes arrive {
    from {
      opacity: 0;
    }
  }
  @keyframes run {
    from {
      stroke-dasharray: 40 400;
      stroke-dashoffset: 40;
    }
  }
  @keyframes drop {
    from {
      opacity: 0;
      transform: translateY(-8px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .now,
    .stepping * {
      transition: none;
      animation: none;
    }
  }
`;

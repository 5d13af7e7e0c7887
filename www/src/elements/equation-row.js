/** An equation as a row of terms, each over what belongs to it; on a telephone it breaks between them. */
import { css } from 'lit';

/** `--over` is how high the terms themselves are. */
export const rowStyles = css`
  .row {
    display: grid;
    grid-auto-flow: column;
    grid-template-rows: var(--over) auto;
    justify-content: start;
    align-items: center;
    justify-items: center;
  }
  .term {
    display: contents;
  }
  math {
    font-family: var(--math);
  }
  :host([stacked]) .row {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 4px;
  }
  :host([stacked]) .term {
    display: grid;
    grid-template-rows: var(--over) auto;
    align-items: center;
    justify-items: center;
  }
`;

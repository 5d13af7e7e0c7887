/** The few signs of the frame, drawn on 16 units. */
import { svg } from 'lit';

/** @param {unknown} inside */
const icon = (inside) => svg`<svg viewBox="0 0 16 16" fill="none" stroke="currentColor"
  stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${inside}</svg>`;

export const icons = {
  first: icon(svg`<path d="M3 3v10M13 3.5 7 8l6 4.5z" />`),
  prevStep: icon(svg`<path d="M8 3.5 3 8l5 4.5M13 3.5 8 8l5 4.5" />`),
  prev: icon(svg`<path d="M11 3 5 8l6 5z" />`),
  play: icon(svg`<path d="M4.5 2.5 13 8l-8.5 5.5z" fill="currentColor" />`),
  pause: icon(svg`<path d="M5 3v10M11 3v10" stroke-width="2.4" />`),
  next: icon(svg`<path d="m5 3 6 5-6 5z" />`),
  nextStep: icon(svg`<path d="m3 3.5 5 4.5-5 4.5M8 3.5 13 8l-5 4.5" />`),
  last: icon(svg`<path d="M13 3v10M3 3.5 9 8l-6 4.5z" />`),
  theme: icon(
    svg`<circle cx="8" cy="8" r="5.5" /><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />`,
  ),
  share: icon(svg`<path d="M8 10V2.5M5 5l3-3 3 3M3 9.5v4h10v-4" />`),
  export: icon(svg`<path d="M8 2.5V10M5 7.5l3 3 3-3M3 9.5v4h10v-4" />`),
  help: icon(
    svg`<circle cx="8" cy="8" r="6" /><path d="M6.2 6.2a1.9 1.9 0 1 1 2.6 1.8c-.5.2-.8.5-.8 1.1M8 11.3v.1" />`,
  ),
  home: icon(svg`<path d="M2.5 8 8 3l5.5 5M4 7v6.5h8V7" />`),
  print: icon(svg`<path d="M4.5 6V2.5h7V6M4.5 11h-2V6h11v5h-2M4.5 9.5h7v4h-7z" />`),
  close: icon(svg`<path d="m4 4 8 8M12 4l-8 8" />`),
};

/** The house's mark: four bars of a reading, the last one a gradient. */
export const mark = svg`<svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
  <rect x="1" y="12" width="3" height="7" fill="currentColor" />
  <rect x="6" y="9" width="3" height="10" fill="currentColor" />
  <rect x="11" y="5" width="3" height="14" fill="currentColor" />
  <rect x="16" y="1" width="3" height="18" fill="var(--gradient)" />
</svg>`;

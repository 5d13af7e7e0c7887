/** A link as a QR code: a drawing of dark modules on light, in both themes. */
import { svg } from 'lit';
import { encode } from 'uqr';

/**
 * The largest that phones read from a projector: 69 modules a side. Beyond it, a module in the last
 * row of a hall is smaller than what a camera resolves.
 */
const LARGEST = 13;

/** Light modules around the code, without which no reader finds it. */
const QUIET = 4;

/**
 * @param {string} link
 * @returns {{size: number, path: string} | null} nothing where it would be too fine
 */
export function codeOf(link) {
  let code;
  try {
    code = encode(link, {
      ecc: 'L',
      boostEcc: true,
      border: QUIET,
      maxVersion: LARGEST,
    });
  } catch {
    return null;
  }
  const runs = code.data.flatMap((row, y) =>
    row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).filter(Boolean),
  );
  return { size: code.size, path: runs.join('') };
}

/**
 * @param {{size: number, path: string}} code
 * @param {string} label what it is, for who does not see it
 */
export const drawCode = ({ size, path }, label) => svg`<svg class="code"
  viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
  <rect width=${size} height=${size} fill="var(--on-dark)"></rect>
  <path d=${path} fill="var(--on-light)"></path>
</svg>`;

/**
 * The drawing as a file, with the colours it has here.
 * @param {SVGElement} drawing
 */
export function fileOf(drawing) {
  const copy = /** @type {SVGElement} */ (drawing.cloneNode(true));
  const shapes = [...drawing.querySelectorAll('[fill]')];
  for (const [i, shape] of [...copy.querySelectorAll('[fill]')].entries()) {
    shape.setAttribute('fill', getComputedStyle(shapes[i]).fill);
  }
  return new XMLSerializer().serializeToString(copy);
}

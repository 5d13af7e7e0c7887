import { html, nothing } from 'lit';
import { italics } from '../../draw/math.js';
import { isParameter } from '../../elements/equation-terms.js';
import { SeqInspector } from '../../elements/inspector.js';

/** The inspector of a number of the chains, in their own names. */

const LETTERS = /** @type {Record<string, string>} */ ({
  output: 'o',
  scores: 's',
  g: 'c̃',
  n: 'h̃',
});

export class ChainsInspector extends SeqInspector {
  /** @param {string} block @param {number} t @param {string | number} unit */
  name(block, t, unit) {
    if (isParameter(block) || block.startsWith('rnn.')) {
      const { letter, below } = weight(block);
      return html`<span class="sym"><i>${italics(letter)}</i><span class="scripts"><sub>${italics(below)}</sub></span></span><span class="at">[${unit}]</span>`;
    }
    const reverse = block.endsWith('_reverse');
    const [pure, inner] = block.replace(/_reverse$/, '').split('_');
    const letter = LETTERS[pure] ?? pure;
    const below = [inner, t, unit].filter((part) => part !== undefined && part !== '').join(',');
    return html`<span class="sym"><i>${letter === 'tanh' ? 'tanh' : italics(letter)}${reverse ? '′' : ''}</i><span class="scripts"><sub>${below}</sub></span></span>`;
  }

  get word() {
    return null;
  }

  /** @param {unknown} unit @param {string} block */
  unitName(unit, block) {
    const { trace } = this.instrument;
    if (block === 'y' || block === 'scores') return trace.index.classes[Number(unit)];
    return `${Number(unit) + 1}`;
  }

  /** @param {string} block */
  known(block) {
    const { trace, position } = this.instrument;
    return trace.ready(block, this.place.t, position);
  }

  /** Nothing here is changed by its number: the bits are pressed. @returns {any} */
  editor() {
    return nothing;
  }
}

/** @param {string} name of a parameter, as PyTorch has it */
function weight(name) {
  const pure = name.replace(/^rnn\./, '');
  const prime = pure.endsWith('_reverse') ? '′' : '';
  if (pure.startsWith('output.weight')) return { letter: 'W', below: 'h,y' };
  if (pure.startsWith('output.bias')) return { letter: 'b', below: 'y' };
  const [kind, side] = pure.split('_');
  return {
    letter: `${kind === 'weight' ? 'W' : 'b'}${prime}`,
    below: side === 'ih' ? (kind === 'weight' ? 'x,h' : 'x') : kind === 'weight' ? 'h,h' : 'h',
  };
}

customElements.define('seq-chains-inspector', ChainsInspector);

import { nothing, svg } from 'lit';

/**
 * A place that can be pressed: an empty sheet over what it stands for, so that its name is its own
 * and the texts beneath stay readable as texts. `verb` says what happens, in one listener.
 * @param {{x:number, y:number, width:number, height:number, verb:string, label:string,
 *   pressed?:boolean, radius?:number, kind?:string}} options
 */
export function hit({ x, y, width, height, verb, label, pressed, radius = 4, kind = '' }) {
  return svg`<rect class="hit sheet ${kind}" role="button" tabindex="0" data-do=${verb} aria-label=${label}
    aria-pressed=${pressed === undefined ? nothing : pressed ? 'true' : 'false'} x=${x} y=${y}
    width=${Math.max(1, width)} height=${Math.max(1, height)} rx=${radius} fill="transparent"></rect>`;
}

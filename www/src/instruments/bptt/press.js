import { centreOf } from '../../draw/geometry.js';

/**
 * What a click or Enter on a named part of the picture does. Parts carry their name in `data-do`,
 * so that a picture with thousands of parts needs one listener.
 */

/**
 * @param {import('./element.js').BpttElement} host
 * @param {string} name `verb:arguments`
 * @param {{x:number, y:number}|null} at where, in the score's units; null from the keyboard
 * @param {Element|null} part
 */
export function act(host, name, at, part) {
  const m = host.model;
  if (!m) return undefined;
  const [verb, rest = ''] = name.split(':');
  const [a, b] = rest.split(',');
  switch (verb) {
    case 'go':
      return host.goTo(Number(a));
    case 'step':
      return host.goTo(sameOperation(m, Number(a)));
    case 'cell': {
      const cell = { j: Number(a), k: Number(b) };
      const { selection } = host;
      return host.select(selection?.j === cell.j && selection.k === cell.k ? null : cell);
    }
    case 'table': {
      const cell = at ? host.cellAt(at) : null;
      return cell ? host.select(cell) : undefined;
    }
    case 'unfold':
      return host.unfold(Number(a));
    case 'gate':
      host.gate = Number(a);
      return host.drawn();
    case 'unit':
      return host.select({ ...host.selection, unit: Number(a) });
    case 'pick':
      return host.select({ block: a, t: Number(b), unit: 0 });
    case 'token': {
      const t = Number(a);
      return open(host, {
        kind: 'token',
        t,
        x: centreOf(m.columns, t),
        y: m.lane.token.bottom + 4,
      });
    }
    case 'weight': {
      const place = at ?? { x: centreOf(m.columns, m.unfolded), y: m.lane.state.middle };
      return open(host, { kind: 'weight', row: Number(a), column: Number(b), ...place });
    }
    case 'fold':
      return host.unfold(host.unfolded);
    default:
      if (part || (!host.editing && !host.unfolded)) return undefined;
      host.editing = null;
      host.unfolded = 0;
      return host.drawn();
  }
}

/** The same kind of operation at another step; before any, its first. @param {import('./model.js').Model} m @param {number} t */
function sameOperation(m, t) {
  const { phase, index } = m.op;
  return m.trace.positionOf(
    phase === 'backward' || phase === 'update' ? 'backward' : 'forward',
    t,
    phase === 'update' ? 0 : index,
  );
}

/** @param {import('./element.js').BpttElement} host @param {import('./editor.js').Editing} editing */
async function open(host, editing) {
  host.editing = editing;
  await host.drawn();
  /** @type {HTMLInputElement|null} */ (host.renderRoot.querySelector('.editor input'))?.select();
}

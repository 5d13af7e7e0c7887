/** The instruments of this copy of the package; the code of each comes when it is first asked for. */

/** @typedef {import('./contract.js').InstrumentClass} InstrumentClass */

const loaders = new Map(
  Object.entries(import.meta.glob('../instruments/*/element.js')).map(([path, load]) => [
    path.split('/')[2],
    load,
  ]),
);

/** The names there are: the tag of `bptt` is `seq-bptt`. @type {readonly string[]} */
export const names = [...loaders.keys()];

/** @param {string} name */
async function load(name) {
  const loader = loaders.get(name);
  if (!loader) throw new RangeError(`no instrument ${name}: there are ${names.join(', ')}`);
  const module = /** @type {Record<string, any>} */ (await loader());
  /** @type {(typeof import('../elements/instrument.js').InstrumentElement)[]} */
  const classes = Object.values(module);
  const found = classes.find(({ instrument }) => instrument === name);
  if (!found) throw new Error(`${name} has no class of its name`);
  return found;
}

/**
 * @param {string} name
 * @returns {Promise<InstrumentClass>}
 */
export async function classOf(name) {
  return await load(name);
}

/**
 * @param {string} name
 * @returns {Promise<InstrumentClass>}
 */
export async function define(name) {
  const [{ defineInstrument }, Class] = await Promise.all([
    import('../elements/instrument.js'),
    load(name),
  ]);
  defineInstrument(Class);
  return Class;
}

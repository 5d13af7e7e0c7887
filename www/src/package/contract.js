/** What an instrument promises to the page around it: the part of its class that stays as it is. */

/**
 * Every promise resolves when the picture is drawn.
 * @typedef {object} Members
 * @property {number} position          operations done on the timeline; may be set
 * @property {number} length            the last position
 * @property {number} trainingStep      updates made; may be set
 * @property {Record<string, string | number | boolean>} settings  those in force; may be set in part
 * @property {(grain?: 'operation' | 'step') => Promise<void>} next
 * @property {(grain?: 'operation' | 'step') => Promise<void>} prev
 * @property {(position: number) => Promise<void>} goTo
 * @property {() => Promise<unknown>} play    until the last position
 * @property {() => Promise<void>} pause      ends playing and training
 * @property {(steps?: number) => Promise<unknown>} train
 * @property {(step: number) => Promise<unknown>} seek   to a training step, earlier or later
 * @property {() => Promise<any>} reading     the numbers behind the picture, as plain JSON
 */

/** @typedef {HTMLElement & Members} Instrument */

/**
 * @typedef {object} Named
 * @property {string} instrument   the name without `seq-`
 */

/** @typedef {Named & (new () => Instrument)} InstrumentClass */

export {};

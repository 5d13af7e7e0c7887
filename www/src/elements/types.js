/**
 * The shapes that instruments and shared parts exchange.
 *
 * @typedef {object} Message
 * @property {string} id
 * @property {Record<string, any>} [args] texts, numbers, or lit pieces of rich.js
 *
 * @typedef {object} Problem      what could not be done, and about which setting
 * @property {string} id          of its sentence
 * @property {string} code
 * @property {string} path
 * @property {string} message     in English, for logs
 * @property {Record<string, string>} args
 *
 * @typedef {object} Selection    what is pointed at: a number of a block, or a cell of the triangle
 * @property {string} [block]
 * @property {number} [t]         lecture time 1…T
 * @property {number} [unit]      flat index within the block's part at time t
 * @property {number} [j]         the loss at this time
 * @property {number} [k]         and the state it reaches back to
 * @property {number} [run]       a training of an experiment
 *
 * @typedef {object} Preset
 * @property {import('../state/settings.js').Settings} settings
 * @property {number} [trainingStep]
 * @property {number} [position]
 * @property {Selection} [selection]
 *
 * @typedef {object} Shown        a part of the picture that is an attribute
 * @property {(element: any) => string | null} read   what to write in it; null for what is usual
 * @property {(element: any, text: string | null) => void} put
 * @property {(element: any, text: string) => boolean | Promise<boolean>} [there]   whether what was put is there
 *
 * @typedef {{id: string, [key: string]: any}} Card   a card of the story, as story.js reads it
 */
export {};

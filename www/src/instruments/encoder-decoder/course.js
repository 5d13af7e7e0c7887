/** The three networks, trained side by side and judged by length at regular steps. */
import { Counted } from '../../engine/counted.js';

/**
 * @typedef {'plain' | 'reversed' | 'attention'} Role
 * @typedef {{least: number, most: number, right: number, of: number}} Share
 * @typedef {{step: number} & Record<Role, Share[]>} Point
 *
 * @typedef {object} Plan as the core makes it
 * @property {{role: Role, settings: import('../../state/settings.js').Settings}[]} sessions
 * @property {string} source
 * @property {string} answer
 * @property {string} end
 * @property {[number, number][]} lengths
 * @property {number} every
 * @property {number} each
 * @property {number} updates
 *
 * @typedef {object} Written      what a network writes by itself
 * @property {string[]} words     without the mark of the end
 * @property {boolean} finished   whether it came to that mark
 *
 * @typedef {object} Asked        what is looked at
 * @property {Role} read
 * @property {'greedy' | 'beam' | 'forced'} write
 * @property {number} width
 */

export const ROLES = /** @type {const} */ (['plain', 'reversed', 'attention']);

/** @extends {Counted<Point>} */
export class Course extends Counted {
  /** @param {Plan} plan @param {import('../../engine/handle.js').Handle[]} all in the order of the plan */
  constructor(plan, all) {
    super(all, plan.every);
    this.plan = plan;
    /** @type {string[]} */
    this.vocabulary = [];
  }

  /** @param {Role} role */
  of(role) {
    return this.all[this.plan.sessions.findIndex((one) => one.role === role)];
  }
  get joint() {
    return this.plan.lengths[0][0] === this.plan.lengths[0][1] ? '' : ' ';
  }

  /** @param {number} step */
  async count(step) {
    const lengths = Uint32Array.from(this.plan.lengths.flat());
    const shares = await this.each((handle) => handle.call('by_length', lengths, this.plan.each));
    const named = this.plan.sessions.map(({ role }, i) => [role, shares[i]]);
    const point = /** @type {Point} */ ({ step, ...Object.fromEntries(named) });
    const now = await this.each((handle) => handle.info());
    return { point, at: now.map((info) => info.step) };
  }

  /** Watched, it stops to be counted; asked for a number of updates, it is counted at the end alone. @param {{eased?: boolean}} options */
  stops({ eased = false }) {
    return eased;
  }

  /** @param {number[]} ids @returns {Written} */
  words(ids) {
    const words = ids.map((id) => this.vocabulary[id]);
    const finished = words.at(-1) === this.plan.end;
    return { words: finished ? words.slice(0, -1) : words, finished };
  }

  /**
   * Everything that is seen of the source; null when a newer request overtook this one.
   * @param {Asked} asked @param {boolean} whole with what takes longer than a glance
   */
  async look({ read, write, width }, whole) {
    const { source } = this.plan;
    if (this.vocabulary.length === 0) {
      this.vocabulary = (await this.first.info()).vocabulary;
    }
    // Untrained, it might never come to an end.
    const limit = source.split(this.joint).length + 6;
    const decoded = await this.each((handle) =>
      handle.latest('decode', 'decode', { limit, brief: true }),
    );
    if (decoded.some((one) => !one)) return null;
    const written = /** @type {Record<Role, Written>} */ (
      Object.fromEntries(
        this.plan.sessions.map(({ role }, i) => [
          role,
          this.words(decoded[i].written.steps.map((/** @type {any} */ s) => s.symbol)),
        ]),
      )
    );
    const known = this.words(decoded[0].target).words.join(this.joint);
    const answer = this.plan.answer || known;
    const handle = this.of(read);
    const beam =
      write === 'beam'
        ? (await handle.call('decode', { method: 'beam', width, limit })).beam
        : null;
    const best = beam ? this.words(beam.hypotheses[0].symbols) : written[read];
    const split = this.joint ? answer.split(' ').filter(Boolean) : [...answer];
    const followed = write === 'forced' && answer ? split : best.words;
    const ids = Uint32Array.from(followed, (word) => this.vocabulary.indexOf(word));
    const states = await handle.call('follow', source, ids);
    const memory = whole ? await handle.call('memory', source, ids) : null;
    return { answer, written, beam, states, memory, ids, step: (await this.first.info()).step };
  }
}

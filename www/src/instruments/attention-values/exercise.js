/** The exercise: who plays the keys, the values and the query in the translator? */

/** @typedef {'k' | 'v' | 'q'} Role */

export const ROLES = /** @type {const} */ (['k', 'v', 'q']);

/** The parts of the diagram that one may point at. */
export const PARTS = /** @type {const} */ (['x', 'h', 'sp', 'alpha', 'c', 's', 'y']);

/** What plays each role. @type {Record<Role, string>} */
const PLAYED = { k: 'h', v: 'h', q: 'sp' };

export class Exercise {
  /** @type {Role} */
  role = 'k';
  /** What was rightly found. @type {Set<Role>} */
  found = new Set();
  /** @type {{role: Role, part: string, right: boolean} | null} */
  last = null;
  tries = 0;
  right = 0;

  /** From the beginning. */
  start() {
    this.role = 'k';
    this.found.clear();
    this.last = null;
    this.tries = 0;
    this.right = 0;
  }

  get solved() {
    return this.found.size === ROLES.length;
  }

  /** @param {Role} role */
  ask(role) {
    this.role = role;
    this.last = null;
  }

  /** @param {string} part */
  point(part) {
    if (this.solved) return;
    // After a right answer the next question is open: what is pointed at answers that one.
    if (this.last?.right) this.role = ROLES.find((role) => !this.found.has(role)) ?? this.role;
    const { role } = this;
    const right = PLAYED[role] === part;
    this.tries += 1;
    if (right) this.found.add(role);
    if (right) this.right += 1;
    this.last = { role, part, right };
  }

  /** The role that is asked for now. @returns {Role} */
  get asked() {
    if (this.last?.right) return ROLES.find((role) => !this.found.has(role)) ?? this.role;
    return this.role;
  }

  /** The roles that a part is known to play. @param {string} part */
  rolesOf(part) {
    return ROLES.filter((role) => this.found.has(role) && PLAYED[role] === part);
  }
}

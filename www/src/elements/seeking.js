/** A slider over the training: while it is dragged, only the newest place is sought. */
export class Seeking {
  /** @param {{trainingStep?: number, seek: (step: number) => Promise<unknown>}} host where it stands already, it is not sought */
  constructor(host) {
    this.host = host;
    /** Where it is being dragged to. @type {number | null} */
    this.wanted = null;
    this.busy = false;
  }

  /** @param {number} step */
  async to(step) {
    this.wanted = step;
    if (this.busy) return;
    this.busy = true;
    while (this.wanted !== null) {
      /** @type {number} */
      const target = this.wanted;
      if (target !== this.host.trainingStep) await this.host.seek(target);
      if (this.wanted === target) this.wanted = null;
    }
    this.busy = false;
  }
}

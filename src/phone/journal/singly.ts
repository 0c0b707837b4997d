import { Refusal } from '../../ui/refusal.ts';
import { type Opened, still } from '../rest/opened.ts';

/** Asks for one thing after another: what fails of one keeps no other from coming, unless none would fare better. */
export class Singly {
  readonly #who: Opened;
  readonly #faults: unknown[] = [];
  /** The last one was not answered to the end: one village's answer may break off, of two it is the network. */
  #unreached: Refusal | undefined;

  constructor(who: Opened) {
    this.#who = who;
  }

  /** Whether it came. */
  async came(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      this.#reached();
      return true;
    } catch (error) {
      still(this.#who);
      const { code, status, after } = Refusal.of(error);
      if (status === 401 || after > 0) throw error;
      if (code !== 'offline') this.#faults.push(error);
      else if (this.#unreached === undefined) this.#unreached = Refusal.of(error);
      else throw error;
      return false;
    }
  }

  #reached(): void {
    if (this.#unreached !== undefined) this.#faults.push(new Refusal(0, { code: 'unavailable' }));
    this.#unreached = undefined;
  }

  /** What failed; throws where nothing at all came. */
  faults(some: boolean): unknown[] {
    if (!some && this.#unreached !== undefined) throw this.#unreached;
    this.#reached();
    return this.#faults;
  }
}

/**
 * Chance from a seed: the same seed tells the same story, on every machine. (sfc32 by Chris Doty-Humphrey, public domain,
 * seeded by an FNV-style mix.) Not for secrets.
 */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(seed: string) {
    let mix = 2166136261;
    const word = () => {
      for (let index = 0; index < seed.length; index++) mix = Math.imul(mix ^ seed.charCodeAt(index), 16777619);
      mix = Math.imul(mix ^ (mix >>> 15), 2246822507);
      return mix >>> 0;
    };
    this.#a = word();
    this.#b = word();
    this.#c = word();
    for (let warm = 0; warm < 12; warm++) this.#word();
  }

  #word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** 0 ≤ x < 1. */
  next(): number {
    return this.#word() / 4294967296;
  }

  /** A whole number from `from` to `to`, both inclusive. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** True with probability `p`. */
  happens(p: number): boolean {
    return this.next() < p;
  }

  /** One of several. */
  pick<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.next() * choices.length)];
    if (choice === undefined) throw new RangeError('nothing to pick from');
    return choice;
  }

  /** One of several, each as likely as its weight. */
  weighted<T extends string>(weights: Record<T, number>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of entries) if ((left -= weight) < 0) return choice;
    return this.pick(entries)[0];
  }

  /** How often something happens that happens `mean` times on average (Poisson). */
  times(mean: number): number {
    const limit = Math.exp(-mean);
    let count = -1;
    for (let product = 1; product > limit; product *= this.next()) count++;
    return Math.max(0, count);
  }

  /** `count` different ones of several, in their order. */
  some<T>(choices: readonly T[], count: number): T[] {
    const left = choices.map((choice, index) => ({ choice, index, key: this.next() }));
    return left
      .sort((a, b) => a.key - b.key)
      .slice(0, count)
      .sort((a, b) => a.index - b.index)
      .map(({ choice }) => choice);
  }

  /** UUIDv7 of a moment (Unix milliseconds). */
  id(epochMs: number): string {
    const time = Math.floor(epochMs).toString(16).padStart(12, '0');
    const bits = [this.#word(), this.#word(), this.#word()].map((word) => word.toString(16).padStart(8, '0')).join('');
    const variant = '89ab'[this.int(0, 3)];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(3, 6)}-${bits.slice(6, 18)}`;
  }
}

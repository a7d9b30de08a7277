/** Draws out of a repeatable stream of numbers from 0 up to 1. */
export class Draw {
  readonly #next: () => number;

  constructor(next: () => number) {
    this.#next = next;
  }

  chance(of: number): boolean {
    return this.#next() < of;
  }

  /** From 0 on, below `bound`. */
  below(bound: number): number {
    return Math.floor(this.#next() * bound);
  }

  one<T>(among: readonly T[]): T | undefined {
    return among[this.below(among.length)];
  }
}

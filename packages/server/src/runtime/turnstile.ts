/** Lets some in, and tells others that they may not. */
export interface Gate {
  enter(): Promise<boolean>;
  /** Makes room for the next; once for each time that somebody entered. */
  leave(): void;
}

/** A gate behind another: whoever is not let through the second has left the first. */
export function both(first: Gate, second: Gate): Gate {
  return {
    async enter() {
      if (!(await first.enter())) return false;
      if (await second.enter()) return true;
      first.leave();
      return false;
    },
    leave() {
      second.leave();
      first.leave();
    },
  };
}

/** Lets so many in at once; others wait in a bounded line, for a bounded time. */
export class Turnstile implements Gate {
  readonly #terms: TurnstileTerms;
  readonly #line: ((entered: boolean) => void)[] = [];
  #inside = 0;

  constructor(terms: TurnstileTerms) {
    this.#terms = terms;
  }

  /** True once inside; false if the line is too long or did not move in time. */
  async enter(): Promise<boolean> {
    const { inside, waiting, patienceMs } = this.#terms;
    if (this.#inside < inside) {
      this.#inside += 1;
      return true;
    }
    if (this.#line.length >= waiting) return false;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#line.splice(this.#line.indexOf(step), 1);
        resolve(false);
      }, patienceMs);
      const step = (entered: boolean): void => {
        clearTimeout(timer);
        resolve(entered);
      };
      this.#line.push(step);
    });
  }

  /** Makes room for the next; once for each time that somebody entered. */
  leave(): void {
    const next = this.#line.shift();
    // Whoever waited longest takes the place over.
    if (next === undefined) this.#inside -= 1;
    else next(true);
  }
}

export interface TurnstileTerms {
  readonly inside: number;
  readonly waiting: number;
  readonly patienceMs: number;
}

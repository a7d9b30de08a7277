/** Answers that were looked up, for a short while; as many are kept as fit, then it starts over. */
export class Remembered<T> {
  readonly #answers = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #asked = new Map<string, Promise<T>>();
  readonly #terms: RememberedTerms;

  constructor(terms: RememberedTerms) {
    this.#terms = terms;
  }

  /** What is remembered under a name; null if nothing is, or no longer. */
  known(name: string): T | null {
    const answer = this.#answers.get(name);
    return answer !== undefined && answer.until > performance.now() ? answer.value : null;
  }

  /**
   * What is remembered, else what `ask` finds; equal questions at one time are asked once. What
   * `isLasting` says no to is not kept. Null if too many strangers ask at once.
   */
  async get(
    name: string,
    ask: () => Promise<T>,
    isLasting: (value: T) => boolean = () => true,
  ): Promise<T | null> {
    const known = this.known(name);
    if (known !== null) return known;
    const running = this.#asked.get(name);
    if (running !== undefined) return running;
    if (this.#asked.size >= this.#terms.askedMax) return null;
    // From the question on, not from the answer: what changes meanwhile gets no more time.
    const until = performance.now() + this.#terms.forMs;
    const asked = ask().finally(() => this.#asked.delete(name));
    this.#asked.set(name, asked);
    const value = await asked;
    if (isLasting(value)) {
      if (this.#answers.size >= this.#terms.keptMax) this.#answers.clear();
      this.#answers.set(name, { value, until });
    }
    return value;
  }
}

export interface RememberedTerms {
  readonly forMs: number;
  readonly keptMax: number;
  /** Questions under way at once. */
  readonly askedMax: number;
}

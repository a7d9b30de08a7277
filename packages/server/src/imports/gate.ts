/** Lets so many in at once. One waits to come in at a time: whoever reads the file. */
export class Gate {
  readonly #most: number;
  #inside = 0;
  #waiting: (() => void) | null = null;
  #emptied: (() => void) | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  async enter(): Promise<void> {
    if (this.#inside >= this.#most) {
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
    this.#inside += 1;
  }

  leave(): void {
    this.#inside -= 1;
    this.#waiting?.();
    this.#waiting = null;
    if (this.#inside === 0) this.#emptied?.();
  }

  /** Resolves once nobody is inside. */
  async empty(): Promise<void> {
    if (this.#inside === 0) return;
    await new Promise<void>((resolve) => {
      this.#emptied = resolve;
    });
  }
}

/** A promise of the books was broken: a fault of the program, never of the caller. */
export class BrokenInvariant extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BrokenInvariant';
  }
}

/**
 * Stops at once when the books would become wrong. Expected outcomes are refusals, not this.
 * The message is made only when it is needed: these checks stand on the hottest path.
 */
export function invariant(holds: boolean, message: () => string): asserts holds {
  if (!holds) throw new BrokenInvariant(message());
}

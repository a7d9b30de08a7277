/** Does one piece of work that nobody waits for, and rests after it for the sake of those who wait. */
export type Paced = <T>(piece: () => Promise<T>) => Promise<T>;

/** One piece after the other: for a command that somebody waits for. */
export const atOnce: Paced = (piece) => piece();

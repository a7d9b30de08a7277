/** Does one piece of work that nobody waits for, and rests after it for the sake of those who wait. */
export type Paced = <T>(piece: () => Promise<T>) => Promise<T>;

/** One piece after the other: for a command that somebody waits for. */
export const atOnce: Paced = (piece) => piece();

/** Rests after a piece as long as it took: for what keeps a snapshot open and is to end soon. */
export const byTurns: Paced = async (piece) => {
  const startedAt = performance.now();
  const result = await piece();
  await new Promise((resolve) => setTimeout(resolve, performance.now() - startedAt));
  return result;
};

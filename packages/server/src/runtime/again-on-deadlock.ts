const DEADLOCK = '40P01';
const TRIES_MAX = 5;

/**
 * Runs a transaction, and again if PostgreSQL ended it because two waited for each other: the other
 * one has gone on by then. Up to five times.
 */
export async function againOnDeadlock<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code !== DEADLOCK || tries >= TRIES_MAX) throw error;
    }
  }
}

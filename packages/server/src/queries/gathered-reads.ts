/** Questions that one statement answers at most. */
const TOGETHER_MAX = 24;
/** Statements under way for a merchant at once: while one is read, the other's answers go out. */
const FLIGHTS_MAX = 3;
/** Reads of one merchant that may wait; beyond that a reader is told to come again. */
const WAITING_MAX = 10_000;

/** Answers many questions with one statement, each at its own place; null where there is nothing. */
export type ReadTogether<Asked, Found> = (
  merchantId: number,
  together: readonly Asked[],
) => Promise<readonly (Found | null)[]>;

interface Waiting<Asked, Found> {
  readonly asked: Asked;
  readonly resolve: (found: Found | null) => void;
  readonly reject: (error: unknown) => void;
}

interface Queue<Asked, Found> {
  readonly waiting: Waiting<Asked, Found>[];
  flights: number;
}

/** Too many reads wait already. */
export class TooManyReads extends Error {}

/**
 * Gathers reads. What is asked while reads are on their way goes together in the next one: under
 * load a statement answers for many, and alone nobody waits. No timer.
 */
export class GatheredReads<Asked, Found> {
  readonly #read: ReadTogether<Asked, Found>;
  readonly #queues = new Map<number, Queue<Asked, Found>>();

  constructor(read: ReadTogether<Asked, Found>) {
    this.#read = read;
  }

  /** What was asked for, or null. */
  ask(merchantId: number, asked: Asked): Promise<Found | null> {
    return new Promise((resolve, reject) => {
      let queue = this.#queues.get(merchantId);
      if (queue === undefined) {
        queue = { waiting: [], flights: 0 };
        this.#queues.set(merchantId, queue);
      }
      if (queue.waiting.length >= WAITING_MAX) {
        reject(new TooManyReads());
        return;
      }
      queue.waiting.push({ asked, resolve, reject });
      if (queue.flights < FLIGHTS_MAX) {
        queue.flights += 1;
        // What else this turn of the event loop brings in goes along.
        setImmediate(() => void this.#fly(merchantId, queue));
      }
    });
  }

  async #fly(merchantId: number, queue: Queue<Asked, Found>): Promise<void> {
    while (queue.waiting.length > 0) {
      const together = queue.waiting.splice(0, TOGETHER_MAX);
      try {
        const found = await this.#read(
          merchantId,
          together.map(({ asked }) => asked),
        );
        together.forEach(({ resolve }, place) => {
          resolve(found[place] ?? null);
        });
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    queue.flights -= 1;
    if (queue.flights === 0) this.#queues.delete(merchantId);
  }
}

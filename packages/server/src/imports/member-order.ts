interface Queue {
  /** Lines that may be under way side by side. */
  readonly side: Set<Promise<void>>;
  /** The last line that had to be alone. */
  alone: Promise<void> | null;
  waiting: number;
}

/**
 * Keeps the lines of one member in their order where it matters: awards may be under way side by
 * side, spending waits for everything before it, and everything behind it waits for it. Holds
 * only members that have lines under way.
 */
export class MemberOrder {
  readonly #queues = new Map<string, Queue>();

  get size(): number {
    return this.#queues.size;
  }

  async run(member: string, spends: boolean, work: () => Promise<void>): Promise<void> {
    const queue = this.#queueOf(member);
    queue.waiting += 1;
    const alone = queue.alone === null ? [] : [queue.alone];
    const before = spends ? [...queue.side, ...alone] : alone;
    const done = Promise.all(before).then(work);
    // Whoever waits for this line waits for its end, whatever that is.
    const ended = done.catch(() => undefined);
    if (spends) {
      queue.side.clear();
      queue.alone = ended;
    } else {
      queue.side.add(ended);
    }
    try {
      await done;
    } finally {
      queue.side.delete(ended);
      queue.waiting -= 1;
      if (queue.waiting === 0) this.#queues.delete(member);
    }
  }

  #queueOf(member: string): Queue {
    const known = this.#queues.get(member);
    if (known !== undefined) return known;
    const queue: Queue = { side: new Set(), alone: null, waiting: 0 };
    this.#queues.set(member, queue);
    return queue;
  }
}

/** An event of the ledger that a webhook had to be told. */
export interface OwedEvent {
  readonly id: string;
  readonly memberId: string;
  readonly sequence: number;
}

/** What became of the events that one webhook was owed. */
export interface DeliveryJudgement {
  readonly owed: number;
  /** Never received. */
  readonly lost: readonly string[];
  /** Received, and no event of the ledger. */
  readonly unknown: readonly string[];
  /** Arrivals of what had arrived before, under the same id. */
  readonly repeated: number;
  /** First arrived behind a later event of the same member. */
  readonly disordered: readonly string[];
  /** Arrived again with other words; only judged where digests are given. */
  readonly altered: readonly string[];
}

/** Events named in a judgement, at most: one is as bad as a thousand. */
const NAMED_MAX = 20;

/** What came, one event after the other, whatever the requests. */
interface Arrival {
  readonly id: string;
  /** Of a body that is this event alone and the same each time; null where that cannot be said. */
  readonly digest: string | null;
}

/** Holds what a receiver was sent, in the order in which it came, against the ledger's events. */
export function judgeDeliveries(
  owed: readonly OwedEvent[],
  received: readonly { readonly ids: readonly string[]; readonly digest: string | null }[],
): DeliveryJudgement {
  const known = new Map(owed.map((event) => [event.id, event]));
  const first = new Map<string, Arrival>();
  const last = new Map<string, number>();
  const [unknown, disordered, altered]: [string[], string[], string[]] = [[], [], []];
  let repeated = 0;
  for (const arrival of received.flatMap(arrivalsOf)) {
    const { id } = arrival;
    const event = known.get(id);
    const before = first.get(id);
    if (event === undefined) {
      unknown.push(id);
    } else if (before !== undefined) {
      repeated += 1;
      if (before.digest !== arrival.digest) altered.push(id);
    } else {
      first.set(id, arrival);
      const latest = last.get(event.memberId) ?? 0;
      if (latest > event.sequence) disordered.push(id);
      last.set(event.memberId, Math.max(latest, event.sequence));
    }
  }
  const lost = owed.filter(({ id }) => !first.has(id)).map(({ id }) => id);
  return {
    owed: owed.length,
    ...{ lost: lost.slice(0, NAMED_MAX), unknown: unknown.slice(0, NAMED_MAX), repeated },
    ...{ disordered: disordered.slice(0, NAMED_MAX), altered: altered.slice(0, NAMED_MAX) },
  };
}

function arrivalsOf({
  ids,
  digest,
}: {
  readonly ids: readonly string[];
  readonly digest: string | null;
}): Arrival[] {
  return ids.map((id) => ({ id, digest: ids.length === 1 ? digest : null }));
}

/** Whether nothing is wrong: all told, nothing made up, each member's in order. */
export function isFaultless(judgement: DeliveryJudgement): boolean {
  const { lost, unknown, disordered, altered } = judgement;
  return lost.length + unknown.length + disordered.length + altered.length === 0;
}

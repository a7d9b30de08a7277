import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { MEMBER_COLUMNS, memberFromRow, type MemberRow } from './member-rows.ts';
import type { MemberView } from './member-view.ts';

/** Whoever was merged is answered as the member who goes on for him. */
const readByEmails = statement(
  'queries.readMembersByEmail',
  `select ${MEMBER_COLUMNS}, i.value
     from unnest($2::text[]) as asked (value)
     join identities i on i.merchant_id = $1 and i.kind = 'email' and i.value = asked.value
     join member_heads known on known.merchant_id = $1 and known.id = i.member_id
     join member_heads h on h.merchant_id = $1 and h.id = coalesce(known.merged_into, known.id)
     join members m on m.merchant_id = $1 and m.id = h.id
     left join members r on r.merchant_id = $1 and r.id = m.referrer_id`,
);

/** Members that one statement answers for at most. */
const TOGETHER_MAX = 24;
/** Statements under way for a merchant at once: while one is read, the other's answers go out. */
const FLIGHTS_MAX = 3;
/** Reads of one merchant that may wait; beyond that a reader is told to come again. */
const WAITING_MAX = 10_000;

interface Waiting {
  readonly email: string;
  readonly resolve: (member: MemberView | null) => void;
  readonly reject: (error: unknown) => void;
}

interface Queue {
  readonly waiting: Waiting[];
  flights: number;
}

/** Too many reads wait already. */
export class TooManyReads extends Error {}

/**
 * Reads members by e-mail address. What is asked while reads are on their way goes together in the
 * next one: under load a statement answers for many, and alone nobody waits. No timer.
 */
export class MemberReads {
  readonly #pool: pg.Pool;
  readonly #queues = new Map<number, Queue>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** The member, or null. The address must be in lower case. */
  byEmail(merchantId: number, email: string): Promise<MemberView | null> {
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
      queue.waiting.push({ email, resolve, reject });
      if (queue.flights < FLIGHTS_MAX) {
        queue.flights += 1;
        // What else this turn of the event loop brings in goes along.
        setImmediate(() => void this.#fly(merchantId, queue));
      }
    });
  }

  async #fly(merchantId: number, queue: Queue): Promise<void> {
    while (queue.waiting.length > 0) {
      const together = queue.waiting.splice(0, TOGETHER_MAX);
      try {
        const found = await this.#read(merchantId, together);
        for (const { email, resolve } of together) resolve(found.get(email) ?? null);
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    queue.flights -= 1;
    if (queue.flights === 0) this.#queues.delete(merchantId);
  }

  async #read(
    merchantId: number,
    together: readonly Waiting[],
  ): Promise<ReadonlyMap<string, MemberView>> {
    const emails = [...new Set(together.map(({ email }) => email))];
    const result = await this.#pool.query<[...MemberRow, string]>({
      ...readByEmails,
      values: [merchantId, emails],
      rowMode: 'array',
    });
    return new Map(
      result.rows.map((row) => {
        const [key] = row.slice(-1) as [string];
        return [key, memberFromRow(row as unknown as MemberRow)];
      }),
    );
  }
}

import {
  makeJournal,
  readMonth,
  writeMonth,
  type JournalEntry,
  type JournalMonth,
  type Movement,
} from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { listAssumptions } from './assumptions.ts';
import { decimalsOf } from './currency.ts';
import { readEstimatedShares } from './estimates.ts';
import { inSnapshot } from './moments.ts';
import { lastWholeMonth } from './month-ends.ts';
import { readRunOff } from './read-run-off.ts';

/** The journal of a merchant: every month that is over. */
export interface KeptJournal {
  readonly months: readonly JournalMonth[];
  /** Months that are closed: what stands in them does not change any more. */
  readonly locked: ReadonlySet<string>;
  readonly currency: string;
  readonly currencyDecimals: number;
}

const readLocked = statement(
  'liability.readLocked',
  'select month, lines from locked_months where merchant_id = $1 order by month limit 1200',
);
const insertLocked = statement(
  'liability.insertLocked',
  'insert into locked_months (merchant_id, month, locked_by, lines) values ($1, $2, $3, $4)',
);
const settings = statement(
  'liability.journalSettings',
  `select v.document ->> 'currency' as currency,
          coalesce((v.document ->> 'pointsDecimals')::integer, 0) as "pointsDecimals"
     from merchants m
     join program_versions v on v.merchant_id = m.id and v.version = m.running_version
    where m.id = $1`,
);

/** The journal as it stands: locked months as they were booked, the others as is known now. */
export function readJournal(pool: pg.Pool, merchantId: number): Promise<KeptJournal> {
  return inSnapshot(pool, (client) => journalOf(client, merchantId));
}

async function journalOf(client: pg.ClientBase, merchantId: number): Promise<KeptJournal> {
  const { month: last, ends, now } = await lastWholeMonth(client, merchantId);
  const runOff = await readRunOff(client, { merchantId, at: ends, knownAt: now, month: last });
  const assumptions = await listAssumptions(client, merchantId);
  const estimates = await readEstimatedShares(client, merchantId);
  const found = await client.query<{ month: string; lines: KeptLines }>({
    ...readLocked,
    values: [merchantId],
  });
  const locked = new Map(
    found.rows.map(({ month, lines }) => [readMonth(month) ?? 0, monthFromLines(lines)] as const),
  );
  const { rows } = await client.query<{ currency: string; pointsDecimals: number }>({
    ...settings,
    values: [merchantId],
  });
  const { currency = 'USD', pointsDecimals = 0 } = rows[0] ?? {};
  const said = assumptions.at(-1)?.currency ?? currency;
  const currencyDecimals = decimalsOf(said);
  const outlook = { assumptions, estimates };
  const terms = { assumptions, pointsDecimals, currencyDecimals, outlook, last, locked };
  return {
    months: makeJournal(runOff, terms),
    locked: new Set(found.rows.map(({ month }) => month)),
    ...{ currency: said, currencyDecimals },
  };
}

/** What became of closing months. */
export type Locking =
  | { readonly kind: 'locked'; readonly months: readonly string[] }
  /** The month is not over, or there is none so early. */
  | { readonly kind: 'not_over'; readonly last: string }
  | { readonly kind: 'no_assumptions' };

/** Somebody else closed months meanwhile. */
const TAKEN: ReadonlySet<unknown> = new Set(['23505', '40001']);
const TRIES = 5;

/**
 * Closes a month and all before it: what is booked in them stays. Closing again changes nothing. What
 * becomes known of them later is booked in the first month that is open.
 */
export async function lockMonths(
  pool: pg.Pool,
  asked: { readonly merchantId: number; readonly until: number; readonly actor: string },
): Promise<Locking> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTransaction(pool, async (client) => {
        // One snapshot for all that is read. Who closes months at the same time meets the key.
        await client.query('set transaction isolation level repeatable read');
        return lockIn(client, asked);
      });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (tries === TRIES || !TAKEN.has(code)) throw error;
    }
  }
}

async function lockIn(
  client: pg.ClientBase,
  asked: { readonly merchantId: number; readonly until: number; readonly actor: string },
): Promise<Locking> {
  const { merchantId, until, actor } = asked;
  const { month: last } = await lastWholeMonth(client, merchantId);
  if (until > last) return { kind: 'not_over', last: writeMonth(last) };
  if ((await listAssumptions(client, merchantId)).length === 0) return { kind: 'no_assumptions' };
  const { months, locked } = await journalOf(client, merchantId);
  const closed: string[] = [];
  for (const made of months) {
    if ((readMonth(made.month) ?? 0) > until || locked.has(made.month)) continue;
    const values = [merchantId, made.month, actor, JSON.stringify(linesOf(made))];
    await client.query({ ...insertLocked, values });
    closed.push(made.month);
  }
  if (closed.length > 0) {
    const after = { months: closed };
    const subject = writeMonth(until);
    await appendAudit(client, { merchantId, actor, action: 'liability.locked', subject, after });
  }
  return { kind: 'locked', months: closed };
}

/** A month as it is kept: amounts as text, for JSON has no whole numbers of any size. */
interface KeptLines extends Omit<JournalMonth, 'entries' | 'standing' | 'deferred'> {
  readonly entries: readonly (Omit<JournalEntry, 'amount'> & { readonly amount: string })[];
  readonly standing: {
    readonly points: JournalMonth['standing']['points'];
    readonly money: Readonly<Record<Movement, string>>;
  };
  readonly deferred: string;
}

function linesOf(made: JournalMonth): KeptLines {
  const { entries, standing, deferred, ...rest } = made;
  const { issued, deducted, redeemed, breakage, expired } = standing.money;
  return {
    ...rest,
    entries: entries.map((entry) => ({ ...entry, amount: String(entry.amount) })),
    standing: {
      points: standing.points,
      money: {
        ...{ issued: String(issued), deducted: String(deducted), redeemed: String(redeemed) },
        ...{ breakage: String(breakage), expired: String(expired) },
      },
    },
    deferred: String(deferred),
  };
}

function monthFromLines({ entries, standing, deferred, ...rest }: KeptLines): JournalMonth {
  const { issued, deducted, redeemed, breakage, expired } = standing.money;
  return {
    ...rest,
    entries: entries.map((entry) => ({ ...entry, amount: BigInt(entry.amount) })),
    standing: {
      points: standing.points,
      money: {
        ...{ issued: BigInt(issued), deducted: BigInt(deducted), redeemed: BigInt(redeemed) },
        ...{ breakage: BigInt(breakage), expired: BigInt(expired) },
      },
    },
    deferred: BigInt(deferred),
  };
}

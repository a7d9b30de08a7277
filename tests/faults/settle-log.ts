import { runFealty } from '../support/fealty-process.ts';
import { lookInside } from '../support/look-inside.ts';
import type { V1Client } from '../support/v1-client.ts';
import { judge, type Judgement, type LedgerRow } from './judge.ts';
import { callOf, memberEmail, MEMBERS } from './operations.ts';
import { endingOf, logEnded, readLog, type Ending, type Logged } from './request-log.ts';

export interface SettleTerms {
  /** Speaks to a server that is well. */
  readonly client: V1Client;
  /** That of the processes which run on the database. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: string;
}

export interface Settled extends Judgement {
  /** The log as it was before, and with every unknown ending settled. */
  readonly before: ReadonlyMap<number, Logged>;
  readonly after: ReadonlyMap<number, Logged>;
  /** Requests whose ending the client did not know, and how many of them had an effect. */
  readonly unknown: number;
  readonly hadEffect: number;
  readonly verified: boolean;
  readonly verifyMs: number;
}

/**
 * Sends again whatever the log does not know the ending of, and holds the ledger against it. In quiet:
 * nothing else may move points meanwhile.
 */
export async function settleLog({ client, environment, log }: SettleTerms): Promise<Settled> {
  const ask = (): Promise<LedgerRow[]> => lookInside<Asked>(environment, LEDGER, ['']);
  const { ledger, ...resolved } = await resolveLog(client, log, ask);
  const balances = await readBalances(client);
  const started = performance.now();
  const { code, out } = await runFealty(['verify'], environment);
  if (code !== 0) process.stderr.write(out);
  return {
    ...resolved,
    ...judge(resolved.after.values(), ledger, balances),
    verified: code === 0,
    verifyMs: Math.round(performance.now() - started),
  };
}

/** A log of which every ending is known, and the ledger beside it. */
export type Resolved = Pick<Settled, 'before' | 'after' | 'unknown' | 'hadEffect'> & {
  readonly ledger: readonly LedgerRow[];
};

/** Sends again whatever the log does not know the ending of; `readLedger` answers what may be of it. */
export async function resolveLog(
  client: V1Client,
  log: string,
  readLedger: () => Promise<readonly LedgerRow[]>,
): Promise<Resolved> {
  const before = readLog(log);
  const unknown = [...before.values()].filter(({ ending }) => ending.how === 'unknown');
  const ledgerBefore = await readLedger();
  for (const logged of unknown) {
    logEnded(log, logged.operation.number, await settle(client, logged, ledgerBefore));
  }
  const after = readLog(log);
  const known = new Set(ledgerBefore.map(({ id }) => id));
  const hadEffect = unknown.filter(({ operation }) => {
    const ending = after.get(operation.number)?.ending;
    return ending?.how === 'done' && known.has(ending.transactionId);
  }).length;
  const ledger = unknown.length === 0 ? ledgerBefore : await readLedger();
  return { before, after, unknown: unknown.length, hadEffect, ledger };
}

/** What the members of the load can spend, as the API says. */
export async function readBalances(client: V1Client): Promise<ReadonlyMap<string, number>> {
  const emails = Array.from({ length: MEMBERS }, (_none, index) => memberEmail(index));
  const balances = emails.map(async (email): Promise<[string, number]> => [
    email,
    await client.balance(email),
  ]);
  return new Map(await Promise.all(balances));
}

/** Sends an unknown request again, exactly the same: what it answers now is what it came to. */
async function settle(
  client: V1Client,
  { operation }: Logged,
  ledger: readonly LedgerRow[],
): Promise<Ending> {
  const answer = await client.call(callOf(operation));
  const ending = endingOf(answer);
  if (ending.how === 'refused' && ending.code === 609) {
    // The order earned before, and no key brings its answer back: the ledger has its transaction.
    const row = ledger.find(
      ({ order_id, kind }) => order_id === operation.orderId && kind === 'award',
    );
    if (row === undefined) {
      throw new Error(`${String(operation.orderId)} is taken by no transaction`);
    }
    return { how: 'done', transactionId: row.id, points: operation.points, coupon: null };
  }
  return ending;
}

type Asked = LedgerRow & Record<string, unknown>;

/** Everything in the ledger from an id on: ids begin with the milliseconds in which they were made. */
export const LEDGER = `select t.id, t.kind, t.order_id, m.email
   from transactions t join members m on m.merchant_id = t.merchant_id and m.id = t.member_id
  where t.id >= $1`;

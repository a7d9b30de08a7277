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
  const before = readLog(log);
  const unknown = [...before.values()].filter(({ ending }) => ending.how === 'unknown');
  const ledgerBefore = await readLedger(environment);
  for (const logged of unknown) {
    logEnded(log, logged.operation.number, await settle(client, logged, ledgerBefore));
  }
  const after = readLog(log);
  const ledger = await readLedger(environment);
  const balances = new Map<string, number>();
  for (let index = 0; index < MEMBERS; index += 1) {
    const email = memberEmail(index);
    balances.set(email, await client.balance(email));
  }
  const started = performance.now();
  const { code, out } = await runFealty(['verify'], environment);
  if (code !== 0) process.stderr.write(out);
  const known = new Set(ledgerBefore.map(({ id }) => id));
  const hadEffect = unknown.filter(({ operation }) => {
    const ending = after.get(operation.number)?.ending;
    return ending?.how === 'done' && known.has(ending.transactionId);
  }).length;
  return {
    ...{ before, after, unknown: unknown.length, hadEffect },
    ...judge(after.values(), ledger, balances),
    verified: code === 0,
    verifyMs: Math.round(performance.now() - started),
  };
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

/** Everything in the ledger. */
function readLedger(environment: SettleTerms['environment']): Promise<LedgerRow[]> {
  return lookInside<LedgerRow & Record<string, unknown>>(
    environment,
    `select t.id, t.kind, t.order_id, m.email
       from transactions t join members m on m.merchant_id = t.merchant_id and m.id = t.member_id`,
  );
}

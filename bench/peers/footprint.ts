import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { askPeer, type Move, type Peer } from './peer.ts';

/** What one request costs the database when it comes alone. */
export interface Footprint {
  readonly transactions: number;
  readonly rowsWritten: number;
  /** Bytes of the log that a commit waits for. */
  readonly logBytes: number;
}

const REQUESTS = 100;
const FIRST_MEMBER = 1;
/** Sessions tell what they did a second later. */
const TELL_MS = 2500;

/** Sends requests one after the other; what the database did for each, on the average. */
export async function measureFootprint(
  client: pg.Client,
  peer: Peer,
  move: Exclude<Move, 'balance'>,
): Promise<Footprint> {
  // The first change of a page behind a checkpoint logs the whole page, which says nothing about the request.
  await sendAll(peer, move, 'first');
  await pause(TELL_MS);
  const before = await look(client, peer.database);
  await sendAll(peer, move, 'second');
  await pause(TELL_MS);
  const after = await look(client, peer.database);
  return {
    transactions: (after.transactions - before.transactions) / REQUESTS,
    rowsWritten: (after.rows - before.rows) / REQUESTS,
    logBytes: (after.bytes - before.bytes) / REQUESTS,
  };
}

async function sendAll(peer: Peer, move: Move, run: string): Promise<void> {
  for (let sent = 0; sent < REQUESTS; sent += 1) {
    const order = `footprint-${peer.name}-${move}-${run}-${String(sent)}`;
    const { status } = await askPeer(peer, move, {
      member: FIRST_MEMBER + sent,
      points: 80,
      order,
    });
    if (status !== 200) throw new Error(`${peer.name} answered a ${move} with ${String(status)}`);
  }
}

async function look(
  client: pg.Client,
  database: string,
): Promise<{ readonly transactions: number; readonly rows: number; readonly bytes: number }> {
  const { rows } = await client.query<Record<'transactions' | 'rows' | 'bytes', string>>(
    `select xact_commit as transactions, tup_inserted + tup_updated as rows,
            pg_current_wal_lsn() - '0/0' as bytes
       from pg_stat_database where datname = $1`,
    [database],
  );
  const number = (name: 'transactions' | 'rows' | 'bytes'): number => Number(rows[0]?.[name] ?? 0);
  return { transactions: number('transactions'), rows: number('rows'), bytes: number('bytes') };
}

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

export type Footprints = Readonly<Record<'credit' | 'debit', Footprint>>;

const REQUESTS = 100;
const FIRST_MEMBER = 1;
/** An idle session of PostgreSQL tells what it did within ten seconds. */
const TELL_MS = 11_000;

/** Sends requests one after the other; what the database did for each, on the average. */
export async function measureFootprints(client: pg.Client, peer: Peer): Promise<Footprints> {
  // The first change of a page behind a checkpoint logs the whole page, which says nothing about the request.
  await sendAll(peer, 'credit', 'first');
  await sendAll(peer, 'debit', 'first');
  const before = await look(client, peer.database);
  await sendAll(peer, 'credit', 'second');
  const between = await look(client, peer.database);
  await sendAll(peer, 'debit', 'second');
  const after = await look(client, peer.database);
  return { credit: perRequest(before, between), debit: perRequest(between, after) };
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

function perRequest(before: Footprint, after: Footprint): Footprint {
  const each = (name: keyof Footprint): number => (after[name] - before[name]) / REQUESTS;
  return {
    transactions: each('transactions'),
    rowsWritten: each('rowsWritten'),
    logBytes: each('logBytes'),
  };
}

/** What a database did since its statistics began. */
async function look(client: pg.Client, database: string): Promise<Footprint> {
  await pause(TELL_MS);
  const { rows } = await client.query<Record<'transactions' | 'rows' | 'bytes', string>>(
    `select xact_commit as transactions, tup_inserted + tup_updated as rows,
            pg_current_wal_lsn() - '0/0' as bytes
       from pg_stat_database where datname = $1`,
    [database],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no database ${database}`);
  return {
    transactions: Number(row.transactions),
    rowsWritten: Number(row.rows),
    logBytes: Number(row.bytes),
  };
}

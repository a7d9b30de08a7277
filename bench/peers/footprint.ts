import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { askPeer, type Move, type Peer } from './peer.ts';

/** What one request leaves in the database. */
export interface Footprint {
  /** Rows that were added or changed. */
  readonly rowsWritten: number;
}

export type Footprints = Readonly<Record<'credit' | 'debit', Footprint>>;

const REQUESTS = 100;
const FIRST_MEMBER = 1;
/** An idle session of PostgreSQL tells what it did within ten seconds. */
const TELL_MS = 11_000;

/** Sends requests one after the other; what the database did for each, on the average. */
export async function measureFootprints(client: pg.Client, peer: Peer): Promise<Footprints> {
  const before = await rowsOf(client, peer.database);
  await sendAll(peer, 'credit');
  const between = await rowsOf(client, peer.database);
  await sendAll(peer, 'debit');
  const after = await rowsOf(client, peer.database);
  return {
    credit: { rowsWritten: (between - before) / REQUESTS },
    debit: { rowsWritten: (after - between) / REQUESTS },
  };
}

async function sendAll(peer: Peer, move: Move): Promise<void> {
  for (let sent = 0; sent < REQUESTS; sent += 1) {
    const order = `footprint-${peer.name}-${String(sent)}`;
    const { status } = await askPeer(peer, move, {
      member: FIRST_MEMBER + sent,
      points: 80,
      order,
    });
    if (status !== 200) throw new Error(`${peer.name} answered a ${move} with ${String(status)}`);
  }
}

/** Rows that a database wrote since its statistics began, once all sessions told theirs. */
async function rowsOf(client: pg.Client, database: string): Promise<number> {
  await pause(TELL_MS);
  const { rows } = await client.query<{ written: string }>(
    `select tup_inserted + tup_updated as written from pg_stat_database where datname = $1`,
    [database],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no database ${database}`);
  return Number(row.written);
}

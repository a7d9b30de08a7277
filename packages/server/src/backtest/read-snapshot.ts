import type pg from 'pg';

/**
 * Reads all of a history as it stands at one moment, however long that takes and whatever is written
 * meanwhile. The connection is closed afterwards: it was set up for this alone.
 */
export async function readSnapshot<T>(
  pool: pg.Pool,
  read: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    await client.query('set local statement_timeout = 0');
    return await read(client);
  } finally {
    client.release(true);
  }
}

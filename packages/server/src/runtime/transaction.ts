import type pg from 'pg';

/**
 * Runs something in one transaction of the pool; an error rolls all of it back. `opening` is sent first, one
 * by one: the beginning, and settings of this transaction.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  run: (client: pg.PoolClient) => Promise<T>,
  opening: readonly string[] = ['begin'],
): Promise<T> {
  const client = await pool.connect();
  try {
    for (const setting of opening) await client.query(setting);
    const result = await run(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away.
    const broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    client.release(broken);
    throw error;
  }
}

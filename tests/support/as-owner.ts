import pg from 'pg';
import { startEmbeddedPostgres } from '../../packages/server/src/runtime/embedded-postgres.ts';

/**
 * Does something behind the program's back, as the owner of the tables of an installation's own database,
 * while its server goes on.
 */
export async function asOwner(
  dataFolder: string,
  work: (owner: pg.Client) => Promise<void>,
): Promise<void> {
  const embedded = await startEmbeddedPostgres(dataFolder);
  const owner = new pg.Client(embedded.owner);
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
    await embedded.stop();
  }
}

import { rmSync } from 'node:fs';
import { migrate } from '../../packages/server/src/runtime/migrate.ts';
import { APP_ROLE, OWNER_ROLE, prepareDatabase } from '../../packages/server/src/runtime/roles.ts';
import { TEMPLATE } from '../support/database-setup.ts';
import { runFolder, startTestServer } from '../support/postgres.ts';
import { tellServer } from './told-servers.ts';

/** Starts a server with the schema for the time of some work, and tells the processes that it starts. */
export async function withLaneDatabase<T>(work: () => T): Promise<T> {
  const version = 18;
  const server = await startTestServer(version);
  if (server === null) throw new Error('the PostgreSQL that npm carries does not run here');
  try {
    await prepareDatabase(server.address, TEMPLATE);
    await migrate({ ...server.address, user: OWNER_ROLE, database: TEMPLATE }, APP_ROLE);
    tellServer({ version, ...server.address });
    return work();
  } finally {
    await server.stop();
    rmSync(runFolder(), { recursive: true, force: true });
  }
}

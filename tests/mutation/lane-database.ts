import { rmSync } from 'node:fs';
import { migrate } from '../../packages/server/src/runtime/migrate.ts';
import { APP_ROLE, OWNER_ROLE, prepareDatabase } from '../../packages/server/src/runtime/roles.ts';
import type { ConnectionTarget } from '../../packages/server/src/runtime/database.ts';
import { runFolder, startTestServer } from '../support/postgres.ts';

/** By this variable whoever runs mutants tells them of the database. */
const TOLD_BY = 'FEALTY_MUTATION_DATABASE';
const NAME = 'mutants';

/** Where the program's role finds the lanes' tables, as a test database tells it. */
export interface LaneDatabase {
  readonly app: ConnectionTarget;
}

/** Starts a server with the schema for the time of some work, and tells the processes that it starts. */
export async function withLaneDatabase<T>(work: () => T): Promise<T> {
  const server = await startTestServer(18);
  if (server === null) throw new Error('the PostgreSQL that npm carries does not run here');
  try {
    await prepareDatabase(server.address, NAME);
    await migrate({ ...server.address, user: OWNER_ROLE, database: NAME }, APP_ROLE);
    const app: ConnectionTarget = { ...server.address, user: APP_ROLE, database: NAME };
    process.env[TOLD_BY] = JSON.stringify(app);
    return work();
  } finally {
    await server.stop();
    rmSync(runFolder(), { recursive: true, force: true });
  }
}

/** The database that was started for this process. Throws if none was. */
export function readLaneDatabase(): LaneDatabase {
  const told = process.env[TOLD_BY];
  if (told === undefined) throw new Error('these tests are run by npm run mutate -- --database');
  return { app: JSON.parse(told) as ConnectionTarget };
}

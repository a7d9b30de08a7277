import type { TestServer } from '../support/database-setup.ts';

/** By this variable whoever runs mutants tells their processes of the database. */
const TOLD_BY = 'FEALTY_MUTATION_DATABASE';

/** Tells processes that are started from now on of a server with the migrated template. */
export function tellServer(server: TestServer): void {
  process.env[TOLD_BY] = JSON.stringify(server);
}

/** The server that this process was told of. Throws if it was told of none. */
export function toldServers(): readonly TestServer[] {
  const told = process.env[TOLD_BY];
  if (told === undefined) throw new Error('these tests are run by npm run mutate -- --database');
  return [JSON.parse(told) as TestServer];
}

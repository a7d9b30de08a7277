import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { migrate } from '../../packages/server/src/runtime/migrate.ts';
import { APP_ROLE, OWNER_ROLE, prepareDatabase } from '../../packages/server/src/runtime/roles.ts';
import { runFolder, startTestServer } from '../support/postgres.ts';
import { PART_OPTIONS, readPart, runPart } from './suite/run-part.ts';
import { tamperRound } from './tamper/rounds.ts';
import { stockBooks } from './tamper/stock.ts';
import { readOptions, wholeOption } from '../support/script-options.ts';

/*
 * Alters books behind the program's back, with all rights and no triggers, and has them verified:
 *   npm run faults:tamper -- --rounds 100 --edits 100 [--seed N] [--from ROUND] [--minutes M]
 * Goes on where the seed stands. Ends by itself; the exit code is 1 if a member whose books were altered
 * was not named, or another was.
 */

const ROUNDS = 100;
const EDITS_MAX = 1000;
/** So that there are others beside those that are altered. */
const UNTOUCHED = 50;

const values = readOptions({ ...PART_OPTIONS, edits: { type: 'string', default: '100' } });
const edits = wholeOption('edits', values.edits, 1, EDITS_MAX);
const terms = readPart({ id: 'tamper', unit: 'alterations', rounds: ROUNDS }, values);
const server = await startTestServer(18);
if (server === null) throw new Error('the PostgreSQL that npm carries does not run here');
const target = (user: string) => ({ ...server.address, user, database: 'books' });
try {
  await prepareDatabase(server.address, 'books');
  await migrate(target(OWNER_ROLE), APP_ROLE);
  const database = { app: target(APP_ROLE), superuser: target('fealty_super') };
  const members = edits + UNTOUCHED;
  const stock = await stockBooks(database, { members, secret: randomBytes(32) });
  const { seed } = terms;
  const isClean = await runPart(terms, async (round) => {
    const done = await tamperRound({ original: database.superuser, stock, seed, edits }, round);
    const verify_ms = Math.round(done.verifyMs);
    return { amount: edits, figures: {}, samples: { verify_ms }, problems: done.missed };
  });
  process.exitCode = isClean ? 0 : 1;
} finally {
  await server.stop();
  rmSync(runFolder(), { recursive: true, force: true });
}

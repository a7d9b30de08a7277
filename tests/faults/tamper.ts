import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { migrate } from '../../packages/server/src/runtime/migrate.ts';
import { APP_ROLE, OWNER_ROLE, prepareDatabase } from '../../packages/server/src/runtime/roles.ts';
import { runFolder, startTestServer } from '../support/postgres.ts';
import { tamperRound } from './tamper/rounds.ts';
import { stockBooks } from './tamper/stock.ts';

/*
 * Alters books behind the program's back, with all rights and no triggers, and has them verified:
 *   npm run faults:tamper -- --rounds 100 --edits 100 [--seed N] [--from ROUND]
 * A round that was cut short is taken up again by its seed and number. Ends by itself; the exit code is
 * 1 if a member whose books were altered was not named, or another was.
 */

const ROUNDS_MAX = 10_000;
const EDITS_MAX = 1000;
/** So that there are others beside those that are altered. */
const UNTOUCHED = 50;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    edits: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
  },
});
const [rounds, edits] = [Number(values.rounds), Number(values.edits)];
const [from, seed] = [Number(values.from), Number(values.seed)];
const areWhole = [rounds, edits, from, seed].every((number) => Number.isSafeInteger(number));
if (
  !areWhole ||
  rounds < from ||
  rounds > ROUNDS_MAX ||
  from < 1 ||
  edits < 1 ||
  edits > EDITS_MAX
) {
  console.error('usage: --rounds 1–10000 --edits 1–1000 [--seed N] [--from ROUND]');
  process.exit(2);
}

const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
console.log(
  `${String(rounds)} rounds of ${String(edits)} members; seed ${String(seed)}, ` +
    `commit ${commit.stdout.trim() || 'unknown'}, Node ${process.version}, ` +
    `${os.cpus()[0]?.model ?? 'unknown processor'} × ${String(os.cpus().length)}`,
);
const server = await startTestServer(18);
if (server === null) throw new Error('the PostgreSQL that npm carries does not run here');
const target = (user: string) => ({ ...server.address, user, database: 'books' });
let missed = 0;
let verifyMs = 0;
try {
  await prepareDatabase(server.address, 'books');
  await migrate(target(OWNER_ROLE), APP_ROLE);
  const database = { app: target(APP_ROLE), superuser: target('fealty_super') };
  const terms = { members: edits + UNTOUCHED, secret: randomBytes(32) };
  const stock = await stockBooks(database, terms);
  for (let round = from; round <= rounds; round += 1) {
    const done = await tamperRound({ original: database.superuser, stock, seed, edits }, round);
    missed += done.missed.length;
    verifyMs += done.verifyMs;
    const found = `${String(edits)} members altered, ${String(done.missed.length)} misfits`;
    console.log(`round ${String(round)}: ${found}, verified in ${done.verifyMs.toFixed(0)} ms`);
    for (const line of done.missed) console.log(`  ${line}`);
  }
} finally {
  await server.stop();
  rmSync(runFolder(), { recursive: true, force: true });
}
const done = rounds - from + 1;
console.log(
  `${String(done * edits)} alterations in ${String(done)} rounds: ${String(missed)} not as they ` +
    `should be; a verification took ${(verifyMs / done).toFixed(0)} ms`,
);
process.exitCode = missed === 0 ? 0 : 1;

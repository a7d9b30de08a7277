import { rmSync } from 'node:fs';
import pg from 'pg';
import { createLanes } from '../../packages/server/src/ledger/create-lanes.ts';
import { openDatabase } from '../../packages/server/src/runtime/database.ts';
import { migrate } from '../../packages/server/src/runtime/migrate.ts';
import { columnTypes } from '../../packages/server/src/runtime/pg-types.ts';
import { APP_ROLE, OWNER_ROLE, prepareDatabase } from '../../packages/server/src/runtime/roles.ts';
import { Programs } from '../../packages/server/src/store/programs.ts';
import { makeMerchant } from '../support/merchant.ts';
import { runFolder, startTestServer } from '../support/postgres.ts';
import { correctionRound, ROUND_EXPIRIES, ROUND_TIERS } from './corrections/round.ts';
import { stockMembers, stockProgram } from './corrections/stock.ts';
import { namedOption, readOptions, wholeOption } from '../support/script-options.ts';

/*
 * Corrects many members and takes it back, by workers that are killed on the way, and holds digests of
 * balances, lots, dates, tiers and budgets against each other:
 *   npm run correct:seal -- --members 10000 --acts give,take,reaward,reverse
 * Ends by itself; the exit code is 1 if anything is not what it was.
 */

const MEMBERS_MAX = 300_000;

const transactions = { activity: 'made_a_purchase' };
const ACTS = {
  give: {
    ...{ name: 'Give', reason: 'sorry' },
    ...{
      select: { members: { balance_min: '0' } },
      act: { give: { points: '120', qualifies: true } },
    },
  },
  take: {
    ...{ name: 'Take', reason: 'given by mistake' },
    ...{ select: { members: { balance_min: '0' } }, act: { take: { at_most: '90' } } },
  },
  reaward: {
    ...{ name: 'Double', reason: 'double' },
    ...{ select: { transactions }, act: { reaward: { multiplier: '2' } } },
  },
  reverse: {
    ...{ name: 'Reverse', reason: 'reverse' },
    ...{ select: { transactions }, act: { reverse: {} } },
  },
} as const;

const values = readOptions({
  members: { type: 'string', default: '10000' },
  acts: { type: 'string', default: Object.keys(ACTS).join(',') },
});
const members = wholeOption('members', values.members, 1, MEMBERS_MAX);
const asked = namedOption('acts', values.acts, Object.keys(ACTS));
const acts = Object.entries(ACTS).filter(([act]) => asked.includes(act));

const server = await startTestServer(18);
if (server === null) throw new Error('the PostgreSQL that npm carries does not run here');
const database = 'correct_seal';
await prepareDatabase(server.address, database);
await migrate({ ...server.address, user: OWNER_ROLE, database }, APP_ROLE);
const target = { ...server.address, user: APP_ROLE, database };
const owner = new pg.Pool({
  ...{ ...server.address, user: OWNER_ROLE, database },
  types: columnTypes,
  max: 2,
});
const opened = openDatabase(target);
const lanes = createLanes({
  connect: () => opened.connectLane(),
  programs: new Programs(opened.pool),
  watcher: {
    batchDone: () => undefined,
    trouble: (what, error) => {
      console.error(what, error);
    },
  },
});
let bad = 0;
for (const [index, [, document]] of acts.entries()) {
  const expiry = ROUND_EXPIRIES[index % ROUND_EXPIRIES.length] ?? { mode: 'never' };
  const program = stockProgram(expiry, ROUND_TIERS[1]);
  const merchantId = await makeMerchant(owner, { program }, Date.UTC(2026, 0, 1));
  await stockMembers(lanes, merchantId, members);
  const report = await correctionRound({
    ...{ pool: opened.pool, lanes, target, merchantId, document, kills: true },
  });
  const same = Object.entries(report.before).map(([what, digest]) => {
    const after = report.undone[what as keyof typeof report.undone];
    return `${what} ${after === digest ? 'equal' : 'OTHERWISE'}`;
  });
  bad += same.filter((line) => line.endsWith('OTHERWISE')).length;
  const { foresee, apply, undo } = report.seconds;
  console.log(
    `${document.name}, ${String(members)} members: ${JSON.stringify(report.lines)}, ` +
      `${String(report.kills)} workers killed; foreseen in ${foresee.toFixed(1)} s, ` +
      `applied in ${apply.toFixed(1)} s, undone in ${undo.toFixed(1)} s; ${same.join(', ')}`,
  );
}
await lanes.drain();
await opened.close();
await owner.end();
await server.stop();
rmSync(runFolder(), { recursive: true, force: true });
process.exitCode = bad === 0 ? 0 : 1;

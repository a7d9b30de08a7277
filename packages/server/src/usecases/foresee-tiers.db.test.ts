import {
  compileProgram,
  countedAt,
  outlookOf,
  type Member,
  type Program,
  type ProgramDocument,
  type TierOutlook,
  type TierRulesDocument,
} from '@fealty/core';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { sweepAll } from '../../../../tests/support/sweep-all.ts';
import { Patience } from '../jobs/patience.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { applyProgram } from './apply-program.ts';
import { foreseeTiers, type TierForesight } from './foresee-tiers.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 10, 12);
/** What members spend on the first day and two days later; margins are wider than one more purchase. */
const SPENT = [
  ['ann', '40', '30.50'],
  ['bob', '140', '70.75'],
  ['cem', '320', '0'],
  ['dee', '120', '290'],
  ['eve', '700', '250.25'],
  ['fay', '95.50', '0'],
  ['gus', '230', '0'],
  ['hal', '0', '0'],
  ['ivy', '510', '10'],
] as const;

const tiersAt = (
  ...tiers: readonly (readonly [id: string, threshold: string])[]
): ProgramDocument['tiers'] => tiers.map(([id, threshold]) => ({ id, name: id, threshold }));
const BEFORE = tiersAt(['silver', '0'], ['gold', '200'], ['opal', '500']);
const RAISED = tiersAt(['silver', '0'], ['gold', '260'], ['opal', '800']);
const LOWERED = tiersAt(['silver', '0'], ['bronze', '80'], ['gold', '150'], ['opal', '400']);
const WITHOUT_GOLD = tiersAt(['silver', '0'], ['opal', '300']);

const KINDS: readonly TierRulesDocument[] = [
  { kind: 'lifetime' },
  { kind: 'lifetime', measure: 'spend' },
  { kind: 'period', months: 1 },
  { kind: 'period', months: 1, measure: 'spend', downgrade: 'never' },
  { kind: 'rolling', days: 60 },
  { kind: 'rolling', months: 2, measure: 'spend', downgrade: 'never' },
];

let database: TestDatabase;
let owner: pg.Pool;
let ledger: OpenLanes;
let merchantId = 0;

beforeEach(async () => {
  database = await testDatabase();
  owner = new pg.Pool({ ...database.owner, max: 2, types: columnTypes });
  owner.on('error', () => undefined);
});

afterEach(async () => {
  expect(ledger.troubles).toEqual([]);
  await ledger.close();
  await owner.end();
  await database.drop();
});

function program(tierRules: TierRulesDocument, tiers: ProgramDocument['tiers']): ProgramDocument {
  const activities = SHOP.activities.filter(({ id }) => id === 'made_a_purchase');
  return { ...SHOP, activities, tierRules, tiers };
}

async function setClock(at: number): Promise<void> {
  await owner.query(
    `update merchants
        set clock_offset_ms = $1 - floor(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    [at],
  );
}

const named = (name: string) => ({ by: 'email', value: `${name}@example.com` }) as const;

async function buy(name: string, subtotal: string, order: string): Promise<void> {
  if (subtotal === '0') return;
  const { status, body } = await ledger.send({
    ...{ kind: 'purchase', member: named(name), activityId: 'made_a_purchase' },
    order: {
      ...{ id: `${order}-${name}`, total: subtotal, subtotal },
      ...{ currency: 'USD', coupons: [], lines: [] },
    },
  });
  expect([name, status, body]).toEqual([name, 200, body]);
}

/** A shop whose members bought on two days; two have their tier by hand, and one has left. */
async function open(document: ProgramDocument): Promise<void> {
  merchantId = await makeMerchant(owner, { program: document }, START);
  ledger = openLanes(database, merchantId);
  await setClock(START);
  for (const [name, first] of [...SPENT, ['kit', '900'] as const]) {
    const profile = { email: `${name}@example.com`, firstName: name, lastName: '' };
    await ledger.send({ kind: 'enroll', profile });
    await buy(name, first, 'first');
  }
  await setClock(START + 2 * DAY);
  for (const [name, , second] of SPENT) await buy(name, second, 'second');
  const reason = 'a friend of the house';
  await ledger.send({ kind: 'set_tier', member: named('ann'), tierId: 'opal', reason });
  await ledger.send({ kind: 'set_tier', member: named('eve'), tierId: 'gold', reason });
  await ledger.send({ kind: 'set_member_status', member: named('kit'), status: 'deleted' });
}

interface Head {
  readonly tierId: string | null;
  readonly qualified: number;
  readonly standing: Member['standing'];
}

async function heads(): Promise<readonly Head[]> {
  const { rows } = await owner.query<Head>(
    `select h.tier_id as "tierId", h.qualified, h.standing from member_heads h
       join members m on m.merchant_id = h.merchant_id and m.id = h.id
      where m.status <> 'deleted' order by h.id`,
  );
  return rows;
}

function compiled(document: ProgramDocument): Program {
  const result = compileProgram(document, 2, {});
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.program;
}

/** Each member judged alone by core. */
function judged(document: ProgramDocument, members: readonly Head[], at: number): TierOutlook[] {
  const wanted = compiled(document);
  return members.map((head) => {
    const assigned = head.standing?.assigned ?? null;
    const counted = countedAt(wanted, head, at);
    return outlookOf(wanted, { tierId: head.tierId, counted, assigned });
  });
}

function tally(ids: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const id of ids) counts[String(id)] = (counts[String(id)] ?? 0) + 1;
  return counts;
}

function then({ tiers }: TierForesight): Record<string, number> {
  const some = tiers.filter(({ membersThen }) => membersThen > 0);
  return Object.fromEntries(some.map(({ tierId, membersThen }) => [String(tierId), membersThen]));
}

describe.each(KINDS)('tiers by $kind, $measure, $downgrade', (rules) => {
  it.each([
    ['raised', RAISED],
    ['lowered, with one more', LOWERED],
    ['without a tier that has members', WITHOUT_GOLD],
  ])('%s: everybody comes to be where it was foreseen', async (_how, tiers) => {
    await open(program(rules, BEFORE));
    const document = program(rules, tiers);
    const foreseen = await foreseeTiers(owner, merchantId, document);
    const members = await heads();
    const alone = judged(document, members, foreseen.at);
    expect(foreseen.members).toBe(SPENT.length);
    expect(then(foreseen)).toEqual(tally(alone.map(({ tierId }) => tierId)));
    const ways = tally(alone.map(({ way }) => way));
    const { stays: _stays, ...moving } = ways;
    const told: Record<string, number> = {};
    for (const { way, members: some } of foreseen.moves) told[way] = (told[way] ?? 0) + some;
    expect(told).toEqual(moving);

    // And so it comes to be, once everybody has earned a little and time has passed.
    await applyProgram(owner, { merchantId, document, actor: 'test' });
    for (const [name] of SPENT) await buy(name, '1', 'third');
    await setClock(rules.kind === 'period' ? Date.UTC(2026, 1, 1, 1) : START + 4 * DAY);
    const { signal } = new AbortController();
    const { pool, files, lanes } = ledger;
    const patience = new Patience(1000, 100);
    for (let round = 0; round < 3; round += 1) {
      await sweepAll({ pool, files, lanes, patience, signal });
    }
    expect(tally((await heads()).map(({ tierId }) => tierId))).toEqual(then(foreseen));
  });
});

describe('rules of another kind', () => {
  it('count anew, and everybody holds a tier for a window', async () => {
    await open(program({ kind: 'lifetime' }, BEFORE));
    const document = program({ kind: 'rolling', days: 30 }, BEFORE);
    const foreseen = await foreseeTiers(owner, merchantId, document);
    const until = new Date(foreseen.heldUntil ?? 0).toISOString();
    expect([foreseen.isAnew, until]).toEqual([true, '2026-02-11T00:00:00.000Z']);
    expect(then(foreseen)).toEqual({ silver: SPENT.length - 1, opal: 1 });
    const back = program({ kind: 'lifetime' }, LOWERED);
    expect(await foreseeTiers(owner, merchantId, back)).toMatchObject({
      ...{ isAnew: false, heldUntil: null },
    });
  });
});

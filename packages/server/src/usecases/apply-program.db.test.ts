import type { ProgramDocument } from '@fealty/core';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { Programs } from '../store/programs.ts';
import { addMerchant } from '../store/merchants.ts';
import { applyProgram } from './apply-program.ts';
import { ProgramRefused } from './judge-program.ts';
import { CouponsRefused, uploadCoupons } from './upload-coupons.ts';

const BASE: ProgramDocument = {
  name: 'Shop',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [{ id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } }],
  rewards: [
    { id: 'reward_00001', name: 'A', type: 'fixed_amount', value: '5', points: '50' },
    { id: 'reward_00002', name: 'B', type: 'product', value: '5', points: '60', coupons: 'none' },
  ],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

const database = useDatabase();

let made = 0;

async function merchant(): Promise<number> {
  made += 1;
  const name = `Shop ${String(made)}`;
  const id = made.toString(16).padStart(10, '0');
  const publicId = id.padStart(32, '0');
  const added = await inTransaction(database.pool, (client) =>
    addMerchant(client, { partnerId: id, publicId, name, isTest: true }),
  );
  return added.id;
}

function apply(merchantId: number, document: unknown): ReturnType<typeof applyProgram> {
  return applyProgram(database.pool, { merchantId, document, actor: 'test' });
}

describe('applying a program', () => {
  it('makes a version with stamps, stocks for pools and an entry in the audit', async () => {
    const id = await merchant();
    expect(await apply(id, BASE)).toMatchObject({ version: 1, isNew: true });
    expect(
      await database.rows('select reward_id from reward_stocks where merchant_id = $1', [id]),
    ).toEqual([{ reward_id: 'reward_00001' }]);
    const audit = 'select action, subject, actor from audit_entries where merchant_id = $1';
    expect(await database.rows(audit, [id])).toEqual([
      { action: 'program.applied', subject: 'version 1', actor: 'test' },
    ]);
    const program = await new Programs(database.pool).refresh(id);
    expect(program.rewards.get('reward_00001')?.createdAt).toBeGreaterThan(0);
  });

  it('names rewards whose pool holds no code, until there is one', async () => {
    const id = await merchant();
    expect(await apply(id, BASE)).toMatchObject({ withoutCodes: ['reward_00001'] });
    const pool = { merchantId: id, rewardId: 'reward_00001', expiresAt: null, actor: 'test' };
    await uploadCoupons(database.pool, { ...pool, codes: ['ONE'] });
    expect(await apply(id, BASE)).toMatchObject({ isNew: false, withoutCodes: [] });
  });

  it('refuses rules that nothing can meet, with place and reason', async () => {
    const id = await merchant();
    const when = { attribute: 'order.total', operator: 'between', value: ['5', '5'] };
    const rules = [{ type: 'multiplier', multiplier: '2', when }];
    const activities = [{ ...BASE.activities[0], rules }];
    const refused = apply(id, { ...BASE, activities });
    await expect(refused).rejects.toThrow(
      'activities[0].rules[0].when: no order.total passes between [5, 5]; a condition that',
    );
  });

  it('changes nothing when the same is applied again, in whatever order its fields stand', async () => {
    const id = await merchant();
    await apply(id, BASE);
    const { name, ...rest } = BASE;
    expect(await apply(id, { ...rest, name })).toMatchObject({ version: 1, isNew: false });
    expect(
      await database.rows('select 1 from audit_entries where merchant_id = $1', [id]),
    ).toHaveLength(1);
  });

  it('keeps what a budget has given out when the program changes its bounds', async () => {
    const id = await merchant();
    const withBudget = (uses: number): ProgramDocument => ({
      ...BASE,
      budgets: [{ id: 'launch', uses }],
      activities: BASE.activities.map((activity) => ({ ...activity, budget: 'launch' })),
    });
    await apply(id, withBudget(5));
    await database.pool.query('update budgets set uses = 3 where merchant_id = $1', [id]);
    await apply(id, BASE);
    await apply(id, withBudget(9));
    const given = 'select budget_id, uses from budgets where merchant_id = $1';
    expect(await database.rows(given, [id])).toEqual([{ budget_id: 'launch', uses: 3 }]);
  });

  it('stamps only what reads differently, and remembers when it first came', async () => {
    const id = await merchant();
    await apply(id, BASE);
    const [first] = await database.rows(
      'select stamps from program_versions where merchant_id = $1',
      [id],
    );
    await database.pool.query('update merchants set clock_offset_ms = 86400000 where id = $1', [
      id,
    ]);
    const [a, b] = BASE.rewards;
    const changed = { ...BASE, rewards: [{ ...a, points: '70' }, b] };
    expect(await apply(id, changed)).toMatchObject({ version: 2, isNew: true });
    const [second] = await database.rows(
      'select stamps from program_versions where merchant_id = $1 and version = 2',
      [id],
    );
    const before = first?.['stamps'] as Record<string, { createdAt: number; updatedAt: number }>;
    const after = second?.['stamps'] as typeof before;
    expect(after['reward:reward_00002']).toEqual(before['reward:reward_00002']);
    expect(after['tier:silver']).toEqual(before['tier:silver']);
    expect(after['reward:reward_00001']?.createdAt).toBe(before['reward:reward_00001']?.createdAt);
    const moved = (after['reward:reward_00001']?.updatedAt ?? 0) - 86_000_000;
    expect(moved).toBeGreaterThan(before['reward:reward_00001']?.updatedAt ?? 0);
  });

  it('refuses a document whole, with every problem and its place', async () => {
    const id = await merchant();
    await apply(id, BASE);
    const twice = { ...BASE, timeZone: 'Mars/Olympus', tiers: [...BASE.tiers, ...BASE.tiers] };
    const refused = await apply(id, twice).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProgramRefused);
    const paths = (refused as ProgramRefused).problems.map(({ path }) => path);
    expect(paths).toEqual(['timeZone', 'tiers[1].id', 'tiers[1].threshold']);
    const shape = await apply(id, { ...BASE, colour: 'red' }).catch((error: unknown) => error);
    expect((shape as ProgramRefused).message).toContain('colour: "red"; only name, currency');
    const versions = 'select version from program_versions where merchant_id = $1';
    expect(await database.rows(versions, [id])).toEqual([{ version: 1 }]);
  });

  it('numbers versions without a gap when many apply at once', async () => {
    const id = await merchant();
    const names = ['A', 'B', 'C', 'D', 'E'];
    const applied = await Promise.all(names.map((name) => apply(id, { ...BASE, name })));
    expect(applied.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('coupons', () => {
  const upload = (id: number, codes: string[]): Promise<number> =>
    uploadCoupons(database.pool, {
      merchantId: id,
      rewardId: 'reward_00001',
      codes,
      expiresAt: null,
      actor: 'test',
    });

  it('are numbered on behind those that are there', async () => {
    const id = await merchant();
    await apply(id, BASE);
    expect(await upload(id, ['A1', '', ' A2 '])).toBe(2);
    expect(await upload(id, ['B1'])).toBe(1);
    const coupons = 'select number, code from coupons where merchant_id = $1 order by number';
    expect(await database.rows(coupons, [id])).toEqual([
      { number: 1, code: 'A1' },
      { number: 2, code: 'A2' },
      { number: 3, code: 'B1' },
    ]);
    const stock = 'select uploaded, issued from reward_stocks where merchant_id = $1';
    expect(await database.rows(stock, [id])).toEqual([{ uploaded: 3, issued: 0 }]);
  });

  it('are refused with their lines when one is there twice, and none is taken', async () => {
    const id = await merchant();
    await apply(id, BASE);
    await upload(id, ['A1']);
    await expect(upload(id, ['N1', 'N2', 'N1'])).rejects.toThrow('line 3: N1 stands on line 1');
    await expect(upload(id, ['N1', '', 'A1'])).rejects.toThrow('line 3: A1 is in the pool');
    await expect(upload(9999, ['N1'])).rejects.toThrow(CouponsRefused);
    const stock = 'select uploaded from reward_stocks where merchant_id = $1';
    expect(await database.rows(stock, [id])).toEqual([{ uploaded: 1 }]);
  });

  it('get different numbers when two upload at once', async () => {
    const id = await merchant();
    await apply(id, BASE);
    const lists = Array.from({ length: 8 }, (_, list) =>
      Array.from({ length: 20 }, (_none, index) => `L${String(list)}-${String(index)}`),
    );
    await Promise.all(lists.map((codes) => upload(id, codes)));
    const counted = `select count(*) as all, max(number) as last from coupons where merchant_id = $1`;
    expect(await database.rows(counted, [id])).toEqual([{ all: 160, last: 160 }]);
  });
});

import type { ProgramDocument } from '@fealty/core';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { addMerchant, type Merchant } from '../store/merchants.ts';
import { applyProgram } from './apply-program.ts';
import { ProgramMoved, ProgramRefused, VersionUnknown } from './judge-program.ts';
import { planProgram } from './plan-program.ts';
import { readHistory, readToldVersion } from './program-history.ts';
import { promoteProgram, rollBackProgram } from './repeat-program.ts';
import {
  allDrafts,
  applyDraft,
  createDraft,
  deleteDraft,
  DRAFTS_MAX,
  findDraft,
  updateDraft,
} from './save-draft.ts';

const BASE: ProgramDocument = {
  name: 'Shop',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [{ id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } }],
  rewards: [{ id: 'reward_00001', name: 'A', type: 'fixed_amount', value: '5', points: '50' }],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};
const TWICE = earning('2');

function earning(multiplier: string): ProgramDocument {
  return {
    ...BASE,
    activities: [{ id: 'made_a_purchase', name: 'Purchase', earn: { multiplier } }],
  };
}

const database = useDatabase();
let made = 0;

async function merchant(isTest = true): Promise<Merchant> {
  made += 1;
  const id = made.toString(16).padStart(10, '0');
  return inTransaction(database.pool, (client) =>
    addMerchant(client, {
      ...{ partnerId: id, publicId: id.padStart(32, '0') },
      ...{ name: `Shop ${String(made)}`, isTest },
    }),
  );
}

async function running(document: ProgramDocument = BASE): Promise<number> {
  const { id } = await merchant();
  await apply(id, document);
  return id;
}

function apply(merchantId: number, document: unknown, base?: number) {
  const wanted = { merchantId, document, actor: 'test', base: base ?? null };
  return applyProgram(database.pool, wanted);
}

function plan(merchantId: number, document: unknown, base: number | null = null) {
  return planProgram(database.pool, { merchantId, document, base });
}

const EARNS = 'Purchase earns 2 points per USD instead of 1 point per USD.';

describe('a plan', () => {
  it('says what applying changes, and is empty afterwards', async () => {
    const id = await running();
    const before = await plan(id, TWICE, 1);
    expect(before).toMatchObject({
      running: 1,
      isNew: true,
      problems: [],
      withoutCodes: ['reward_00001'],
    });
    expect(before.changes.map(({ sentence }) => sentence)).toEqual([EARNS]);
    expect(await apply(id, TWICE, 1)).toMatchObject({
      version: 2,
      isNew: true,
      changes: before.changes,
    });
    expect(await plan(id, TWICE, 2)).toMatchObject({ running: 2, isNew: false, changes: [] });
    expect(await apply(id, TWICE, 2)).toMatchObject({ version: 2, isNew: false });
  });

  it('writes nothing', async () => {
    const id = await running();
    const count = 'select count(*)::integer as n from program_versions where merchant_id = $1';
    await plan(id, {
      ...TWICE,
      rewards: [...TWICE.rewards, { ...BASE.rewards[0], id: 'reward_00002' }],
    });
    expect(await database.rows(count, [id])).toEqual([{ n: 1 }]);
    const stocks = 'select reward_id from reward_stocks where merchant_id = $1';
    expect(await database.rows(stocks, [id])).toHaveLength(1);
  });

  it('takes a default that is written out for what it is', async () => {
    const id = await running();
    const written = { ...BASE, policies: { debt: 'owe', bonuses: 'best' }, rounding: 'half_up' };
    expect(await plan(id, written)).toMatchObject({ isNew: false, changes: [] });
    expect(await apply(id, written)).toMatchObject({ version: 1, isNew: false });
  });

  it('names problems by field, and warns of what is hardly meant', async () => {
    const id = await running();
    const odd = { ...BASE, currency: 'usd', rewards: [{ ...BASE.rewards[0], points: '-1' }] };
    const { problems, isNew } = await plan(id, odd);
    expect(isNew).toBe(false);
    expect(problems.map(({ path }) => path)).toEqual(['currency', 'rewards[0].points']);
    const { problems: low } = await plan(id, { ...BASE, name: 'a\u0000b' });
    expect(low).toMatchObject([{ path: 'name' }]);
    const over = { ...BASE, rewards: [{ ...BASE.rewards[0], until: '2020-01-01' }] };
    expect((await plan(id, over)).warnings).toMatchObject([
      { kind: 'unreachable_reward', path: 'rewards[0].until' },
    ]);
  });
});

describe('a version that does not run any more', () => {
  it('is no base of a change, and what changed since is told', async () => {
    const id = await running();
    await apply(id, TWICE);
    const late = plan(id, earning('3'), 1);
    await expect(late).rejects.toBeInstanceOf(ProgramMoved);
    await expect(late).rejects.toThrow(
      `Version 1 does not run any more; 2 does. Since then:\n  ${EARNS}`,
    );
    await expect(apply(id, earning('3'), 1)).rejects.toBeInstanceOf(ProgramMoved);
    await expect(apply(id, earning('3'), 7)).rejects.toBeInstanceOf(VersionUnknown);
    // Whoever sends his change again because the answer was lost is told that it runs.
    expect(await apply(id, TWICE, 1)).toMatchObject({ version: 2, isNew: false });
  });

  it('is told to the later of two who apply at once', async () => {
    const id = await running();
    const ends = await Promise.allSettled([apply(id, earning('2'), 1), apply(id, earning('3'), 1)]);
    const won = ends.filter((end) => end.status === 'fulfilled').map(({ value }) => value);
    const lost = ends
      .filter((end) => end.status === 'rejected')
      .map(({ reason }) => reason as unknown);
    expect(won).toMatchObject([{ version: 2, isNew: true }]);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toBeInstanceOf(ProgramMoved);
    expect((lost[0] as ProgramMoved).changes).toHaveLength(1);
  });
});

describe('history', () => {
  it('says who applied what from where, each version against the one before', async () => {
    const id = await running();
    await apply(id, TWICE);
    const wanted = { merchantId: id, version: 1, base: 2, actor: 'key:main' };
    expect(await rollBackProgram(database.pool, wanted)).toMatchObject({ version: 3, isNew: true });
    const { versions, total } = await readHistory(database.pool, id, { skip: 0, limit: 2 });
    expect(total).toBe(3);
    expect(versions.map(({ document: _document, appliedAt, ...rest }) => rest)).toMatchObject([
      {
        version: 3,
        appliedBy: 'key:main',
        origin: { by: 'rollback', version: 1 },
        isRunning: true,
      },
      { version: 2, appliedBy: 'test', origin: { by: 'apply' }, isRunning: false },
    ]);
    expect(versions[1]?.changes.map(({ sentence }) => sentence)).toEqual([EARNS]);
    expect(versions[0]?.document).toEqual(BASE);
    const older = await readHistory(database.pool, id, { skip: 2, limit: 2 });
    expect(older.versions).toMatchObject([{ version: 1, changes: [] }]);
    expect(await readToldVersion(database.pool, id, 2)).toMatchObject({ isRunning: false });
    await expect(readToldVersion(database.pool, id, 4)).rejects.toBeInstanceOf(VersionUnknown);
    await expect(rollBackProgram(database.pool, { ...wanted, version: 9 })).rejects.toThrow(
      'There is no version 9 of the program',
    );
  });

  it('tells of a version that came from another merchant, in the audit too', async () => {
    const from = await merchant();
    const to = await merchant(false);
    await apply(from.id, TWICE);
    await apply(to.id, BASE);
    const promoted = await promoteProgram(database.pool, {
      from,
      to,
      version: 1,
      base: 1,
      actor: 'cli',
    });
    expect(promoted).toMatchObject({ version: 2, isNew: true });
    const { versions } = await readHistory(database.pool, to.id, { skip: 0, limit: 1 });
    expect(versions[0]?.origin).toEqual({ by: 'promote', partnerId: from.partnerId, version: 1 });
    const audit = `select action, actor, after from audit_entries where merchant_id = $1 order by at desc limit 1`;
    expect(await database.rows(audit, [to.id])).toMatchObject([
      { action: 'program.applied', actor: 'cli', after: { origin: { by: 'promote' } } },
    ]);
  });
});

describe('drafts', () => {
  const draftOf = (merchantId: number, id = 'a'.repeat(24)) => ({
    merchantId,
    id,
    actor: 'key:ann',
  });

  it('stand beside what runs, begin with it, and may be unfinished', async () => {
    const id = await running();
    const request = draftOf(id);
    const saved = await createDraft(database.pool, request, { name: 'Spring' });
    expect(saved).toMatchObject({
      kind: 'saved',
      draft: { name: 'Spring', document: BASE, baseVersion: 1, revision: 1, createdBy: 'key:ann' },
    });
    const changed = await updateDraft(
      database.pool,
      { ...request, actor: 'key:bob' },
      {
        ...{ revision: 1, document: { name: 'half' } },
      },
    );
    expect(changed).toMatchObject({ kind: 'saved', draft: { revision: 2, updatedBy: 'key:bob' } });
    expect((await plan(id, { name: 'half' })).problems).not.toEqual([]);
    await expect(
      applyDraft(database.pool, request, { revision: 2, base: null }),
    ).rejects.toBeInstanceOf(ProgramRefused);
    expect(await findDraft(database.pool, id, request.id)).toMatchObject({ revision: 2 });
    expect(await allDrafts(database.pool, id)).toMatchObject([{ name: 'Spring' }]);
    expect(await deleteDraft(database.pool, request)).toBe(true);
    expect(await deleteDraft(database.pool, request)).toBe(false);
  });

  it('are not overwritten by somebody who has not seen the last change', async () => {
    const id = await running();
    const request = draftOf(id);
    await createDraft(database.pool, request, { name: 'Spring', document: TWICE });
    const both = await Promise.all(
      ['One', 'Two'].map((name) => updateDraft(database.pool, request, { revision: 1, name })),
    );
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'saved']);
    const stale = { revision: 1, base: null };
    expect(await applyDraft(database.pool, request, stale)).toMatchObject({ kind: 'changed' });
  });

  it('run for the version that they were made for, and are gone then', async () => {
    const id = await running();
    const request = draftOf(id);
    await createDraft(database.pool, request, { name: 'Spring', document: TWICE });
    await apply(id, earning('5'));
    const any = { revision: null, base: null };
    await expect(applyDraft(database.pool, request, any)).rejects.toBeInstanceOf(ProgramMoved);
    await updateDraft(database.pool, request, { revision: 1, base: 2 });
    expect(await applyDraft(database.pool, request, any)).toMatchObject({
      kind: 'applied',
      applied: { version: 3, isNew: true },
    });
    expect(await findDraft(database.pool, id, request.id)).toBeNull();
    const { versions } = await readHistory(database.pool, id, { skip: 0, limit: 1 });
    expect(versions[0]?.origin).toEqual({ by: 'draft', name: 'Spring' });
    const audit = `select action from audit_entries where merchant_id = $1 and action like 'program_draft%'
      order by at`;
    expect((await database.rows(audit, [id])).map(({ action }) => action)).toEqual([
      'program_draft.created',
      'program_draft.changed',
    ]);
  });

  it('have names of their own, a base that ran, and are twenty at most', async () => {
    const id = await running();
    const digits = (n: number): string => n.toString(16).padStart(24, '0');
    const create = (n: number, name: string, base?: number) =>
      createDraft(database.pool, draftOf(id, digits(n)), {
        name,
        ...(base === undefined ? {} : { base }),
      });
    await create(0, 'Draft 0');
    expect(await create(99, 'Draft 0')).toEqual({ kind: 'name_taken' });
    expect(await create(99, 'Draft', 2)).toEqual({ kind: 'base_unknown' });
    for (let n = 1; n < DRAFTS_MAX; n += 1) await create(n, `Draft ${String(n)}`);
    expect(await create(99, 'One more')).toEqual({ kind: 'too_many' });
    const other = await running();
    expect(await updateDraft(database.pool, draftOf(other, digits(0)), { revision: 1 })).toEqual({
      kind: 'unknown',
    });
  });
});

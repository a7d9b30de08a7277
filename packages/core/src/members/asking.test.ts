import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import { coreDriver, countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { plain, tiered, welcoming } from '../../../../tests/scenarios/programs.ts';
import { importScope, type Command, type Enroll, type UpdateMember } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Needs } from '../decision.ts';
import type { ProgramDocument } from '../program/document.ts';

const actor = 'key:test';
const email = 'ann@example.com';
const byEmail = { by: 'email', value: email } as const;
const profile = { email, uid: '1', firstName: 'Ann', lastName: 'T' };
const ann: Enroll = { kind: 'enroll', actor, profile };
const order = { id: 'O1', total: '', subtotal: '10', currency: '', coupons: [], lines: [] };
const bought: Command = {
  ...{ kind: 'purchase', actor, member: byEmail, activityId: 'made_a_purchase', order },
};

/** Joining draws on one budget, a bonus of orders on another. */
const budgeted: ProgramDocument = {
  ...welcoming,
  budgets: [
    { id: 'welcome', points: '1000' },
    { id: 'launch', points: '1000' },
  ],
  activities: welcoming.activities.map((one) => {
    if (one.id === 'created_an_account') return { ...one, budget: 'welcome' };
    if (one.id !== 'made_a_purchase') return one;
    const double = { id: 'double', type: 'multiplier', multiplier: '2', budget: 'launch' } as const;
    return { ...one, rules: [double] };
  }),
};

/** A shop after some commands, and what another asks of a store that has loaded only some of it. */
async function after(document: ProgramDocument, ...commands: readonly Command[]) {
  const driver = coreDriver({ title: '', program: document, table: '' });
  for (const command of commands) await driver.carryOut(command, noonOf(driver, 1));
  const now = noonOf(driver, 2);
  const asks = (command: Command, loaded: Needs): Needs | string => {
    const books = loadPartly(driver.books, loaded, now);
    const scene = { books, program: compiled(document), now, fresh: countingFresh(500) };
    const decision = decide(scene, command);
    if (decision.kind !== 'needs') return decision.kind;
    return Object.fromEntries(
      Object.entries(decision.needs).filter(([, list]) => (list as unknown[]).length > 0),
    );
  };
  return { driver, asks };
}

const identities = [
  { kind: 'uid', value: '1' },
  { kind: 'email', value: email },
] as const;

describe('whoever joins asks', () => {
  it('for his names, who brought him, what waits for him and what joining draws on', async () => {
    const { asks } = await after(budgeted);
    const joining = { budgets: ['welcome'], flows: ['created_an_account'] };
    expect(asks({ ...ann, referrerCode: 'bob1' }, {})).toEqual({
      ...{ identities, cached: [email], ...joining },
      lookups: [{ kind: 'referral_code', value: 'BOB1' }],
    });
    const nameless = { firstName: 'Bo', lastName: 'T' };
    expect(asks({ ...ann, profile: nameless, referrerCode: '' }, {})).toEqual(joining);
  });

  it('for what orders draw on, if some wait for him', async () => {
    const { asks } = await after(budgeted, bought);
    expect(asks(ann, { identities, cached: [email] })).toEqual({
      budgets: ['welcome', 'launch'],
      flows: ['created_an_account', 'made_a_purchase'],
    });
  });

  it('for his line alone beside his names, if he is carried over', async () => {
    const { asks } = await after(budgeted, bought);
    const key = { importId: 'old', line: 3 };
    const imported = { key, referralCode: '' };
    const loaded = { identities, cached: [email] };
    expect(asks({ ...ann, imported }, loaded)).toEqual({
      claims: [{ scope: importScope(key), key: '3' }],
    });
  });
});

describe('whoever is changed asks', () => {
  const change = (changes: UpdateMember['changes']): Command => {
    return { kind: 'update_member', actor, member: byEmail, changes };
  };

  it('for the names that he gets and gives up, and for none that he keeps', async () => {
    const { asks } = await after(plain, ann);
    const loaded = { members: [byEmail] };
    expect(asks(change({ firstName: 'Anna', uid: '1' }), loaded)).toBe('done');
    expect(asks(change({ uid: '2' }), loaded)).toEqual({
      identities: [
        { kind: 'uid', value: '1' },
        { kind: 'uid', value: '2' },
      ],
    });
    expect(asks(change({ email: 'new@example.com' }), loaded)).toEqual({
      cached: ['new@example.com'],
    });
    expect(asks(change({ email: '' }), loaded)).toBe('done');
    const merging = { mergesByUid: true };
    expect(asks({ ...change({ lastName: 'U' }), ...merging }, loaded)).toBe('done');
  });
});

describe('a profile', () => {
  it('is reached by an address without the spaces around it, also if it reads like his id', async () => {
    const uid = 'anna@example.com';
    const { driver } = await after(plain, { ...ann, profile: { ...profile, uid } });
    const changes = { email: ' Anna@Example.com ' };
    const command: Command = { kind: 'update_member', actor, member: byEmail, changes };
    await driver.carryOut(command, noonOf(driver, 2));
    expect((await driver.member(uid))?.profile).toMatchObject({ uid, email: uid });
    expect(await driver.member(email)).toBeNull();
  });

  it('may be changed though it lacks what is wanted of whoever joins now', async () => {
    const badge = { name: 'badge', type: 'string', required: true } as const;
    const document = { ...plain, members: { attributes: [badge] } };
    const imported = { key: { importId: 'old', line: 1 } };
    const { driver } = await after(document, { ...ann, imported });
    const rename = (changes: UpdateMember['changes']): Command => {
      return { kind: 'update_member', actor, member: byEmail, changes };
    };
    const ended = await driver.carryOut(rename({ firstName: 'Anna' }), noonOf(driver, 2));
    expect(ended.kind).toBe('done');
    const noted = await driver.carryOut(rename({ custom: { hat: 'L' } }), noonOf(driver, 2));
    expect(noted).toMatchObject({ kind: 'refused', code: 'attribute_missing' });
  });
});

it('what waited for whoever joins is judged at the tier that joining brought him', async () => {
  const joined = { id: 'created_an_account', name: 'Joined', earn: { points: '100' } };
  const document = { ...tiered, activities: [...tiered.activities, joined] };
  const { driver } = await after(document, bought, ann);
  expect((await driver.balances(email)).available).toBe(115);
});

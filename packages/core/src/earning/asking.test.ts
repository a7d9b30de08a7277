import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import { coreDriver, countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { plain, reminding } from '../../../../tests/scenarios/programs.ts';
import { reminderKey, type Command, type ModifyAward } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision, Needs } from '../decision.ts';
import type { ProgramDocument, RuleDocument } from '../program/document.ts';
import { lastMoment } from '../time/calendar.ts';

const actor = 'key:test';
const email = 'ann@example.com';
const member = { by: 'email', value: email } as const;
const order = { id: 'O1', total: '', subtotal: '10', currency: '', coupons: [], lines: [] };
const bought = { kind: 'purchase', actor, member, activityId: 'made_a_purchase', order } as const;
const given = { kind: 'award', actor, member, activityId: 'goodwill' } as const;

/** A shop that Ann has joined, whole and as a store that has loaded only some of it. */
async function shop(document: ProgramDocument = plain) {
  const driver = coreDriver({ title: '', program: document, table: '' });
  const profile = { email, uid: '1', firstName: 'Ann', lastName: 'T' };
  await driver.carryOut({ kind: 'enroll', actor, profile }, noonOf(driver, 1));
  const { books } = driver;
  const now = noonOf(driver, 2);
  const scene = { program: compiled(document), now, fresh: countingFresh(500) };
  const run = (command: Command): Decision => decide({ ...scene, books }, command);
  const asks = (command: Command, loaded: Needs): Needs | string => {
    const partial = loadPartly(books, { members: [member], ...loaded }, now);
    const decision = decide({ ...scene, books: partial }, command);
    return decision.kind === 'needs' ? decision.needs : decision.kind;
  };
  return { driver, run, asks, id: (await driver.member(email))?.id ?? '' };
}

describe('an earning asks its store', () => {
  it('for what its activity gave in this hour, and for its order if it has one', async () => {
    const { asks } = await shop();
    const flows = ['goodwill'];
    expect(asks(given, {})).toEqual({ flows });
    expect(asks(given, { flows })).toBe('done');
    expect(asks({ ...given, orderId: '' }, { flows })).toBe('done');
    const claims = [{ scope: 'goodwill', key: 'O7' }];
    expect(asks({ ...given, orderId: 'O7' }, { flows })).toEqual({ claims });
  });

  it('for the claim of an order, once', async () => {
    const { asks } = await shop();
    const flows = ['made_a_purchase'];
    expect(asks(bought, {})).toEqual({ flows });
    const claims = [{ scope: 'made_a_purchase', key: 'O1' }];
    expect(asks(bought, { flows })).toEqual({ claims });
  });

  it('for all under the address of a stranger, whom nobody else may enrol meanwhile', async () => {
    const { asks } = await shop();
    const value = 'bob@example.com';
    const stranger = { ...bought, member: { by: 'email', value } } as const;
    const identities = [{ kind: 'email', value }] as const;
    const claims = [{ scope: 'made_a_purchase', key: 'O1' }];
    const all = { claims, identities, cached: [value] };
    expect(asks(stranger, { identities })).toEqual(all);
    expect(asks(stranger, { identities, claims })).toEqual(all);
    expect(asks(stranger, { identities, cached: [value] })).toEqual(all);
    expect(asks(stranger, all)).toBe('done');
  });
});

describe('an order of a stranger', () => {
  it.each([
    ['told by his id is nobody’s', { member: { by: 'uid', value: '9' } }, 'member_unknown'],
    ['of an activity that is paused is refused', { activityId: 'closed' }, 'activity_paused'],
    ['of no activity is refused', { activityId: 'none' }, 'activity_unknown'],
  ] as const)('%s', async (_title, more, code) => {
    const { run } = await shop();
    const stranger = { by: 'email', value: 'bob@example.com' } as const;
    const decision = run({ ...bought, member: stranger, ...more });
    expect(decision).toMatchObject({ kind: 'refused', refusal: { code } });
  });
});

describe('what is kept of an earning', () => {
  it('is what it was judged by, and nothing that it had not', async () => {
    const { run, driver } = await shop();
    const judged = { programVersion: 1, tierId: 'silver', judgedAt: noonOf(driver, 2) };
    const award = run(given);
    expect(award.kind === 'done' && award.result.transaction?.details).toEqual({
      inputs: { ...judged, ownPoints: true },
    });
    expect(award.kind === 'done' && award.result.transaction?.orderId).toBeNull();
    const purchase = run(bought);
    const details = purchase.kind === 'done' ? purchase.result.transaction?.details : {};
    expect(details).toEqual({ inputs: judged, order });
    expect(Object.keys(details ?? {})).not.toContain('lines');
  });
});

it('rules look at what is said of an earning', async () => {
  const attribute = 'transaction.custom.channel';
  const when = { attribute, operator: 'equals', value: 'store' } as const;
  const rule: RuleDocument = { id: 'in_store', type: 'fixed', points: '5', when };
  const activities = plain.activities.map((one) =>
    one.id === 'goodwill' ? { ...one, rules: [rule] } : one,
  );
  const { run } = await shop({ ...plain, activities });
  const inStore = run({ ...given, custom: { channel: 'store' } });
  expect(inStore).toMatchObject({ result: { transaction: { points: 15 } } });
  expect(run(given)).toMatchObject({ result: { transaction: { points: 10 } } });
});

describe('a reminder', () => {
  it('asks for what lapses on its day', async () => {
    const { driver, asks, id } = await shop(reminding);
    await driver.carryOut(given, noonOf(driver, 1));
    const date = lastMoment({ year: 2026, month: 1, day: 31 });
    const command: Command = { kind: 'remind_expiry', actor, member, date, days: 30 };
    const claims = [reminderKey(id, command)];
    const both = { claims, dates: [{ member: { by: 'id', value: id }, at: date }] };
    expect(asks(command, {})).toEqual(both);
    expect(asks(command, { claims })).toEqual(both);
    expect(asks(command, { claims, dates: [{ member, at: date }] })).toBe('done');
  });
});

describe('what moderators say of an award that waits', () => {
  it('is a hundred attributes at most in all, and enough without points or a reason', async () => {
    const { driver, run } = await shop();
    await driver.carryOut({ ...given, activityId: 'survey' }, noonOf(driver, 1));
    const [survey] = [...driver.books.transactions.values()];
    const said = (count: number): ModifyAward => {
      const custom = Object.fromEntries(
        Array.from({ length: count }, (_, place) => [`a${String(place)}`, 'x']),
      );
      const base = { kind: 'modify_award', actor, modifiedBy: 'eve' } as const;
      return { ...base, transactionId: survey?.id ?? '', amendment: { custom } };
    };
    expect(run(said(100)).kind).toBe('done');
    const needed = 'at most 100 attributes in all';
    expect(run(said(101))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'amount_malformed', details: { field: 'custom', seen: 101, needed } },
    });
  });
});

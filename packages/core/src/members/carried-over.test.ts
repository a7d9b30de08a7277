import { describe, expect, it } from 'vitest';
import { decideByAsking, decideByNeed } from '../../../../tests/support/random/decide-by-need.ts';
import {
  coreDriver,
  countingFresh,
  programOf,
} from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { plain, promoting, welcoming } from '../../../../tests/scenarios/programs.ts';
import { ruled, week } from '../../../../tests/scenarios/tier-program.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Command, Enroll } from '../commands.ts';
import type { Decision } from '../decision.ts';
import type { ProgramDocument } from '../program/document.ts';

const actor = 'import:old';
type Imported = NonNullable<Enroll['imported']>;

const profile = { email: 'ann@example.com', uid: '1', firstName: 'Ann', lastName: 'T' };

function carried(line: number, more: Partial<Imported> = {}, said: Partial<Enroll> = {}): Enroll {
  const imported = { key: { importId: 'old', line }, ...more };
  return { kind: 'enroll', actor, profile, imported, ...said };
}

/** Whole books, on which each command is decided as on books that hold only what it asks for. */
function shopOf(document: ProgramDocument) {
  const driver = coreDriver({ title: '', program: document, table: '' });
  const { books } = driver;
  const program = programOf({ program: document });
  let ids = 1000;
  const run = (command: Command, day = 1): Decision => {
    ids += 10;
    const from = ids;
    const now = noonOf(driver, day);
    const scene = () => ({ books, program, now, fresh: countingFresh(from) });
    const { whole, partial } = decideByAsking(scene, command);
    expect(partial).toEqual(whole);
    expect(decideByNeed(scene, command).partial).toEqual(whole);
    if (whole.kind === 'done') applyChanges(books, whole.changes);
    return whole;
  };
  return { driver, books, run };
}

function refusalOf(decision: Decision): unknown {
  return decision.kind === 'refused'
    ? { ...decision.refusal, memberId: decision.memberId !== null }
    : decision.kind;
}

const kindsOf = (decision: Decision): readonly string[] =>
  decision.kind === 'done' ? decision.changes.map(({ kind }) => kind) : [decision.kind];

describe('a member who is carried over', () => {
  it('is taken once for each line, even if he goes by another name', () => {
    const { run } = shopOf(plain);
    expect(run(carried(1)).kind).toBe('done');
    const other = { ...profile, email: 'bob@example.com', uid: '2' };
    expect(refusalOf(run(carried(1, {}, { profile: other })))).toEqual({
      code: 'import_line_taken',
      details: { seen: 1, needed: 'a line not yet taken' },
      memberId: false,
    });
    expect(run(carried(2, {}, { profile: other })).kind).toBe('done');
  });

  it.each<[string, Partial<Imported>, unknown]>([
    [
      'points that are none',
      { balance: { points: -1 } },
      { code: 'amount_malformed', details: { field: 'balance', seen: -1, needed: 'points' } },
    ],
    [
      'a tier that is none',
      { tierId: 'tin' },
      { code: 'tier_unknown', details: { seen: 'tin', needed: 'a tier of the program' } },
    ],
  ])('is refused with %s', (_, imported, refusal) => {
    expect(refusalOf(shopOf(plain).run(carried(1, imported)))).toEqual({
      ...(refusal as object),
      memberId: false,
    });
  });

  it('may lack attributes and have tags that nobody may give now', async () => {
    const document = {
      ...plain,
      members: { attributes: [{ name: 'badge', type: 'string', unique: true } as const] },
    };
    const { driver, run } = shopOf(document);
    expect(refusalOf(run({ kind: 'enroll', actor, profile }))).toMatchObject({
      code: 'attribute_missing',
    });
    const tags = ['x'.repeat(300)];
    expect(run(carried(1, {}, { profile: { ...profile, tags } })).kind).toBe('done');
    expect((await driver.member(profile.email))?.profile.tags).toEqual(tags);
  });

  it('keeps his code unless somebody has it, and gets one if it is empty', async () => {
    const { driver, run } = shopOf(plain);
    run(carried(1, { referralCode: ' anna ' }));
    expect((await driver.member(profile.email))?.referralCode).toBe(' anna ');
    const codes: (string | undefined)[] = [];
    for (const [line, referralCode] of ['ANNA', '', 'BOBBY'].entries()) {
      const email = `bob${String(line)}@example.com`;
      const named = { ...profile, firstName: 'Bob', uid: email, email };
      run(carried(line + 2, { referralCode }, { profile: named }));
      codes.push((await driver.member(email))?.referralCode);
    }
    expect(codes[0]).toMatch(/^BOB[0-9A-Z]{5}$/);
    expect(codes[1]).toMatch(/^BOB[0-9A-Z]{5}$/);
    expect(codes[2]).toBe('BOBBY');
  });

  it('has the entry tier and gets mail unless his line says otherwise', async () => {
    const { driver, run } = shopOf(plain);
    run(carried(1, {}, { subscribed: false }));
    expect(await driver.member(profile.email)).toMatchObject({
      ...{ subscribed: false, tierId: 'silver', status: 'active', referrerId: null },
      enrolledAt: noonOf(driver, 1),
    });
    const bob = { ...profile, email: 'bob@example.com', uid: '2' };
    run(carried(2, { subscribed: true }, { profile: bob, subscribed: false }));
    expect((await driver.member(bob.email))?.subscribed).toBe(true);
  });

  it('holds a tier above the entry until a window could have earned it here', async () => {
    const { driver, run } = shopOf(ruled(week));
    expect(kindsOf(run(carried(1, { tierId: 'gold' })))).toContain('standing_changed');
    const ann = await driver.member(profile.email);
    expect(ann?.standing?.heldUntil).toBeGreaterThan(noonOf(driver, 7));
    const bob = { ...profile, email: 'bob@example.com', uid: '2' };
    expect(kindsOf(run(carried(2, { tierId: 'silver' }, { profile: bob })))).not.toContain(
      'standing_changed',
    );
  });

  it('earns nothing by joining, and his orders wait until they are converted', () => {
    const { books, run } = shopOf(welcoming);
    const order = { id: 'O1', total: '', subtotal: '5', currency: '', coupons: [], lines: [] };
    const member = { by: 'email', value: profile.email } as const;
    run({ kind: 'purchase', actor, member, activityId: 'made_a_purchase', order });
    const decision = run(carried(1));
    expect(kindsOf(decision)).not.toContain('transaction_recorded');
    expect(books.cached.get(profile.email)).toHaveLength(1);
  });
});

describe('whoever joins', () => {
  it('without an address is known by his uid and his code alone', () => {
    const { books, run } = shopOf(welcoming);
    const decision = run({ kind: 'enroll', actor, profile: { ...profile, email: '' } });
    expect(decision.kind).toBe('done');
    expect([...books.identities.keys()].filter((key) => !key.startsWith('referral_code'))).toEqual([
      'uid:1',
    ]);
    const nameless = { firstName: 'Bo', lastName: 'T' };
    expect(run({ kind: 'enroll', actor, profile: nameless, quiet: true }).kind).toBe('done');
    expect(run({ kind: 'enroll', actor, profile: nameless }).kind).toBe('done');
  });

  it('quietly is told to nobody, and later than it happened earns as of then', () => {
    const { driver, run } = shopOf(welcoming);
    const occurredAt = noonOf(driver, 1);
    const decision = run({ kind: 'enroll', actor, profile, quiet: true, occurredAt }, 3);
    if (decision.kind !== 'done') throw new Error('not enrolled');
    const events = decision.changes.filter(({ kind }) => kind === 'event_raised');
    expect(events).toHaveLength(2);
    expect(events.every((event) => 'quiet' in event && event.quiet)).toBe(true);
    expect(decision.result.transaction).toMatchObject({
      ...{ kind: 'award', occurredAt, recordedAt: noonOf(driver, 3), points: 100, actor },
    });
    expect(decision.changes[0]).toMatchObject({ kind: 'member_enrolled', enrolledAt: occurredAt });
    expect(decision.trace.length).toBeGreaterThan(0);
  });

  it('names who has his address or his uid, the uid first', async () => {
    const { driver, run } = shopOf(plain);
    run({ kind: 'enroll', actor, profile });
    const ann = await driver.member(profile.email);
    const taken = (field: string, seen: string) => ({
      ...{ code: `${field}_taken`, details: { field, seen, needed: 'one that nobody has' } },
      memberId: true,
    });
    const again = run({ kind: 'enroll', actor, profile });
    expect(refusalOf(again)).toEqual(taken('uid', '1'));
    expect(again).toMatchObject({ memberId: ann?.id });
    const other = run({ kind: 'enroll', actor, profile: { ...profile, uid: '2' } });
    expect(refusalOf(other)).toEqual(taken('email', profile.email));
  });

  it('is refused as deleted if whoever goes on for the one who has his address is', async () => {
    const { driver, run } = shopOf(plain);
    const bob = { ...profile, email: 'bob@example.com', uid: '2' };
    run({ kind: 'enroll', actor, profile });
    run({ kind: 'enroll', actor, profile: bob });
    const into = { by: 'email', value: profile.email } as const;
    run({ kind: 'merge_members', actor, from: { by: 'email', value: bob.email }, into });
    expect(refusalOf(run({ kind: 'enroll', actor, profile: bob }))).toMatchObject({
      code: 'uid_taken',
    });
    run({ kind: 'set_member_status', actor, member: into, status: 'deleted' });
    const ann = await driver.member(profile.email);
    expect(ann?.status).toBe('deleted');
    const refused = run({ kind: 'enroll', actor, profile: bob });
    expect(refusalOf(refused)).toEqual({
      code: 'member_deleted',
      details: { field: 'uid', seen: '2', needed: 'nobody deleted' },
      memberId: true,
    });
  });

  it('draws on budgets that what waited for him needs', async () => {
    const { driver, run } = shopOf(promoting);
    const order = { id: 'O1', total: '', subtotal: '5', currency: '', coupons: [], lines: [] };
    const member = { by: 'email', value: profile.email } as const;
    run({ kind: 'purchase', actor, member, activityId: 'made_a_purchase', order });
    run({ kind: 'enroll', actor, profile }, 2);
    expect((await driver.balances(profile.email)).available).toBe(10);
    expect((await driver.budget('launch')).points).toBe(5);
  });
});

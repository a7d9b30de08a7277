import { describe, expect, it } from 'vitest';
import { decideByAsking } from '../../../../tests/support/random/decide-by-need.ts';
import {
  coreDriver,
  countingFresh,
  programOf,
} from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Command, UpdateMember } from '../commands.ts';
import type { Change } from '../books/changes.ts';

const actor = 'key:test';
const byUid = (value: string) => ({ by: 'uid', value }) as const;

/** A member with a uid alone, and another with an address; what giving the other that uid leads to. */
async function meeting() {
  const driver = coreDriver({ title: '', program: plain, table: '' });
  const { books } = driver;
  const run = (command: Command) => driver.carryOut(command, noonOf(driver, 1));
  await run({ kind: 'enroll', actor, profile: { uid: '1', firstName: 'Ann', lastName: 'T' } });
  const profile = { uid: '2', email: 'bob@example.com', firstName: 'Bob', lastName: 'T' };
  await run({ kind: 'enroll', actor, profile });
  const program = programOf({ program: plain });
  const meet = (more: Partial<UpdateMember> = {}, changes: UpdateMember['changes'] = {}) => {
    const command: UpdateMember = {
      ...{ kind: 'update_member', actor, member: byUid('2'), mergesByUid: true, ...more },
      changes: { uid: '1', ...changes },
    };
    const scene = () => ({ books, program, now: noonOf(driver, 2), fresh: countingFresh(500) });
    const { whole, partial } = decideByAsking(scene, command);
    expect(partial).toEqual(whole);
    if (whole.kind === 'done') applyChanges(books, whole.changes);
    return whole.kind === 'done' ? whole.changes : whole;
  };
  const holder = () => [...books.members.values()].find(({ member }) => member.profile.uid === '1');
  return { driver, run, meet, holder };
}

const kinds = (changes: unknown): readonly string[] =>
  (changes as readonly Change[]).map(({ kind }) => kind);

describe('a member who is merged into whoever has his uid', () => {
  it('brings a new address along, and the orders that waited under it', async () => {
    const { run, meet, holder } = await meeting();
    const order = { id: 'O1', total: '', subtotal: '5', currency: '', coupons: [], lines: [] };
    const member = { by: 'email', value: 'new@example.com' } as const;
    await run({ kind: 'purchase', actor, member, activityId: 'made_a_purchase', order });
    const changes = meet({}, { email: ' New@example.com' });
    expect(changes).toContainEqual({
      kind: 'identity_taken',
      memberId: holder()?.member.id,
      identity: { kind: 'email', value: 'new@example.com' },
    });
    expect(changes).toContainEqual(
      expect.objectContaining({
        kind: 'due_set',
        due: expect.objectContaining({ kind: 'convert_cached', key: 'new@example.com' }) as unknown,
      }),
    );
    expect(holder()?.member.profile.email).toBe('new@example.com');
  });

  it('keeps what he is known by, which leads to the other from then on', async () => {
    const { driver, meet, holder } = await meeting();
    expect(kinds(meet({}, { email: 'bob@example.com' }))).not.toContain('identity_taken');
    expect((await driver.member('bob@example.com'))?.id).toBe(holder()?.member.id);
    expect(kinds(meet())).toEqual([]);
  });

  it('cannot take the address of a third', async () => {
    const { run, meet } = await meeting();
    const third = { uid: '3', email: 'carl@example.com', firstName: 'Carl', lastName: 'T' };
    await run({ kind: 'enroll', actor, profile: third });
    expect(meet({}, { email: third.email })).toMatchObject({ refusal: { code: 'email_taken' } });
  });

  it.each([
    ['he unsubscribes with it', { subscribed: false }, 1],
    ['he subscribes with it', { subscribed: true }, 0],
  ] as const)('gets mail as before unless %s', async (_, more, count) => {
    const { meet, holder } = await meeting();
    const changes = kinds(meet(more));
    expect(changes.filter((kind) => kind === 'subscription_changed')).toHaveLength(count);
    expect(holder()?.member.subscribed).toBe(count === 0);
  });

  it('brings what he says of himself, before what the request says; what the other says stands', async () => {
    const { run, meet, holder } = await meeting();
    const says = (uid: string, custom: Record<string, string>) =>
      run({ kind: 'update_member', actor, member: byUid(uid), changes: { custom } });
    await says('2', { hat: 'L' });
    meet({ attributes: { shoe: '42' } });
    expect(holder()?.member.profile.custom).toEqual({ hat: 'L', shoe: '42' });
    const other = await meeting();
    const { books } = other.driver;
    await other.run({
      ...{ kind: 'update_member', actor, member: byUid('1') },
      changes: { custom: { shoe: '40' } },
    });
    other.meet({ attributes: { shoe: '42', hat: 'M' } });
    expect(other.holder()?.member.profile.custom).toEqual({ shoe: '40', hat: 'M' });
    expect(books.members.size).toBe(2);
  });

  it.each<[string, Partial<UpdateMember>]>([
    ['status', { status: 'blocked' }],
    ['tier', { tier: { tierId: 'gold', reason: 'test' } }],
  ])('is given no other %s by it, and the refusal names him', async (field, more) => {
    const { driver, meet } = await meeting();
    const bob = await driver.member('bob@example.com');
    expect(meet(more)).toMatchObject({
      refusal: { code: 'attribute_malformed', details: { field } },
      memberId: bob?.id,
    });
  });

  it('is nobody else if the uid is his own', async () => {
    const { meet, holder } = await meeting();
    expect(meet({}, { uid: '2', lastName: 'Tell' })).toMatchObject([
      { kind: 'profile_changed', changes: { lastName: 'Tell' } },
      { kind: 'event_raised', type: 'member.updated' },
    ]);
    expect(holder()?.member.profile.firstName).toBe('Ann');
  });

  it('is he himself under the uid that the other brought', async () => {
    const { driver, run, meet } = await meeting();
    meet();
    const own: Command = {
      ...{ kind: 'update_member', actor, member: byUid('1'), mergesByUid: true },
      changes: { uid: '2' },
    };
    expect(await run(own)).toMatchObject({ kind: 'done' });
    expect((await driver.member('bob@example.com'))?.profile.uid).toBe('2');
  });

  it('is told of unless it is done quietly', async () => {
    for (const quiet of [undefined, false, true]) {
      const { meet } = await meeting();
      const changes = meet(quiet === undefined ? {} : { quiet }) as readonly Change[];
      const events = changes.filter((change) => change.kind === 'event_raised');
      expect(events.map((event) => event.quiet)).toEqual(
        [quiet === true, quiet === true].slice(0, events.length),
      );
      expect(events.length).toBeGreaterThan(0);
    }
  });
});

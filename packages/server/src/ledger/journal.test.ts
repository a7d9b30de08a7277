import { emptyBooks, type Change, type Command, type Decision, type MemberRef } from '@fealty/core';
import { describe, expect, it } from 'vitest';
import { entryOf } from './journal.ts';

const ANN = 'a'.repeat(24);
const BOB = 'b'.repeat(24);

const books = emptyBooks(false);
books.identities.set('email:ann@example.com', ANN);
books.identities.set('uid:7', ANN);
books.identities.set('attribute:card:42', ANN);
books.identities.set('email:bob@example.com', BOB);
books.identities.set('email:gone@example.com', null);

type Done = Extract<Decision, { kind: 'done' }>;

function done(changes: readonly Change[], memberId: string | null = null): Done {
  const result = { memberId, transaction: null, coupon: null, cached: null };
  return { kind: 'done', changes, result, trace: [] };
}

const counted = {
  ...{ kind: 'subscription_changed', memberId: ANN, subscribed: false, at: 1 },
} as Change;
const unsubscribe = (member: MemberRef): Command => ({
  ...{ kind: 'set_subscription', actor: 'test', member, subscribed: false },
});
const byId = { by: 'id', value: ANN } as const;

describe('what the journal keeps of a command', () => {
  it.each<[string, MemberRef]>([
    ['e-mail', { by: 'email', value: 'ann@example.com' }],
    ['uid', { by: 'uid', value: '7' }],
    ['a card', { by: 'attribute', name: 'card', value: '42' }],
    ['id', byId],
  ])('names by his id whom it names by %s', (_by, member) => {
    const entry = entryOf(done([counted]), unsubscribe(member), books);
    expect(entry).toEqual({ memberId: ANN, command: unsubscribe(byId), cachedId: null });
  });

  it('names both members of a merge by their ids, and nobody who is none', () => {
    const ref = (name: string): MemberRef => ({ by: 'email', value: `${name}@example.com` });
    const merge = {
      kind: 'merge_members',
      actor: 'test',
      from: ref('bob'),
      into: ref('ann'),
    } as const;
    const entry = entryOf(done([counted], BOB), merge, books);
    expect(entry).toEqual({
      ...{ memberId: BOB, cachedId: null },
      command: { ...merge, from: { by: 'id', value: BOB }, into: byId },
    });
    const strange = { ...merge, from: ref('gone'), into: ref('nobody') };
    expect(entryOf(done([counted]), strange, books)?.command).toEqual(strange);
  });

  it('leaves what is said beside members as it was said', () => {
    const command: Command = {
      ...{ kind: 'update_member', actor: 'test', member: byId },
      changes: { email: 'bob@example.com', custom: { by: 'email', value: 'ann@example.com' } },
    };
    expect(entryOf(done([counted]), command, books)?.command).toEqual(command);
  });

  it('is nothing where nothing was changed, or a transaction keeps it', () => {
    const command = unsubscribe(byId);
    expect(entryOf(done([]), command, books)).toBeNull();
    const recorded = { kind: 'transaction_recorded' } as unknown as Change;
    expect(entryOf(done([counted, recorded]), command, books)).toBeNull();
    const refusal = { code: 'member_unknown', details: {} } as const;
    const refused = { kind: 'refused', refusal, memberId: ANN, trace: [] } as const;
    expect(entryOf(refused, command, books)).toBeNull();
  });

  it("is a stranger's order alone, which keeps its command itself", () => {
    const cached = { kind: 'purchase_cached', purchase: { id: 'c1' } } as unknown as Change;
    const entry = entryOf(done([counted, cached]), unsubscribe(byId), books);
    expect(entry).toEqual({ memberId: null, command: null, cachedId: 'c1' });
  });

  it('names whom the first change is about where the command names nobody', () => {
    const due = { kind: 'due_cleared', due: {} } as unknown as Change;
    const command = { kind: 'expire_points', actor: 'test', member: byId } as const;
    expect(entryOf(done([due, counted]), command, books)?.memberId).toBe(ANN);
    expect(entryOf(done([due]), command, books)?.memberId).toBeNull();
  });
});

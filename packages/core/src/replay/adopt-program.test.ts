import { describe, expect, it } from 'vitest';
import { versionOf } from '../../../../tests/support/replay/asked.ts';
import { enrolled } from '../../../../tests/support/staged-books.ts';
import { ruled, week, year } from '../../../../tests/scenarios/tier-program.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { emptyBooks, type Books } from '../books/books.ts';
import type { Member, Profile } from '../books/records.ts';
import type { AttributeDocument, ProgramDocument } from '../program/document.ts';
import { adoptAttributes, tiersToJudge, uniqueKinds } from './adopt-program.ts';

const shoe: AttributeDocument = { name: 'shoe', type: 'number', unique: true, required: false };
const club: AttributeDocument = { name: 'club', type: 'string', unique: true, required: false };

function knowing(
  attributes: AttributeDocument[],
  unique: 'phone'[] = [],
): ProgramDocument & { members: NonNullable<ProgramDocument['members']> } {
  return { ...plain, members: { attributes, unique } };
}

/** Books of members with these profiles, the last one first. */
function booksOf(profiles: Readonly<Record<string, Partial<Profile>>>): Books {
  const books = emptyBooks(true);
  for (const [id, known] of Object.entries(profiles).reverse()) {
    const { member } = enrolled(books, id);
    member.profile = { ...member.profile, ...known };
  }
  return books;
}

/** What members are known by once a program runs in place of another, and who shares something. */
function adopted(books: Books, before: ProgramDocument | null, now: ProgramDocument) {
  const shared = adoptAttributes(books, before, versionOf(now, 2));
  return { identities: Object.fromEntries(books.identities), shared };
}

describe('what a program tells members apart by', () => {
  it.each<[string, ProgramDocument | null, readonly (readonly [string, string])[]]>([
    ['is nothing before the first', null, []],
    ['is nothing unless it says so', plain, []],
    ['is what it declares unique', knowing([shoe]), [['attribute:shoe', 'number']]],
    ['is not what it only declares', knowing([{ ...shoe, unique: false }]), []],
    ['may be the phone', knowing([], ['phone']), [['attribute:phone', 'built in']]],
  ])('%s', (_title, document, kinds) => {
    expect([...uniqueKinds(document)]).toEqual(kinds);
  });
});

describe('a program that begins to run', () => {
  const ann = { custom: { shoe: '42.0', club: 'A' }, phone: '123' };
  const bob = { custom: { shoe: 43, club: 'B' } };

  it('makes members known by what it tells them apart by, and by that alone', () => {
    const books = booksOf({ ann, bob });
    expect(adopted(books, plain, knowing([shoe], ['phone']))).toEqual({
      identities: {
        'attribute:phone:123': 'ann',
        'attribute:shoe:42': 'ann',
        'attribute:shoe:43': 'bob',
      },
      shared: [],
    });
  });

  it('frees what it does not tell them apart by any more, and leaves all else', () => {
    const books = booksOf({ ann });
    books.identities.set('email:attribute:shoe:@example.com', 'ann');
    adopted(books, null, knowing([shoe, club]));
    // As if somebody else had it by now: what stays unique is not looked at again.
    books.identities.set('attribute:club:A', 'bob');
    expect(adopted(books, knowing([shoe, club]), knowing([club], ['phone']))).toEqual({
      identities: {
        'attribute:phone:123': 'ann',
        'email:attribute:shoe:@example.com': 'ann',
        'attribute:shoe:42': null,
        'attribute:club:A': 'bob',
      },
      shared: [],
    });
  });

  it('looks at what is of another type now anew', () => {
    const books = booksOf({ ann });
    adopted(books, null, knowing([shoe]));
    const text: AttributeDocument = { ...shoe, type: 'string' };
    expect(adopted(books, knowing([shoe]), knowing([text])).identities).toEqual({
      'attribute:shoe:42': null,
      'attribute:shoe:42.0': 'ann',
    });
  });

  it('tells of members who share a value: whoever has the lower id keeps it', () => {
    const books = booksOf({ ann, bob: { custom: { shoe: 42 } }, cid: { custom: { shoe: 42 } } });
    const { identities, shared } = adopted(books, null, knowing([shoe]));
    expect(identities).toEqual({ 'attribute:shoe:42': 'ann' });
    expect(shared).toEqual([
      { attribute: 'shoe', memberIds: ['ann', 'bob'] },
      { attribute: 'shoe', memberIds: ['ann', 'cid'] },
    ]);
  });

  it('lets two who are one person share, and passes over whoever is erased', () => {
    const books = booksOf({ ann, bob: ann, cid: ann, dan: ann });
    const change = (id: string, known: Partial<Member>): void => {
      const found = books.members.get(id);
      if (found !== undefined) Object.assign(found.member, known);
    };
    change('ann', { erasedAt: 5 });
    change('bob', { mergedInto: 'dan' });
    change('cid', { mergedInto: 'dan' });
    expect(adopted(books, null, knowing([shoe]))).toEqual({
      identities: { 'attribute:shoe:42': 'bob' },
      shared: [],
    });
  });
});

describe('whose tiers are looked at when rules change', () => {
  const standing = {
    ...{ basis: 'old', sums: {}, since: 0, heldUntil: null, fallsAt: null },
    ...{ dueAt: null, assigned: null },
  };

  function judged(before: ProgramDocument, now: ProgramDocument): readonly string[] {
    const books = booksOf({ ann: {}, bob: {}, cid: {}, dan: {} });
    const change = (id: string, known: Partial<Member>): void => {
      const found = books.members.get(id);
      if (found !== undefined) Object.assign(found.member, { tierId: 'silver' }, known);
    };
    change('ann', { tierId: 'gold' });
    change('bob', { standing });
    change('cid', {});
    change('dan', { tierId: 'gold', erasedAt: 5 });
    const dues = tiersToJudge(books, { before, program: versionOf(now, 2), at: 7 });
    for (const { kind, key, at } of dues) {
      expect([kind, key, at]).toEqual(['judge_tier', 'tier', 7]);
    }
    return dues.map(({ memberId }) => memberId).sort();
  }

  const some = ['ann', 'bob'];
  it.each<[string, ProgramDocument, ProgramDocument, readonly string[]]>([
    ['nobody, if those for tiers are as they were', ruled(week), { ...ruled(week), name: 'B' }, []],
    ['whoever is no beginner, if they are others', ruled(week), ruled(year), some],
    [
      'the same, if days begin elsewhere',
      ruled(week),
      ruled(week, { timeZone: 'Asia/Tokyo' }),
      some,
    ],
  ])('is %s', (_title, before, now, ids) => {
    expect(judged(before, now)).toEqual(ids);
  });
});

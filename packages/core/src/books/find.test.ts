import { describe, expect, it } from 'vitest';
import { programOf, countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { enrolled, memberId, stage } from '../../../../tests/support/staged-books.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import type { MemberRef } from '../commands.ts';
import type { Scene } from '../deciding.ts';
import { identityText, type Books } from './books.ts';
import { findMember, refuseByStatus, refuseDeleted, refuseErased } from './find.ts';

const ANN = { kind: 'email', value: 'ann@example.com' } as const;
const byEmail: MemberRef = { by: 'email', value: ANN.value };
const program = programOf({ program: plain });

function scene(books: Books): Scene {
  return { books, program, now: 0, fresh: countingFresh() };
}

/** Books of a batch that hold nothing but what is put there. */
function loaded(): Books {
  const { books } = stage();
  books.whole = false;
  return books;
}

describe('the member a command names', () => {
  it('is asked for by the name, then by the id that it stands for', () => {
    const books = loaded();
    expect(findMember(scene(books), byEmail)).toEqual({
      kind: 'needs',
      needs: { members: [byEmail] },
    });
    books.identities.set(identityText(ANN), 'm7');
    expect(findMember(scene(books), byEmail)).toEqual({
      kind: 'needs',
      needs: { members: [{ by: 'id', value: 'm7' }] },
    });
    const member = enrolled(books, 'm7');
    expect(findMember(scene(books), byEmail)).toBe(member);
  });

  it('is whoever goes on for him, who is asked for if he was not loaded', () => {
    const books = loaded();
    const from = enrolled(books, 'm7');
    from.member.mergedInto = 'm8';
    const ref = { by: 'id', value: 'm7' } as const;
    expect(findMember(scene(books), ref)).toEqual({
      kind: 'needs',
      needs: { members: [{ by: 'id', value: 'm8' }] },
    });
    expect(findMember(scene(books), { by: 'id', value: 'm8' })).toMatchObject({
      refusal: {
        code: 'member_unknown',
        details: { seen: 'm8', needed: 'a member of the program' },
      },
    });
    const into = enrolled(books, 'm8');
    expect(findMember(scene(books), ref)).toBe(into);
  });

  it.each<[string, MemberRef]>([
    ['nobody has the name', byEmail],
    ['nobody has the id', { by: 'id', value: 'm9' }],
    ['he was erased', { by: 'id', value: memberId }],
  ])('is unknown where %s', (_title, ref) => {
    const { books, member } = stage();
    member.member.erasedAt = 3;
    expect(findMember(scene(books), ref)).toMatchObject({
      kind: 'refused',
      refusal: {
        code: 'member_unknown',
        details: { seen: ref.value, needed: 'a member of the program' },
      },
      memberId: null,
    });
  });
});

describe('a status that forbids', () => {
  it.each([
    ['deleted', 'member_deleted'],
    ['blocked', 'member_blocked'],
    ['opted_out', 'member_opted_out'],
  ] as const)('is told of the member who has it: %s', (status, code) => {
    const { member } = stage().member;
    member.status = status;
    const refused = {
      kind: 'refused',
      refusal: { code, details: { seen: status, needed: 'active' } },
      memberId,
    };
    expect(refuseByStatus(member)).toMatchObject(refused);
    if (status === 'deleted') expect(refuseDeleted(member)).toMatchObject(refused);
    else expect(refuseDeleted(member)).toBeNull();
  });

  it('is none of an active member, and an erased one is told as deleted', () => {
    const { member } = stage().member;
    expect([refuseByStatus(member), refuseDeleted(member), refuseErased(member)]).toEqual([
      ...[null, null, null],
    ]);
    member.erasedAt = 3;
    expect(refuseErased(member)).toMatchObject({
      refusal: { code: 'member_deleted', details: { seen: 'erased', needed: 'a member' } },
      memberId,
    });
  });
});

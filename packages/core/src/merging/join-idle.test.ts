import { expect, it } from 'vitest';
import { enrolled, memberId, stage } from '../../../../tests/support/staged-books.ts';
import type { Change } from '../books/changes.ts';
import type { Idle, Member } from '../books/records.ts';
import { joinIdle } from './join-idle.ts';

const NOW = 50;
const kept = (lapsesAt: number): Change => ({ kind: 'kept_alive', memberId, lapsesAt, from: NOW });

/** Points of a stretch that ends at `lapsesAt`; none began if it is null. */
function idle(points: number, lapsesAt: number | null): Idle {
  return { points, lapsed: 0, since: lapsesAt === null ? null : 1, lapsesAt };
}

it.each<[string, readonly [Idle, Idle], number | null, readonly Change[]]>([
  ['the date of whoever gives, if it is the later', [idle(10, 90), idle(10, 80)], 90, [kept(90)]],
  ['the date of whoever takes, if it is the later', [idle(10, 80), idle(10, 90)], 90, []],
  ['the same date of both', [idle(10, 80), idle(10, 80)], 80, []],
  ['the giver date, where the taker had no stretch', [idle(10, 80), idle(0, null)], 80, [kept(80)]],
  [
    'the giver date, where the stretch of the taker is over',
    [idle(10, 80), idle(0, 50)],
    80,
    [kept(80)],
  ],
  ['no date, where neither holds such points', [idle(0, 80), idle(0, 90)], null, []],
  ['no date, where the points of the taker are gone', [idle(0, 80), idle(10, 50)], null, []],
  ['the giver date, where only the taker holds any', [idle(0, 90), idle(10, 80)], 90, [kept(90)]],
  ['the date of the taker, where only he holds any', [idle(0, null), idle(10, 80)], 80, []],
  [
    'the date of the taker, where the giver began no stretch',
    [idle(10, null), idle(0, 80)],
    80,
    [],
  ],
  ['the date of the taker, where that of the giver is over', [idle(10, 50), idle(0, 80)], 80, []],
])('idle points of two live to %s', (_title, [given, own], until, changes) => {
  const { books, member } = stage();
  const holder = (whose: Member, stretch: Idle): Member => ({ ...whose, idle: stretch });
  const giver = holder(enrolled(books, 'm2').member, given);
  const draft = { memberId, at: NOW, quiet: false, changes: [], trace: [] };
  expect(joinIdle(draft, giver, holder(member.member, own))).toBe(until);
  expect(draft.changes).toEqual(changes);
});

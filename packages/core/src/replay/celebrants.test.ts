import { describe, expect, it } from 'vitest';
import { enrolled, stage } from '../../../../tests/support/staged-books.ts';
import type { Member, Profile } from '../books/records.ts';
import { dayFromText } from '../tiers/windows.ts';
import { Celebrants, type YearlyOccasion } from './celebrants.ts';

function member(id: string, days: Partial<Profile>, joined = '2025-06-15T12:00Z'): Member {
  const { member: made } = enrolled(stage().books, id);
  return { ...made, enrolledAt: Date.parse(joined), profile: { ...made.profile, ...days } };
}

function among(members: readonly Member[]): Celebrants {
  const celebrants = new Celebrants();
  for (const one of members) celebrants.note(one);
  return celebrants;
}

const leap = { birthdate: '2000-02-29', anniversaryDate: '2020-02-29' };

const everybody = (): readonly Member[] => [
  member('leo', leap),
  member('dan', { birthdate: '1990-05-03', anniversaryDate: '2015-12-31' }),
  member('cid', { birthdate: '1990-12-31', anniversaryDate: 'unknown' }, '2024-10-09T23:59Z'),
  member('ann', { birthdate: '1971-05-03' }),
  member('bob', {}, '2024-10-08T12:00Z'),
];

describe('who is asked whether he celebrates', () => {
  it.each<[YearlyOccasion, string, readonly string[]]>([
    ['birthday', '2026-05-03', ['ann', 'dan']],
    ['birthday', '2026-05-02', []],
    ['birthday', '2026-05-04', []],
    ['birthday', '2026-12-31', ['cid']],
    // A leap day is on the 28th in years without it.
    ['birthday', '2026-02-28', ['leo']],
    ['birthday', '2028-02-28', []],
    ['birthday', '2028-02-29', ['leo']],
    ['birthday', '2026-03-01', []],
    // In the zone of the shop it may be the day before or after.
    ['anniversary', '2026-10-06', []],
    ['anniversary', '2026-10-07', ['bob']],
    ['anniversary', '2026-10-08', ['bob', 'cid']],
    ['anniversary', '2026-10-09', ['bob', 'cid']],
    ['anniversary', '2026-10-10', ['cid']],
    ['anniversary', '2026-10-11', []],
    ['anniversary', '2026-06-15', ['ann']],
    ['anniversary', '2026-12-30', ['dan']],
    ['anniversary', '2027-01-01', ['dan']],
    ['anniversary', '2027-01-02', []],
    ['anniversary', '2026-03-01', ['leo']],
    ['anniversary', '2028-03-01', ['leo']],
    ['anniversary', '2028-03-02', []],
  ])('%s of %s: %j', (occasion, day, ids) => {
    expect(among(everybody()).on(occasion, dayFromText(day))).toEqual(ids);
  });
});

it('whoever says another day is asked on that one, and on no day if he takes it back', () => {
  const [may, june] = [dayFromText('2026-05-03'), dayFromText('2026-06-04')];
  const celebrants = among([
    member('ann', { birthdate: '1990-05-03' }),
    member('bob', { birthdate: '1990-05-03' }),
  ]);
  celebrants.note(member('ann', { birthdate: '1990-06-04' }));
  celebrants.note(member('bob', { birthdate: '1988-05-03' }));
  expect([celebrants.on('birthday', may), celebrants.on('birthday', june)]).toEqual([
    ['bob'],
    ['ann'],
  ]);
  celebrants.note(member('ann', { birthdate: '' }));
  expect(celebrants.on('birthday', june)).toEqual([]);
  // His day of joining is as it was.
  expect(celebrants.on('anniversary', dayFromText('2026-06-15'))).toEqual(['ann', 'bob']);
});

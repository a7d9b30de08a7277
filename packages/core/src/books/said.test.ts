import { expect, it } from 'vitest';
import { amend, saidOf, type Said } from './said.ts';

const FIRST: Said = { reason: 'late', tags: ['a'], custom: { till: '4', shop: 'Rome' } };

it.each<[string, Said | null, Said | null, Said | null]>([
  ['nothing of nothing', null, null, null],
  ['what was said', FIRST, null, FIRST],
  ['what is said', null, FIRST, FIRST],
  [
    'another reason, and the rest as it was',
    FIRST,
    { reason: 'lost' },
    { ...FIRST, reason: 'lost' },
  ],
  ['other tags', FIRST, { tags: [] }, { ...FIRST, tags: [] }],
  [
    'attributes by name',
    FIRST,
    { custom: { till: '5', paid: 'cash' } },
    { ...FIRST, custom: { till: '5', shop: 'Rome', paid: 'cash' } },
  ],
  [
    'no attributes where there never were any',
    { reason: 'late' },
    { tags: ['b'] },
    { reason: 'late', tags: ['b'] },
  ],
])('what is said in the end is %s', (_title, before, by, after) => {
  expect(amend(before, by)).toStrictEqual(after);
});

it('what more is said elsewhere is left out, and so is what was not said', () => {
  expect(saidOf({ ...FIRST, kind: 'award' } as Said)).toStrictEqual(FIRST);
  expect(saidOf({})).toStrictEqual({});
});

import { expect, it } from 'vitest';
import { amend, saidOf, type Said } from './said.ts';

const before: Said = { reason: 'late', tags: ['a', 'b'], custom: { shoe: '42', vegan: true } };

it.each<[string, Said | null, Said | null, Said | null]>([
  ['nothing of nothing', null, null, null],
  ['what was said, where nothing is added', before, null, before],
  ['what is said first', null, before, before],
  [
    'another reason in place of the first',
    before,
    { reason: 'lost' },
    { ...before, reason: 'lost' },
  ],
  ['other tags in place of the first', before, { tags: ['c'] }, { ...before, tags: ['c'] }],
  [
    'custom attributes by name',
    before,
    { custom: { shoe: '43', hat: 'm' } },
    { ...before, custom: { shoe: '43', vegan: true, hat: 'm' } },
  ],
  [
    'no custom attributes where none were said',
    { reason: 'a' },
    { tags: [] },
    { reason: 'a', tags: [] },
  ],
])('what is said in the end is %s', (_title, first, by, expected) => {
  expect(amend(first, by)).toStrictEqual(expected);
});

it('of a command only that is kept which was said with it', () => {
  expect(saidOf({ reason: 'x', points: 4 } as Said)).toStrictEqual({ reason: 'x' });
  expect(saidOf(before)).toStrictEqual(before);
});

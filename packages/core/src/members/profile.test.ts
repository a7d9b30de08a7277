import { describe, expect, it } from 'vitest';
import { NOBODY, type Profile } from '../books/records.ts';
import { completeProfile, isUnsaid, profileChanges } from './profile.ts';
import { tagProblem } from './tags.ts';

it('a profile is whole, and its e-mail in the form by which it is looked up', () => {
  expect(completeProfile({})).toEqual(NOBODY);
  expect(completeProfile({ email: ' Ann@Example.COM ', city: 'Rome' })).toEqual({
    ...NOBODY,
    email: 'ann@example.com',
    city: 'Rome',
  });
});

it('of new values those are changes that differ; lists and attributes as a whole', () => {
  const profile: Profile = { ...NOBODY, city: 'Rome', tags: ['a'], custom: { shoe: '42' } };
  expect(profileChanges(profile, { city: 'Rome', tags: ['a'], custom: { shoe: '42' } })).toEqual(
    {},
  );
  expect(profileChanges(profile, { city: '', tags: ['a', 'b'], custom: { hat: 'm' } })).toEqual({
    city: '',
    tags: ['a', 'b'],
    custom: { hat: 'm' },
  });
});

it.each<[boolean, keyof Profile, Partial<Profile>]>([
  [true, 'city', {}],
  [false, 'city', { city: 'Rome' }],
  [true, 'tags', {}],
  [false, 'tags', { tags: ['a'] }],
  [true, 'custom', {}],
  [false, 'custom', { custom: { shoe: '42' } }],
  [true, 'phoneCountryCode', {}],
  [false, 'phoneCountryCode', { phone: '171' }],
  [false, 'phoneCountryCode', { phoneCountryCode: '+49' }],
])('it is %s that a profile says nothing as %s, case %#', (expected, field, profile) => {
  expect(isUnsaid({ ...NOBODY, ...profile }, field)).toBe(expected);
});

describe('tags', () => {
  const many = (length: number): string[] => Array.from({ length }, (_, n) => `t${String(n)}`);

  it('are two hundred at most, each of one to two hundred characters', () => {
    expect(tagProblem([])).toBeNull();
    expect(tagProblem(many(200))).toBeNull();
    expect(tagProblem(['x'.repeat(200), ' y '])).toBeNull();
    expect(tagProblem(many(201))).toEqual({ field: 'tags', seen: 201, needed: '200 tags at most' });
  });

  it.each([
    ['', ''],
    ['  ', '  '],
    ['x'.repeat(201), 'x'.repeat(60)],
  ])('of another length are refused, case %#', (tag, seen) => {
    const needed = 'a text of 1 to 200 characters';
    expect(tagProblem(['fine', tag])).toEqual({ field: 'tags', seen, needed });
  });
});

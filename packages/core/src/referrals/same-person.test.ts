import { expect, it } from 'vitest';
import { completeProfile } from '../members/profile.ts';
import { looksLikeSamePerson } from './same-person.ts';

const person = (email: string, phone = '', phoneCountryCode = '') =>
  completeProfile({ email, phone, phoneCountryCode, firstName: 'A', lastName: 'B' });

it.each([
  ['ann@b.c', 'ann+shop@b.c', true],
  ['a.nn@gmail.com', 'ann@googlemail.com', true],
  ['a.nn@b.c', 'ann@b.c', false],
  ['ann@b.c', 'ann@c.c', false],
  ['a+x+y@b.c', 'a@b.c', true],
  ['+ann@b.c', '+bob@b.c', true],
  ['@b.c', '@b.c', false],
  ['', '', false],
])('%s and %s: one mailbox %s', (one, other, same) => {
  expect(looksLikeSamePerson(person(one), person(other))).toBe(same);
});

it.each([
  [['+49', '0170 1234567'], ['49', '01701234567'], true],
  [['', '555-010-0200'], ['', '5550100200'], true],
  [['', '123456'], ['', '123456'], false],
  [['', '1234567'], ['', '1234567'], true],
  [['', '12345678'], ['', '87654321'], false],
  [['', '1002345678'], ['', '1230045678'], false],
  [['0049', '1234567'], ['+49', '1234567'], true],
  [['', ''], ['', ''], false],
] as const)('%j and %j: one telephone %s', (one, other, same) => {
  const [left, right] = [person('x@b.c', one[1], one[0]), person('y@b.c', other[1], other[0])];
  expect(looksLikeSamePerson(left, right)).toBe(same);
});

import { expect, it } from 'vitest';
import { fieldsOf } from './failure.ts';

it('reads which fields a reason names, in each form that the server has', () => {
  expect([...fieldsOf('missing: email, name')]).toEqual([
    ['email', 'Please fill this in.'],
    ['name', 'Please fill this in.'],
  ]);
  const malformed =
    'points is "-5", allowed is a number from 0; transaction_attributes.reason is "x", allowed is a text';
  expect([...fieldsOf(malformed)]).toEqual([
    ['points', 'Allowed: a number from 0.'],
    ['reason', 'Allowed: a text.'],
  ]);
  expect([...fieldsOf('new: A password has 12 characters or more')]).toEqual([
    ['new', 'A password has 12 characters or more'],
  ]);
});

it('names no field where a reason names none', () => {
  expect(fieldsOf('The member can spend 120 points, and 500 points are needed').size).toBe(0);
  expect(fieldsOf('Too many tries; come again in 3 seconds').size).toBe(0);
});

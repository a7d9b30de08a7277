import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { isShutdown, merchantOf, sqlState } from './batch.ts';

function refused(code: string | undefined): pg.DatabaseError {
  const error = new pg.DatabaseError('no', 2, 'error');
  if (code !== undefined) error.code = code;
  return error;
}

describe('an error of the database', () => {
  it.each([
    ['57P01', 'an operator stops the server'],
    ['57P02', 'the server crashes'],
    ['57P03', 'the server is starting or stopping'],
    ['08006', 'the connection fails'],
    ['25P03', 'the process stood still within a transaction'],
    ['25006', 'the server follows another one'],
  ])('may hide what became of a commit: %s, %s', (code) => {
    expect(isShutdown(refused(code))).toBe(true);
  });

  it.each([
    ['57014', 'the statement took too long'],
    ['55P03', 'a lock is not to be had'],
    ['23505', 'somebody else was first'],
    ['40001', 'two transactions cross'],
    ['25P02', 'an earlier statement failed'],
    ['22P02', 'a value cannot be read'],
  ])('says that nothing was committed: %s, %s', (code) => {
    expect(isShutdown(refused(code))).toBe(false);
  });

  it('is known by its code, and errors of the line have none', () => {
    const errors = [refused('23505'), refused(undefined), new Error('read ECONNRESET'), null];
    expect(errors.map(sqlState)).toEqual(['23505', null, null, null]);
    expect(errors.map(isShutdown)).toEqual([false, false, false, false]);
  });
});

it('a batch is of one merchant, and never empty', () => {
  expect(() => merchantOf([])).toThrow('a batch needs a ticket');
});

import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { describeError } from './log.ts';

function databaseError(code: string, message: string): pg.DatabaseError {
  const error = new pg.DatabaseError(message, message.length, 'error');
  error.code = code;
  error.detail = 'Key (email)=(bob@example.com) already exists.';
  error.where = 'unnamed portal parameter $1 = bob@example.com';
  return error;
}

describe('an error in the log', () => {
  it('keeps its kind, its words and where it came from', () => {
    const told = describeError(new RangeError('too far'));
    expect(told).toMatchObject({ type: 'RangeError', message: 'too far' });
    expect(told.stack).toMatch(/^\s+at .*log\.test\.ts/);
  });

  it('leaves out the rows that the driver hangs on it', () => {
    const error = databaseError('23505', 'duplicate key value violates unique constraint');
    error.constraint = 'members_pkey';
    const told = describeError(error);
    expect(told).toMatchObject({ code: '23505', constraint: 'members_pkey' });
    expect(JSON.stringify(told)).not.toContain('bob@example.com');
  });

  it('withholds messages that quote what could not be read', () => {
    const quoting = databaseError('22P02', 'invalid input syntax for type date: "bob@example.com"');
    expect(JSON.stringify(describeError(quoting))).not.toContain('bob@example.com');
    let parsing: unknown = null;
    try {
      JSON.parse('bob@example.com');
    } catch (error) {
      parsing = error;
    }
    expect(describeError(parsing).type).toBe('SyntaxError');
    expect(JSON.stringify(describeError(parsing))).not.toContain('bob@');
  });

  it('tells the errors behind it, as far as a few', () => {
    let error = new Error('the first');
    for (const message of ['2', '3', '4', '5', 'the last']) {
      error = new Error(message, { cause: error });
    }
    const text = JSON.stringify(describeError(error));
    expect(text).toContain('the last');
    expect(text).not.toContain('the first');
  });

  it('names only the type of what is no error', () => {
    expect(describeError('bob@example.com')).toEqual({ type: 'string', message: '', stack: '' });
  });
});

import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { isDatabaseAway } from './database-away.ts';

function databaseError(code: string): pg.DatabaseError {
  const error = new pg.DatabaseError('said by the server', 0, 'error');
  error.code = code;
  return error;
}

describe('a database that is away', () => {
  it.each(['57P01', '57P02', '57P03', '08006', '53100', '53300', '25P03'])(
    'is meant by SQLSTATE %s',
    (code) => {
      expect(isDatabaseAway(databaseError(code))).toBe(true);
    },
  );

  it.each(['ECONNREFUSED', 'ENOENT', 'ECONNRESET'])('is meant by a socket’s %s', (code) => {
    expect(isDatabaseAway(Object.assign(new Error('connect'), { code }))).toBe(true);
  });

  it('is meant by the driver’s words for a connection that ended', () => {
    expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
  });

  it.each(['23505', '42P01', '57014'])('is not meant by SQLSTATE %s', (code) => {
    expect(isDatabaseAway(databaseError(code))).toBe(false);
  });

  it('is not meant by an error of ours', () => {
    expect(isDatabaseAway(new Error('a batch forgot a command'))).toBe(false);
  });
});

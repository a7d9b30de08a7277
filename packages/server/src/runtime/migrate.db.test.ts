import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  testDatabase,
  testServers,
  type TestDatabase,
} from '../../../../tests/support/database.ts';
import { connectionOf } from './database.ts';
import { readMigrations, type Migration } from './migration-files.ts';
import { migrate } from './migrate.ts';
import { isBorne, schemaState } from './schema-state.ts';
import { APP_ROLE } from './roles.ts';

describe.each(testServers())('migrations on PostgreSQL $version', (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase(server);
  });
  afterEach(() => database.drop());

  const known = readMigrations();
  const more: Migration = {
    version: known.length + 1,
    name: 'more',
    sql: 'create table more (id integer primary key)',
    checksum: 'a checksum',
    bearsFrom: 1,
  };

  async function asApp<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(connectionOf(database.app));
    await client.connect();
    try {
      return await run(client);
    } finally {
      await client.end();
    }
  }

  it('do nothing to a database that is up to date', async () => {
    expect(await migrate(database.owner, APP_ROLE)).toEqual({ applied: [], version: known.length });
    const pool = new pg.Pool(connectionOf(database.app));
    pool.on('error', () => undefined);
    expect(await schemaState(pool)).toEqual({
      current: known.length,
      expected: known.length,
      bearsFrom: 1,
    });
    await pool.end();
  });

  it('apply what is new once, although two processes race', async () => {
    const [a, b] = await Promise.all([
      migrate(database.owner, null, [...known, more]),
      migrate(database.owner, null, [...known, more]),
    ]);
    expect([...a.applied, ...b.applied]).toEqual([`${String(more.version).padStart(4, '0')}-more`]);
  });

  it('tell older programs whether they bear the step', async () => {
    const pool = new pg.Pool(connectionOf(database.app));
    pool.on('error', () => undefined);
    await migrate(database.owner, null, [...known, more]);
    expect(isBorne(await schemaState(pool))).toBe(true);
    const less = {
      ...more,
      ...{ version: more.version + 1, name: 'less', bearsFrom: more.version + 1 },
      sql: 'drop table more',
    };
    await migrate(database.owner, null, [...known, more, less]);
    expect(isBorne(await schemaState(pool))).toBe(false);
    await pool.end();
  });

  it('let those pass that wait behind a step, and try again', async () => {
    const holder = new pg.Client(connectionOf(database.owner));
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from members');
    const widen = { ...more, name: 'wider', sql: 'alter table members add column wider text' };
    const migrated = migrate(database.owner, null, [...known, widen]);
    // Each of them would wait for the holder if the step went on waiting.
    for (let round = 0; round < 3; round += 1) {
      await asApp((client) => client.query('select from members limit 1'));
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    await holder.query('commit');
    expect((await migrated).applied).toHaveLength(1);
    await holder.end();
  });

  it('leave nothing of a step that fails', async () => {
    const broken = { ...more, sql: 'create table half (id integer); select 1 / 0' };
    await expect(migrate(database.owner, null, [...known, broken])).rejects.toThrow(
      '(more) failed',
    );
    const left = await asApp((client) => client.query(`select to_regclass('half') as half`));
    expect(left.rows).toEqual([{ half: null }]);
  });

  it('refuse a step that reads differently than when it was applied', async () => {
    const changed = known.map((step) =>
      step.version === 2 ? { ...step, checksum: 'other' } : step,
    );
    await expect(migrate(database.owner, null, changed)).rejects.toThrow('migration 2');
  });

  it('refuse a database that is newer than the program', async () => {
    await migrate(database.owner, null, [...known, more]);
    await expect(migrate(database.owner, null, known)).rejects.toThrow('run a newer program');
  });

  it('refuse a table of which nobody said who may change it', async () => {
    await expect(migrate(database.owner, APP_ROLE, [...known, more])).rejects.toThrow(
      'no rights are stated for more',
    );
  });

  it.each([
    'delete from postings',
    'update postings set amount = 0',
    'update transactions set points = 0',
    'delete from transactions',
    'delete from audit_entries',
    'update audit_entries set actor = $$nobody$$',
    'delete from member_heads',
    'update events set type = $$none$$',
    'truncate postings',
    'create table mine (id integer)',
  ])('do not let the program %s', async (sql) => {
    await expect(asApp((client) => client.query(sql))).rejects.toThrow('permission denied');
  });

  it.each([
    'update events set data = null',
    `update audit_entries set before = '{}'`,
    'update audit_entries set before = null, after = null',
    'delete from transaction_details',
  ])('let the program %s of nobody who was not erased', async (sql) => {
    const client = new pg.Client(connectionOf(database.superuser));
    await client.connect();
    await client.query(
      `insert into merchants (partner_id, public_id, name) values ('a', 'a', 'a');
       insert into members (merchant_id, id, referral_code, status, enrolled_at, modified_at)
         select id, 'm', '', 'active', now(), now() from merchants;
       insert into events (merchant_id, id, member_id, sequence, type, at, quiet, data)
         select id, 'e', 'm', 1, 'x', now(), false, '{}' from merchants;
       insert into audit_entries (merchant_id, id, actor, action, subject, member_id, before)
         select id, 'a', 'x', 'x', 'm', 'm', '{"a": 1}' from merchants;
       insert into transaction_details (merchant_id, transaction_id, member_id, salt, details)
         select id, 't', 'm', '', '{}' from merchants`,
    );
    await expect(asApp((app) => app.query(sql))).rejects.toThrow('nobody erased');
    await client.query('update members set erased_at = now()');
    if (!sql.includes("'{}'")) await asApp((app) => app.query(sql));
    else await expect(asApp((app) => app.query(sql))).rejects.toThrow('nobody erased');
    await client.end();
  });
});

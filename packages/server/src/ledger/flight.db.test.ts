import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  testDatabase,
  testServers,
  type TestDatabase,
} from '../../../../tests/support/database.ts';
import { openDatabase, type Database } from '../runtime/database.ts';
import { fly } from './flight.ts';

const say = { name: 'test.say', text: 'select $1::bigint as number, $2::text as word' };
const divide = { name: 'test.divide', text: 'select 1 / $1::integer as ratio' };
const unreadable = { name: 'test.unreadable', text: 'select from from' };
const begin = { name: 'test.begin', text: 'begin' };
const commit = { name: 'test.commit', text: 'commit' };
const rollback = { name: 'test.rollback', text: 'rollback' };
const keep = { name: 'test.keep', text: `select set_config('fealty.kept', $1, false) as kept` };
const kept = { name: 'test.kept', text: `select current_setting('fealty.kept', true) as kept` };

describe.each(testServers())('a flight on PostgreSQL $version', (server) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase(server);
  });
  afterAll(async () => {
    await test.drop();
  });

  describe.each([{ statementNames: true }, { statementNames: false }])('with %o', (options) => {
    let database: Database;
    let client: pg.Client;
    beforeAll(async () => {
      database = openDatabase(test.app, options);
      client = await database.connectLane();
    });
    afterAll(async () => {
      await client.end();
      await database.close();
    });

    it('answers its statements in order, the second time as the first', async () => {
      for (let time = 1; time <= 2; time += 1) {
        const results = await fly(client, [
          { statement: begin, values: [] },
          { statement: say, values: [time, 'a "quoted" word'] },
          { statement: say, values: ['9007199254740991', null] },
          { statement: commit, values: [] },
        ]);
        expect(results.map(({ command }) => command)).toEqual([
          'BEGIN',
          'SELECT',
          'SELECT',
          'COMMIT',
        ]);
        expect(results[1]?.rows).toEqual([{ number: time, word: 'a "quoted" word' }]);
        expect(results[2]?.rows).toEqual([{ number: Number.MAX_SAFE_INTEGER, word: null }]);
      }
    });

    it('does nothing behind an error, leaves the transaction open, and can go on', async () => {
      await fly(client, [{ statement: keep, values: ['before'] }]);
      const failing = fly(client, [
        { statement: begin, values: [] },
        { statement: divide, values: [0] },
        { statement: keep, values: ['behind'] },
        { statement: commit, values: [] },
      ]);
      await expect(failing).rejects.toMatchObject({ code: '22012' });
      await fly(client, [{ statement: rollback, values: [] }]);
      const [ratio, after] = await fly(client, [
        { statement: divide, values: [1] },
        { statement: kept, values: [] },
      ]);
      expect(ratio?.rows).toEqual([{ ratio: 1 }]);
      expect(after?.rows).toEqual([{ kept: 'before' }]);
    });

    it('fails each time that a statement cannot be prepared', async () => {
      for (let time = 1; time <= 2; time += 1) {
        const failing = fly(client, [{ statement: unreadable, values: [] }]);
        await expect(failing).rejects.toMatchObject({ code: '42601' });
      }
      const [result] = await fly(client, [{ statement: say, values: [1, 'on'] }]);
      expect(result?.rows).toEqual([{ number: 1, word: 'on' }]);
    });
  });

  it('fails when its connection is cut', async () => {
    const database = openDatabase(test.app);
    const client = await database.connectLane();
    client.on('error', () => undefined);
    const sleep = { name: 'test.sleep', text: 'select pg_sleep(20)' };
    const [pid] = await fly(client, [
      { statement: { name: 'test.pid', text: 'select pg_backend_pid() as pid' }, values: [] },
    ]);
    const failing = expect(fly(client, [{ statement: sleep, values: [] }])).rejects.toThrow();
    await database.pool.query('select pg_terminate_backend($1)', [pid?.rows[0]?.['pid']]);
    await failing;
    await database.close();
  });
});

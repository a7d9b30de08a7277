import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { testDatabase, testServers } from '../../../../tests/support/database.ts';
import { connectionOf, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { WallRolesMissing } from './wall-roles.ts';
import { withinMerchant } from './within-merchant.ts';

describe.each(testServers())('the roles of the wall on PostgreSQL $version', (server) => {
  it('are told of where the owner may not give them, and used once somebody has', async () => {
    const database = await testDatabase(server);
    const superuser = new pg.Client(connectionOf(database.superuser));
    await superuser.connect();
    const login = `app_${randomBytes(6).toString('hex')}`;
    await superuser.query(`create role ${login} login`);
    try {
      const refused: unknown = await migrate(database.owner, login).catch(
        (error: unknown) => error,
      );
      expect(refused).toBeInstanceOf(WallRolesMissing);
      const [, told = ''] = /run once "(.*)", then migrate again/.exec(String(refused)) ?? [];
      expect(told).toBe(`grant fealty_across to ${login}; grant fealty_merchant to ${login}`);
      await superuser.query(told);
      await migrate(database.owner, login);
      const opened = openDatabase({ ...database.app, user: login });
      const text = 'select current_user as role';
      const { rows } = await withinMerchant(1, () => opened.merchantPool.query(text));
      expect(rows).toEqual([{ role: 'fealty_merchant' }]);
      await opened.close();
    } finally {
      await superuser.query(`drop owned by ${login}; drop role ${login}`);
      await superuser.end();
      await database.drop();
    }
  });
});

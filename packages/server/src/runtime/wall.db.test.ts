import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  testDatabase,
  testServers,
  type TestDatabase,
} from '../../../../tests/support/database.ts';
import { connectionOf, openDatabase, type Database } from './database.ts';
import { inTransaction } from './transaction.ts';
import { withinMerchant } from './within-merchant.ts';

/** What holds no rows of merchants, and why. */
const UNWALLED: Readonly<Record<string, string>> = {
  schema_migrations: 'which steps of the schema were applied',
  event_eras: 'which servers the database lived on',
  seal_keys:
    'what the installation signs seals of all stores with; the private half is sealed itself',
};

const ROLE = 'fealty_merchant';

describe.each(testServers())('the wall between merchants on PostgreSQL $version', (server) => {
  let target: TestDatabase;
  let opened: Database;
  let unnamed: Database;
  let owner: pg.Client;

  beforeAll(async () => {
    target = await testDatabase(server);
    opened = openDatabase(target.app);
    unnamed = openDatabase(target.app, { statementNames: false });
    owner = new pg.Client(connectionOf(target.owner));
    await owner.connect();
    await owner.query(
      `insert into merchants (id, partner_id, public_id, name) overriding system value
         select n, 'p' || n, 'p' || n, 'shop ' || n from generate_series(1, 3) n;
       insert into audit_entries (merchant_id, id, actor, action, subject)
         select n, 'a' || n, 'x', 'x', 's' from generate_series(1, 3) n`,
    );
  });
  afterAll(async () => {
    await opened.close();
    await unnamed.close();
    await owner.end();
    await target.drop();
  });

  /** Which merchants' entries a statement without any condition sees. */
  async function seen(on: pg.Pool | pg.ClientBase): Promise<number[]> {
    const { rows } = await on.query<{ merchant: number }>({
      name: 'test.seen',
      text: 'select merchant_id as merchant from audit_entries order by 1',
      values: [],
    });
    return rows.map(({ merchant }) => merchant);
  }

  it('stands around every table, even for the owner', async () => {
    const { rows } = await owner.query<{ name: string; walled: boolean; policies: string[] }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
              array(select format('%s %s', p.policyname,
                                  regexp_replace(coalesce(p.qual, ''), '\\s+', ' ', 'g'))
                      from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
                     order by 1) as policies
         from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm')
        order by 1`,
    );
    const views = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
          and not coalesce('security_invoker=true' = any (c.reloptions), false)`,
    );
    // A view that asks in its owner's name sees what he sees.
    expect(views.rows).toEqual([]);
    const open = rows.filter(({ walled }) => !walled).map(({ name }) => name);
    expect(open).toEqual(Object.keys(UNWALLED).sort());
    expect(rows.length).toBeGreaterThan(80);
    const setting = "(current_setting('fealty.merchant_id'::text))::integer";
    for (const { name, policies } of rows.filter(({ walled }) => walled)) {
      const column = name === 'merchants' ? 'id' : 'merchant_id';
      const wall = `wall (${column} = ${setting})`;
      expect([name, ...policies]).toEqual([name, 'across true', wall]);
    }
  });

  it('cannot be moved by the role of connections that serve merchants', async () => {
    const { rows } = await owner.query(
      `select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcanlogin as strong,
              (select count(*)::integer from pg_class c where c.relowner = r.oid) as owned,
              pg_has_role(r.oid, 'fealty_across', 'member') as across,
              pg_has_role(r.oid, $2, 'member') as app, pg_has_role(r.oid, $3, 'member') as owner
         from pg_roles r where r.rolname = $1`,
      [ROLE, target.app.user, target.owner.user],
    );
    const none = { strong: false, owned: 0, across: false, app: false, owner: false };
    expect(rows).toEqual([none]);
    for (const text of [
      'alter table audit_entries disable row level security',
      'alter table audit_entries no force row level security',
      'drop policy wall on audit_entries',
      'create policy mine on audit_entries using (true)',
    ]) {
      const tried = withinMerchant(1, () => opened.merchantPool.query(text));
      await expect(tried, text).rejects.toThrow('must be owner');
    }
  });

  it.each(['with', 'without'])('shows the merchant asked for alone, %s names', async (how) => {
    const { merchantPool } = how === 'with' ? opened : unnamed;
    const asked = Array.from({ length: 60 }, (_, n) => (n % 3) + 1);
    const found = await Promise.all(
      asked.map((id) => withinMerchant(id, () => seen(merchantPool))),
    );
    expect(found).toEqual(asked.map((id) => [id]));
    const inside = asked.map((id) =>
      withinMerchant(id, () => inTransaction(merchantPool, (client) => seen(client))),
    );
    expect(await Promise.all(inside)).toEqual(asked.map((id) => [id]));
    const lent = await withinMerchant(2, async () => {
      const client = await merchantPool.connect();
      return seen(client).finally(() => {
        client.release();
      });
    });
    expect(lent).toEqual([2]);
  });

  it('lets those through that serve no merchant', async () => {
    expect(await seen(opened.pool)).toEqual([1, 2, 3]);
    expect(await seen(owner)).toEqual([1, 2, 3]);
  });

  it('takes no row of another merchant, and moves none', async () => {
    const insert = `insert into audit_entries (merchant_id, id, actor, action, subject)
                    values ($1, 'b', 'x', 'x', 's')`;
    const { merchantPool } = opened;
    const query = (text: string, values: unknown[]): Promise<pg.QueryResult> =>
      withinMerchant(1, () => merchantPool.query(text, values));
    await expect(query(insert, [2])).rejects.toThrow('row-level security');
    const move = 'update merchants set id = $1 where id = 1';
    await expect(query(move, [9])).rejects.toThrow();
    const renamed = await query('update merchants set name = $1', ['mine']);
    expect(renamed.rowCount).toBe(1);
    const { rows } = await owner.query('select id from merchants where name = $1', ['mine']);
    expect(rows).toEqual([{ id: 1 }]);
  });

  it('answers nobody who names no merchant', async () => {
    await expect(seen(opened.merchantPool)).rejects.toThrow('asked for no merchant');
    const lane = await opened.connectLane();
    await expect(seen(lane)).rejects.toThrow('fealty.merchant_id');
    await lane.query("begin; select set_config('fealty.merchant_id', '3', true)");
    expect(await seen(lane)).toEqual([3]);
    await lane.query('commit');
    await expect(seen(lane)).rejects.toThrow('invalid input syntax for type integer');
    await lane.end();
  });

  it('goes round no merchant: who is within one does not get to another', () => {
    expect(() => withinMerchant(1, () => withinMerchant(2, () => null))).toThrow(
      'within merchant 1',
    );
    expect(withinMerchant(1, () => withinMerchant(1, () => 'same'))).toBe('same');
  });
});

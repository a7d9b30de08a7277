import { readFileSync } from 'node:fs';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP } from '../../../../tests/support/open-lanes.ts';
import { useDatabase, useFolder } from '../../../../tests/support/use-database.ts';
import { readConfig } from '../config.ts';
import { sealing } from '../jobs/seal-merchants.ts';
import { dispatch } from './dispatch.ts';
import { sealCommands } from './seal.ts';
import { verify } from './verify.ts';
import { createFresh } from '../runtime/fresh.ts';
import { fixedSecret } from '../runtime/secret.ts';

const SECRET = 'ab'.repeat(32);

describe('sealing and verifying', { timeout: 60_000 }, () => {
  const database = useDatabase();
  const file = useFolder();
  let merchantId = 0;

  beforeAll(async () => {
    merchantId = await makeMerchant(database.pool, { program: SHOP }, Date.UTC(2026, 0, 1));
    const shop = openLanes(database.target, merchantId);
    for (const uid of ['ann', 'bob']) {
      const profile = { email: `${uid}@example.com`, firstName: uid, lastName: 'M', uid };
      await shop.send({ kind: 'enroll', profile });
    }
    await shop.close();
  });

  async function fealty(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const told = { out: '', err: '' };
    const environment = { DATABASE_URL: database.target.url, FEALTY_SECRET: SECRET };
    const code = await dispatch([...sealCommands, verify], args, {
      out: (line) => (told.out += `${line}\n`),
      err: (line) => (told.err += `${line}\n`),
      isTerminal: false,
      config: (defaults) => readConfig(environment, defaults),
    });
    return { code, ...told };
  }
  const fresh = createFresh();
  const troubles: string[] = [];
  const tasks = () =>
    sealing({
      pool: database.pool,
      secret: fixedSecret(Buffer.from(SECRET, 'hex')),
      newId: () => fresh.id(),
      terms: { everyMinutes: 60, folder: file('seals') },
      trouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
    });
  const waiting = () =>
    database.rows(`select 1 from fealty_jobs.jobs where key = $1`, [`seal ${String(merchantId)}`]);

  it('is due by the clock for a store with members, and done once an hour', async () => {
    const { look_for_seals: look, seal } = tasks();
    await look?.({});
    expect(await waiting()).toHaveLength(1);
    await seal?.({ merchantId });
    await database.pool.query(`select fealty_jobs.remove_job($1)`, [`seal ${String(merchantId)}`]);
    await look?.({});
    expect(await waiting()).toHaveLength(0);
    const { out } = await fealty('seal', 'list', '--json');
    const [partner] = /(?<="partner_id":")\w+/.exec(out) ?? [];
    expect(readFileSync(file(`seals/${String(partner)}.ndjson`), 'utf8')).toBe(out);
  });

  it('is done by hand, under the key that signs now, and told to verify', async () => {
    const rotated = await fealty('seal', 'keys', '--rotate');
    expect(rotated.out).toMatch(/^\w{16} {2}\w{64} {2}from \S+ {2}signs\n\w{16} .* until \S+\n$/);
    const out = file('kept.ndjson');
    const made = await fealty('seal', 'make', '--out', out);
    expect(made.out).toMatch(/: seal 2 of \S+, 2 members, 200 available, \w{64}\n$/);
    expect(readFileSync(out, 'utf8')).toContain(`"key_id":"${rotated.out.slice(0, 16)}"`);
    const audit = `select actor, subject from audit_entries where action = 'seal.made'`;
    expect(await database.rows(audit, [])).toEqual([{ actor: 'cli', subject: '2' }]);
    const verified = await fealty('verify', '--all', '--seals', out);
    expect([verified.code, verified.out]).toEqual([
      0,
      expect.stringMatching(/2 members against their heads and seal 2 of \S+ in .*everything fits/),
    ]);
    const exported = await fealty('verify', '--export', file('books.jsonl'));
    expect(exported.out).toMatch(/holds 2 postings of 2 members as seal 2 found them\n$/);
    const none = await fealty('verify', '--export', file('none.jsonl'), '--seal', '9');
    expect([none.code, none.err]).toEqual([1, 'there is no such seal: fealty seal make\n']);
  });

  it('is refused over books that went back: told once an hour, and by hand in words', async () => {
    const superuser = new pg.Client(database.target.superuser);
    await superuser.connect();
    await superuser.query(`
      set session_replication_role = replica;
      update member_heads set version = 0, available = 0, chain = decode(repeat('00', 32), 'hex')
       where id = (select min(id) from member_heads);
      alter table seals disable trigger all;
      update seals set sealed_at = sealed_at - interval '2 hours'`);
    await superuser.end();
    const { look_for_seals: look, seal } = tasks();
    await seal?.({ merchantId });
    expect(troubles).toEqual([
      expect.stringMatching(/^a store cannot be sealed: .* was sealed at posting 1 by seal 2/),
    ]);
    await look?.({});
    expect(await waiting()).toHaveLength(0);
    const made = await fealty('seal', 'make');
    expect([made.code, made.out]).toEqual([1, expect.stringMatching(/: not sealed\n$/)]);
    const verified = await fealty('verify', '--all');
    expect([verified.code, verified.out]).toEqual([
      1,
      expect.stringMatching(/his head stands at 0: his last postings were removed/),
    ]);
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProgramDocument } from '@fealty/core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP } from '../../../../tests/support/open-lanes.ts';
import { readConfig } from '../config.ts';
import { connectionOf } from '../runtime/database.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { dispatch } from './dispatch.ts';
import { memberExport, memberShow } from './member-shown.ts';
import { memberCommands } from './member.ts';

const CLUB: ProgramDocument = {
  ...SHOP,
  members: { attributes: [{ name: 'card', type: 'number', unique: true, required: false }] },
};

let database: TestDatabase;
let folder = '';

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'fealty-member-'));
  const owner = new pg.Pool({ ...connectionOf(database.app), max: 1, types: columnTypes });
  owner.on('error', () => undefined);
  const coupons = { reward_00002: [{ code: 'ONE' }] };
  const merchantId = await makeMerchant(owner, { program: CLUB, coupons }, Date.UTC(2026, 0, 1));
  await owner.end();
  const lanes = openLanes(database, merchantId);
  const ann = { by: 'email', value: 'ann@example.com' } as const;
  await lanes.send({
    kind: 'enroll',
    profile: { email: ann.value, uid: 'u-1', firstName: 'Ann', lastName: 'T', custom: { card: 7 } },
  });
  for (const uid of ['u-2', 'u-3']) {
    const profile = { email: `${uid}@example.com`, uid, firstName: 'Bea', lastName: 'T' };
    await lanes.send({ kind: 'enroll', profile });
  }
  for (let times = 0; times < 12; times += 1) {
    await lanes.send({ kind: 'award', member: ann, activityId: 'write_a_review' });
  }
  await lanes.send({ kind: 'redeem', member: ann, rewardId: 'reward_00002' });
  await lanes.close();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

/** Runs the command line on the test's database; answers the exit code and what it told. */
async function fealty(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const told = { out: '', err: '' };
  const environment = { DATABASE_URL: database.url, FEALTY_SECRET: 'ab'.repeat(32) };
  const code = await dispatch([memberShow, ...memberCommands, memberExport], args, {
    out: (line) => (told.out += `${line}\n`),
    err: (line) => (told.err += `${line}\n`),
    isTerminal: false,
    config: () => readConfig(environment),
  });
  return { code, ...told };
}

describe('fealty member', () => {
  it('finds a member by id, e-mail, uid or a unique attribute', async () => {
    const shown = await fealty('member', 'show', 'ANN@example.com');
    expect(shown.out).toMatch(/^email {2}ann@example\.com$/m);
    expect(shown.out).toMatch(/^available {2}210$/m);
    const id = /^id {2}(\w{24})$/m.exec(shown.out)?.[1] ?? '';
    for (const who of [id, 'u-1', 'card=7.0']) {
      expect((await fealty('member', 'show', who)).out).toBe(shown.out);
    }
    const nobody = await fealty('member', 'show', 'card=8');
    expect([nobody.code, nobody.err]).toEqual([
      2,
      'nobody is known as card=8\nusage: fealty member show MEMBER [--merchant PARTNER-ID]\n',
    ]);
  });

  it('makes two members one, parts them again, and says why not', async () => {
    const idOf = async (who: string): Promise<string> =>
      /^id {2}(\w{24})$/m.exec((await fealty('member', 'show', who)).out)?.[1] ?? '';
    const available = async (who: string): Promise<string | undefined> =>
      /^available {2}(\d+)$/m.exec((await fealty('member', 'show', who)).out)?.[1];
    const [bea, old] = [await idOf('u-2'), await idOf('u-3')];
    const merged = await fealty('member', 'merge', 'u-3@example.com', 'u-2');
    expect(merged).toMatchObject({ code: 0, err: `undo it with: fealty member unmerge ${old}\n` });
    // What named the old member leads to her now, with the points of both.
    expect([await idOf('u-3'), await available('u-3')]).toEqual([bea, '200']);
    expect((await fealty('member', 'unmerge', old)).code).toBe(0);
    expect([await available('u-2'), await available('u-3')]).toEqual(['100', '100']);
    expect(await fealty('member', 'merge', 'u-2', 'u-2')).toMatchObject({ code: 1 });
    expect((await fealty('member', 'unmerge', old)).err).toMatch(/^refused: merge unknown/);
    expect((await fealty('member', 'merge', 'u-2')).err).toMatch(/^two members are needed/);
    expect((await fealty('member', 'merge', 'u-2', 'u-9')).err).toMatch(/^nobody is known as u-9/);
  });

  it('adds tags and takes them off', async () => {
    await fealty('member', 'tag', 'add', 'u-1', 'vip', 'web');
    await fealty('member', 'tag', 'remove', 'u-1', 'web');
    expect((await fealty('member', 'show', 'u-1')).out).toMatch(/^tags {2}\["vip"\]$/m);
    expect((await fealty('member', 'tag', 'add', 'u-1')).err).toMatch(/^TAG is missing/);
  });

  it('moves a member through his statuses, and says why it does not', async () => {
    expect((await fealty('member', 'block', 'u-1')).out).toMatch(/ blocked\n$/);
    expect((await fealty('member', 'unblock', 'u-1')).out).toMatch(/ active\n$/);
    await fealty('member', 'opt-out', 'u-1');
    const meant = await fealty('member', 'unblock', 'u-1');
    expect([meant.code, meant.err]).toEqual([
      1,
      'refused: member opted out; is opted_out, needed is active\n',
    ]);
    await fealty('member', 'opt-in', 'u-1');
    expect((await fealty('member', 'delete', 'u-1')).out).toMatch(/ deleted\n$/);
    expect((await fealty('member', 'block', 'u-1')).err).toMatch(/^refused: member deleted/);
    expect((await fealty('member', 'readmit', 'u-1')).out).toMatch(/ active\n$/);
  });

  it('writes all that is held on a member, then forgets him', async () => {
    const file = path.join(folder, 'ann.json');
    expect((await fealty('member', 'export', 'u-1', file)).code).toBe(0);
    const held = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown[]>;
    expect(held['profile']).toMatchObject({ first_name: 'Ann', custom: { card: 7 } });
    expect(held['books']).toMatchObject({ available: 210 });
    expect(held['identities']).toHaveLength(4);
    expect(held['transactions']).toHaveLength(14);
    expect(held['postings']?.length).toBeGreaterThanOrEqual(14);
    expect(held['transactions']?.at(-1)).toMatchObject({
      kind: 'redeem',
      coupon: { code: 'ONE' },
      why: [expect.stringMatching(/costs 10 points/) as string],
    });
    expect(held['events']?.[0]).toMatchObject({ type: 'points.awarded' });
    expect(JSON.stringify(held['audit'])).toMatch(/member.enrolled/);
    expect((await fealty('member', 'erase', 'u-1')).err).toMatch(/say --yes/);
    expect((await fealty('member', 'erase', 'u-1', '--yes')).out).toMatch(/ is erased\n$/);
    expect((await fealty('member', 'show', 'u-1')).code).toBe(2);
  });
});

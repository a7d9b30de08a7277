import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP } from '../../../../tests/support/open-lanes.ts';
import { useDatabase, useFolder } from '../../../../tests/support/use-database.ts';
import { appendSeals } from '../seals/append-seals.ts';
import { makeSeal } from '../seals/make-seal.ts';
import { proveMember } from '../seals/prove-member.ts';
import type { Seal } from '../seals/read-seals.ts';
import { exportBooks } from './export-books.ts';
import { fixedSecret } from '../runtime/secret.ts';

const VERIFIER = fileURLToPath(
  new URL('../../../../integrations/verifier/verify.mjs', import.meta.url),
);
const MEMBERS = 7;

/** Runs it as a stranger would. */
function verify(...args: readonly string[]): {
  readonly status: number | null;
  readonly said: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFIER, ...args], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, said: stdout + stderr };
}

describe('the verifier that stands alone', () => {
  const database = useDatabase();
  const file = useFolder();
  let merchantId = 0;
  let seals: string;
  let books: string;
  let last: Seal;

  beforeAll(async () => {
    merchantId = await makeMerchant(database.pool, { program: SHOP }, Date.UTC(2026, 0, 1));
    const shop = openLanes(database.target, merchantId);
    const tools = { pool: database.pool, secret: fixedSecret(randomBytes(32)) };
    for (let n = 0; n < MEMBERS; n += 1) {
      const uid = `m-${String(n)}`;
      // A name whose letters are written differently in different languages' JSON.
      const profile = {
        email: `${uid}@example.com`,
        firstName: 'Zoë "Ж"\u2028',
        lastName: uid,
        uid,
      };
      await shop.send({ kind: 'enroll', profile });
      await makeSeal(tools, merchantId);
    }
    const member = { by: 'uid', value: 'm-3' } as const;
    await shop.send({ kind: 'redeem', member, rewardId: 'reward_00001' });
    const order = { id: 'Ж "\u2028" 1', total: '60', subtotal: '60', currency: 'USD' };
    await shop.send({
      ...{ kind: 'purchase', member, activityId: 'made_a_purchase' },
      order: { ...order, coupons: [], lines: [] },
    });
    last = await makeSeal(tools, merchantId);
    await shop.send({ kind: 'award', member, activityId: 'write_a_review' });
    await shop.close();
    await appendSeals(database.pool, merchantId, file('published'));
    seals = file(`published/${last.partnerId}.ndjson`);
    books = file('books.ndjson');
    const client = await database.pool.connect();
    let text = '';
    const done = await exportBooks(client, { merchantId, seal: null }, (line) => {
      text += line;
      return Promise.resolve();
    });
    client.release();
    writeFileSync(books, text);
    expect(done).toEqual({ seal: MEMBERS + 1, members: MEMBERS, postings: MEMBERS + 2 });
  });

  /** The same file with one thing altered. */
  function altered(from: string, what: RegExp, by: string): string {
    const text = readFileSync(from, 'utf8');
    const changed = text.replace(what, by);
    expect(changed).not.toBe(text);
    const to = file('altered.json');
    writeFileSync(to, changed);
    return to;
  }
  async function proof(name: string): Promise<string> {
    const rows = await database.rows('select id from members where uid = $1', [name]);
    const asked = { memberId: String(rows[0]?.['id']), seal: null };
    const to = file(`proof-of-${name}.json`);
    const data = await proveMember(database.pool, merchantId, asked);
    writeFileSync(to, JSON.stringify({ success: true, data }, null, 2));
    return to;
  }

  it('finds that exported books come to what was sealed', () => {
    const { status, said } = verify('books', books, seals, '--key', last.publicKey);
    expect(said).toMatch(/^9 postings of 7 members come to what seal 8 of .*signed by a key given/);
    expect(status).toBe(0);
  });

  it('finds that seals follow each other, and tells the key if none is given', () => {
    const { status, said } = verify('seals', seals);
    expect(said).toContain(
      `8 seals follow each other, the last is number 8, signed by ${last.publicKey}`,
    );
    expect(status).toBe(0);
  });

  it('finds every member in the totals, whatever his place in the tree', async () => {
    for (let n = 0; n < MEMBERS; n += 1) {
      const { status, said } = verify('proof', await proof(`m-${String(n)}`));
      const has = n === 3 ? '110 available' : '100 available';
      expect(said).toMatch(new RegExp(`^member [0-9a-f]{24} with ${has}, .* is in seal 8 of`));
      expect(status).toBe(0);
    }
  });

  it.each([
    ['an amount', /"issued","available",100,/, '"issued","available",101,', /its hash differs/],
    ['a removed line', /\{"link".*\n/, '', /was sealed at posting 1, his chain ends otherwise/],
    ['a removed member', /\{"member_id"[^{]*\n\{"link".*\n/, '', /the root is/],
    ['a balance', /"available":"100"/, '"available":"101"', /was sealed as 101, his postings come/],
    ['another store', /"partner_id":"\w{10}"/, '"partner_id":"0123456789"', /of another store/],
  ])('names %s that was altered in the books', (_what, from, by, says) => {
    const { status, said } = verify('books', altered(books, from, by), seals);
    expect(said).toMatch(says);
    expect(status).toBe(1);
  });

  it.each([
    ['what a seal says', /"members":3,/, '"members":4,', /does not have the hash/],
    ['a signature', /"signature":"../, '"signature":"00', /is not signed by its key/],
    ['a seal left out', /\{.*"number":3,.*\n/, '', /seal 4 stands behind seal 2/],
  ])('names %s in a line of seals', (_what, from, by, says) => {
    const { status, said } = verify('seals', altered(seals, from, by));
    expect(said).toMatch(says);
    expect(status).toBe(1);
  });

  it('refuses a proof with other points, a negative neighbour, or a key that is none of those given', async () => {
    const good = await proof('m-2');
    const more = verify('proof', altered(good, /"available": "100"/, '"available": "900"'));
    expect([more.status, more.said]).toEqual([1, expect.stringMatching(/the root is/)]);
    const below = verify('proof', altered(good, /"owed": "0"(?=[\s\S]*"path")/, '"owed": "-5"'));
    expect([below.status, below.said]).toEqual([1, expect.stringMatching(/owed is -5/)]);
    const other = verify('proof', good, '--key', 'f'.repeat(64));
    expect([other.status, other.said]).toEqual([
      1,
      expect.stringMatching(/none of the keys given/),
    ]);
  });

  it('appends to the file of seals what it lacks, and nothing twice', async () => {
    const before = readFileSync(seals, 'utf8');
    await appendSeals(database.pool, merchantId, file('published'));
    expect(readFileSync(seals, 'utf8')).toBe(before);
    // A power cut in the middle of a line.
    writeFileSync(seals, before.slice(0, -40));
    await appendSeals(database.pool, merchantId, file('published'));
    expect(readFileSync(seals, 'utf8').split('\n').at(-2)).toBe(before.split('\n').at(-2));
  });
});

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP } from '../../../../tests/support/open-lanes.ts';
import { useDatabase, useFolder } from '../../../../tests/support/use-database.ts';
import { TextFile } from '../runtime/text-file.ts';
import { importLines, type ImportCounts, type RefusedLine } from '../usecases/import-lines.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import { ImportUnreadable } from './lines.ts';
import { mapMember } from './member-line.ts';
import { readLines } from './read-lines.ts';
import { skipTaken } from './skip-taken.ts';
import { mapTransaction } from './transaction-line.ts';

const database = useDatabase();
const inFolder = useFolder();

function newMerchant(): Promise<number> {
  return makeMerchant(database.pool, { program: SHOP }, Date.UTC(2026, 0, 1));
}

function fileOf(name: string, lines: readonly string[]): string {
  const file = inFolder(name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

interface Ran {
  readonly counts: ImportCounts;
  readonly refused: readonly RefusedLine[];
}

/** One run of an import, as the command line makes it; stops after so many lines if asked to. */
async function run(
  merchantId: number,
  map: typeof mapMember,
  file: string,
  stopAfter = Infinity,
): Promise<Ran> {
  const ledger = openLanes(database.target, merchantId);
  const importId = path.basename(file);
  const counts: ImportCounts = { taken: 0, already: 0, refused: 0, leftOut: 0 };
  const refused: RefusedLine[] = [];
  const stopping = new AbortController();
  const terms = { merchantId, importId };
  let seen = 0;
  await importLines({
    lanes: ledger.lanes,
    merchantId,
    lines: skipTaken(ledger.pool, terms, readLines(file, { bytes: 0 }), (count) => {
      counts.already += count;
    }),
    map(line) {
      seen += 1;
      if (seen >= stopAfter) stopping.abort();
      return map(line, { importId, pointsDecimals: 0 });
    },
    refused: (line) => {
      refused.push(line);
      return Promise.resolve();
    },
    counts,
    signal: stopping.signal,
  });
  expect(ledger.troubles).toEqual([]);
  await ledger.close();
  return { counts, refused: refused.sort((a, b) => a.line - b.line) };
}

async function expectBooksToFit(merchantId: number): Promise<void> {
  const client = await database.pool.connect();
  expect((await verifyMerchant(client, merchantId)).problems).toEqual([]);
  client.release();
}

const MEMBERS = 500;

/** Members with a gap in the middle: those of line 100 and 200 cannot be taken. */
function memberLines(): string[] {
  const lines = Array.from({ length: MEMBERS }, (_, index) => {
    const number = String(index);
    return `m${number}@example.com,Member,"No. ""${number}""",05/17/2021,shop-${number}`;
  });
  lines[98] = 'nobody,Member,No address,05/17/2021,';
  lines[198] = 'm0@example.com,Member,Again,05/17/2021,';
  return ['user_email,first_name,last_name,enrollment_date,user_id', ...lines];
}

/** Five lines for each member: 100 + 50 + 30 earned, 60 and then 20 spent. */
function transactionLines(): string[] {
  const lines = ['email;type;points;created_time;order_id;expires_at'];
  for (let index = 0; index < MEMBERS; index += 1) {
    const email = `m${String(index)}@example.com`;
    lines.push(
      `${email};award;100;2021-06-01;O-${String(index)};2099-01-01`,
      `${email};redeem;60;2021-07-01;;`,
      `${email};award;50;2021-08-01;;`,
      `${email};deduct;20;2021-08-02;;`,
      `${email};award;30;2021-09-01;;`,
    );
  }
  return lines;
}

describe('an import', () => {
  it('takes members, tells what it refuses, and takes nothing twice', async () => {
    const id = await newMerchant();
    const file = fileOf('members.csv', memberLines());
    const first = await run(id, mapMember, file);
    expect(first.counts).toEqual({ taken: 498, already: 0, refused: 2, leftOut: 0 });
    expect(first.refused).toMatchObject([
      { line: 100, reason: 'email: "nobody"; an e-mail address' },
      { line: 200, reason: expect.stringMatching(/^email_taken: field email/) as string },
    ]);
    expect(first.refused[0]?.content).toBe('nobody,Member,No address,05/17/2021,');
    const [bob] = await database.rows(
      `select last_name, uid, enrolled_at from members where merchant_id = $1 and email = 'm7@example.com'`,
      [id],
    );
    expect(bob).toEqual({
      last_name: 'No. "7"',
      uid: 'shop-7',
      enrolled_at: Date.UTC(2021, 4, 17),
    });
    const second = await run(id, mapMember, file);
    expect(second.counts).toEqual({ taken: 0, already: 498, refused: 2, leftOut: 0 });
    const counted = 'select count(*) from members where merchant_id = $1';
    expect(await database.rows(counted, [id])).toEqual([{ count: 498 }]);
    const loud = 'select 1 from events where merchant_id = $1 and not quiet';
    expect(await database.rows(loud, [id])).toEqual([]);
  });

  it('goes on where it was cut off, and balances are the sums of the lines', async () => {
    const id = await newMerchant();
    const members = memberLines().filter((_, index) => index !== 99 && index !== 199);
    await run(id, mapMember, fileOf('whole-members.csv', members));
    const file = fileOf('transactions.csv', transactionLines());
    const cut = await run(id, mapTransaction, file, 700);
    expect(cut.counts.taken).toBeGreaterThan(600);
    expect(cut.counts.taken).toBeLessThan(MEMBERS * 5);
    const rest = await run(id, mapTransaction, file);
    expect(rest.counts.already).toBe(cut.counts.taken);
    expect(rest.counts.taken + rest.counts.already).toBe((MEMBERS - 2) * 5);
    // The two members that are not there have five lines each.
    expect(rest.refused.map(({ reason }) => reason.split(':')[0])).toEqual(
      Array<string>(10).fill('member_unknown'),
    );
    const heads = `select available, redeemed, deducted, earned, purchases, count(*)
      from member_heads where merchant_id = $1 group by 1, 2, 3, 4, 5`;
    expect(await database.rows(heads, [id])).toEqual([
      { available: 100, redeemed: 60, deducted: 20, earned: 180, purchases: 1, count: 498 },
    ]);
    await expectBooksToFit(id);
  });

  it('keeps the order of one member’s lines however many there are', async () => {
    const id = await newMerchant();
    await run(id, mapMember, fileOf('one.csv', ['email', 'one@example.com']));
    const lines = ['email,type,points,occurred_at'];
    // Each redemption needs exactly what was earned before it.
    for (let index = 0; index < 400; index += 1) {
      lines.push('one@example.com,award,10,2024-01-01', 'one@example.com,award,5,2024-01-01');
      lines.push('one@example.com,redeem,15,2024-01-01');
    }
    const ran = await run(id, mapTransaction, fileOf('order.csv', lines));
    expect(ran.refused).toEqual([]);
    const heads = 'select available, redeemed from member_heads where merchant_id = $1';
    expect(await database.rows(heads, [id])).toEqual([{ available: 0, redeemed: 6000 }]);
    await expectBooksToFit(id);
  });

  it('reads NDJSON, and refuses the lines of it that are none', async () => {
    const id = await newMerchant();
    const file = fileOf('members.ndjson', [
      '\uFEFF{"email":"a@example.com","first_name":"A","tags":["x","y"],"custom":{"Size":4}}',
      '{"email":"b@example.com"',
      '',
      '[1]',
      '{"email":"c@example.com","points":25}',
    ]);
    const ran = await run(id, mapMember, file);
    expect(ran.refused.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'this is not JSON'],
      [4, 'this is not an object'],
    ]);
    const kept = 'select email, tags, custom from members where merchant_id = $1 order by email';
    expect(await database.rows(kept, [id])).toEqual([
      { email: 'a@example.com', tags: ['x', 'y'], custom: { Size: '4' } },
      { email: 'c@example.com', tags: [], custom: {} },
    ]);
    const points = 'select sum(available)::integer as sum from member_heads where merchant_id = $1';
    expect(await database.rows(points, [id])).toEqual([{ sum: 25 }]);
  });

  it('ends when its report cannot be written, with what was under way finished', async () => {
    const id = await newMerchant();
    const ledger = openLanes(database.target, id);
    const lines = Array.from({ length: 300 }, (_, index) =>
      index % 3 === 0 ? 'nobody' : `n${String(index)}@example.com`,
    );
    const file = fileOf('no-report.csv', ['email', ...lines]);
    const report = new TextFile(path.join(inFolder('missing'), 'report'));
    const ended = importLines({
      lanes: ledger.lanes,
      merchantId: id,
      lines: readLines(file, { bytes: 0 }),
      map: (line) => mapMember(line, { importId: 'no-report', pointsDecimals: 0 }),
      refused: (line) => report.write('x'.repeat(100_000) + line.reason),
      counts: { taken: 0, already: 0, refused: 0, leftOut: 0 },
      signal: new AbortController().signal,
    });
    await expect(ended).rejects.toThrow('ENOENT');
    await ledger.close();
    await expectBooksToFit(id);
  });

  it('finishes what is under way when the file cannot be read further', async () => {
    const id = await newMerchant();
    await run(id, mapMember, fileOf('begun.csv', ['email', 'b@example.com']));
    const lines = Array.from({ length: 200 }, (_, index) => {
      const type = index % 2 === 0 ? 'award' : 'redeem';
      return `{"email":"b@example.com","type":"${type}","points":10,"created_at":"2024-01-01"}`;
    });
    const file = fileOf('broken.ndjson', [...lines, 'x'.repeat(1_200_000)]);
    const ledger = openLanes(database.target, id);
    const counts = { taken: 0, already: 0, refused: 0, leftOut: 0 };
    const ended = importLines({
      lanes: ledger.lanes,
      merchantId: id,
      lines: readLines(file, { bytes: 0 }),
      map: (line) => mapTransaction(line, { importId: 'broken', pointsDecimals: 0 }),
      refused: () => Promise.resolve(),
      counts,
      signal: new AbortController().signal,
    });
    await expect(ended).rejects.toThrow(ImportUnreadable);
    expect(counts.taken).toBe(200);
    const kept = 'select count(*)::integer from transactions where merchant_id = $1';
    expect(await database.rows(kept, [id])).toEqual([{ count: 200 }]);
    await ledger.close();
    await expectBooksToFit(id);
  });

  it('says so when a file has nothing in it', async () => {
    const id = await newMerchant();
    const empty = run(id, mapMember, fileOf('empty.csv', ['']));
    await expect(empty).rejects.toThrow(ImportUnreadable);
  });
});

import type { ProgramDocument } from '@fealty/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { pdf } from '../../../../tests/support/pictures.ts';
import { s3Server, type S3Server } from '../../../../tests/support/s3-server.ts';
import { exportPerson } from '../exports/export-person.ts';
import { judgeFile, type FitFile } from '../receipts/judge-file.ts';
import { createFresh } from '../runtime/fresh.ts';
import { S3_TERMS, s3Store } from '../runtime/s3-store.ts';
import { Programs } from '../store/programs.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import { awardWithFiles } from './award-with-files.ts';
import { eraseMember } from './erase-member.ts';
import { dropFiles, fileName, FilesNotKept, keepFiles } from './kept-files.ts';
import { sweepFiles } from './sweep-files.ts';

const PROGRAM: ProgramDocument = {
  ...SHOP,
  activities: [
    ...SHOP.activities,
    { id: 'submit_a_receipt', name: 'Receipt', earn: { points: '5' } },
    {
      id: 'upload_photo',
      name: 'Photo',
      earn: { points: '5' },
      approval: { mode: 'immediately' },
    },
  ],
};
const fresh = createFresh();

let database: TestDatabase;
let ledger: OpenLanes;
let merchantId = 0;
/** The object store of those tests that keep their files in one. */
let bucket: S3Server | null = null;

async function open(): Promise<void> {
  database = await testDatabase();
  const opened = openLanes(database, 0);
  merchantId = await makeMerchant(opened.pool, { program: PROGRAM }, Date.UTC(2026, 0, 1));
  await opened.close();
  const files = bucket && s3Store(bucket.place, { ...S3_TERMS, now: () => Date.now() });
  ledger = openLanes(database, merchantId, {}, files ?? undefined);
}

afterEach(async () => {
  expect(ledger.troubles).toEqual([]);
  await ledger.close();
  await database.drop();
});

async function member(name: string): Promise<string> {
  const profile = { email: `${name}@example.com`, firstName: name, lastName: 'T' };
  await ledger.send({ kind: 'enroll', profile });
  const found = await ledger.pool.query<{ id: string }>('select id from members where email = $1', [
    profile.email,
  ]);
  return found.rows[0]?.id ?? '';
}

async function file(words: string): Promise<FitFile & { id: string }> {
  const judged = await judgeFile(pdf(1, Buffer.from(words)));
  if ('why' in judged) throw new Error(judged.why);
  return { ...judged, id: fresh.id() };
}

async function award(memberId: string, sent: FitFile, activityId = 'submit_a_receipt') {
  const command = {
    kind: 'award',
    actor: 'test',
    member: { by: 'id', value: memberId },
    activityId,
  } as const;
  const terms = { merchantId, key: null, simulate: false, patienceMs: 5000 };
  const tools = { ...ledger, newId: () => fresh.id() };
  const answer = await awardWithFiles(
    tools,
    terms,
    { command, files: [sent], toRead: false },
    (outcome) => ({
      status: outcome.kind === 'done' ? 200 : 400,
      body:
        outcome.kind === 'done'
          ? (outcome.result.transaction?.status ?? 'none')
          : outcome.kind === 'refused'
            ? outcome.refusal.code
            : outcome.kind,
    }),
  );
  return answer.body;
}

async function rows(): Promise<readonly { id: string; transaction_id: string | null }[]> {
  const found = await ledger.pool.query<{ id: string; transaction_id: string | null }>(
    'select id, transaction_id from receipts order by id',
  );
  return found.rows;
}

describe('a file in a folder', () => {
  beforeEach(open);

  it('waits for a person unless the program says otherwise', async () => {
    const id = await member('ann');
    expect(await award(id, await file('one'))).toBe('pending');
    expect(await award(id, await file('two'), 'upload_photo')).toBe('auto_approved');
  });

  it('leaves nothing behind when it cannot be written', async () => {
    const memberId = await member('ann');
    const broken = {
      pool: ledger.pool,
      files: { ...ledger.files, write: () => Promise.reject(new Error('no space is left')) },
    };
    await expect(
      keepFiles(broken, { merchantId, memberId, toRead: false }, [await file('lost')]),
    ).rejects.toBeInstanceOf(FilesNotKept);
    expect(await rows()).toEqual([]);
  });
});

describe.each(['folder', 'bucket'])('a file, kept in a %s,', (place) => {
  beforeEach(async () => {
    bucket = place === 'bucket' ? await s3Server() : null;
    await open();
  });

  afterEach(async () => {
    await bucket?.close();
    bucket = null;
  });

  it('is swept away if nothing came of it, after an hour, and kept for its award', async () => {
    const memberId = await member('ann');
    const of = { merchantId, memberId, toRead: false };
    const [left, taken] = [await file('left'), await file('taken')];
    await keepFiles(ledger, of, [left, taken]);
    // The process ends when the award is written, and cannot say so.
    const files = [{ id: taken.id, digest: taken.digest }];
    const by = { by: 'id', value: memberId } as const;
    await ledger.send({ kind: 'award', member: by, activityId: 'submit_a_receipt', files });
    expect(await sweepFiles(ledger)).toBe(0);
    expect(await rows()).toHaveLength(2);
    expect(await sweepFiles(ledger, '0 seconds')).toBe(1);
    expect(await rows()).toEqual([{ id: taken.id, transaction_id: expect.any(String) as string }]);
    expect(await ledger.files.read(fileName(merchantId, left.id))).toBeNull();
    expect(await ledger.files.read(fileName(merchantId, taken.id))).toEqual(taken.bytes);
    expect(await sweepFiles(ledger, '0 seconds')).toBe(0);
  });

  it('is found by the sweep under whoever a member was merged into meanwhile', async () => {
    const [from, into] = [await member('ann'), await member('bob')];
    const sent = await file('merged');
    await keepFiles(ledger, { merchantId, memberId: from, toRead: false }, [sent]);
    const ref = (value: string) => ({ by: 'id', value }) as const;
    await ledger.send({ kind: 'merge_members', from: ref(from), into: ref(into) });
    const files = [{ id: sent.id, digest: sent.digest }];
    await ledger.send({ kind: 'award', member: ref(from), activityId: 'submit_a_receipt', files });
    expect(await sweepFiles(ledger, '0 seconds')).toBe(0);
    expect(await ledger.files.read(fileName(merchantId, sent.id))).toEqual(sent.bytes);
  });

  it('is told of in the export of a person, and gone when he is erased', async () => {
    const [ann, bob, cid] = [await member('ann'), await member('bob'), await member('cid')];
    for (const [n, id] of [ann, bob, cid].entries()) await award(id, await file(`of ${n}`));
    const ref = (value: string) => ({ by: 'id', value }) as const;
    await ledger.send({ kind: 'merge_members', from: ref(bob), into: ref(ann) });
    const client = await ledger.pool.connect();
    let told = '';
    const programs = new Programs(ledger.pool);
    for await (const part of exportPerson(client, { merchantId, memberId: ann, programs })) {
      told += part;
    }
    client.release();
    const person = JSON.parse(told) as { files: object[]; merged: { files: object[] }[] };
    expect([person.files.length, person.merged[0]?.files.length]).toEqual([1, 1]);
    expect(person.files[0]).toMatchObject({ content_type: 'application/pdf', pages: 1 });

    const before = await rows();
    expect(await eraseMember(ledger, { merchantId, memberId: ann, actor: 'test' })).toBe('erased');
    const after = await rows();
    expect([before.length, after.length]).toEqual([3, 1]);
    const readable = await Promise.all(
      before.map(({ id }) => ledger.files.read(fileName(merchantId, id))),
    );
    expect(readable.filter((bytes) => bytes !== null)).toHaveLength(1);
    const verifying = await ledger.pool.connect();
    const { problems } = await verifyMerchant(verifying, merchantId);
    verifying.release();
    expect(problems).toEqual([]);
  });

  it('can be dropped twice', async () => {
    const memberId = await member('ann');
    const sent = await file('twice');
    await keepFiles(ledger, { merchantId, memberId, toRead: false }, [sent]);
    await dropFiles(ledger, merchantId, [sent.id]);
    await dropFiles(ledger, merchantId, [sent.id]);
    expect(await rows()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { useDeskShop } from '../../../../tests/support/zendesk/shop.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { runBackfill } from '../usecases/run-zendesk.ts';
import { checkConnection, createMissingFields } from './check-connection.ts';
import { FIELD_ROWS } from './field-rows.ts';
import { markMembers } from './members.ts';

const desk = useDeskShop();
const { shop } = desk;

const MINUTE = 60_000;

/** Members from before the connection, of whom the first are users of Zendesk's already. */
async function people(
  many: number,
  known: number,
  terms: Parameters<typeof desk.connect>[1] = {},
): Promise<void> {
  const names = Array.from({ length: many }, (_, n) => `m${String(n)}`);
  await Promise.all(names.map((name) => shop.enroll(name)));
  await shop.award('m0');
  await desk.connect({}, terms);
  shop.start();
  for (const name of names.slice(0, known)) {
    desk.standIn.account.addUser({ emails: [`${name}@example.com`] });
  }
}

function run(command: 'start' | 'stop'): Promise<boolean> {
  const { merchantId } = shop;
  const now = desk.clock.now;
  const request = { merchantId, deskId: desk.deskId, actor: 'test', now, command };
  return runBackfill(desk.database.pool, request);
}

async function filled(): Promise<number> {
  await desk.heard();
  return [...desk.standIn.account.users.values()].filter((user) => user.fields['email'] != null)
    .length;
}

describe('a backfill', () => {
  it('sends known users in jobs, books each by its own success, and the others one by one', async () => {
    await people(250, 240);
    const { account } = desk.standIn;
    // Listed, and gone before its turn comes.
    const gone = account.byEmail('m7@example.com');
    expect(await run('start')).toBe(true);
    expect(await run('start')).toBe(false);
    await desk.run(7000);
    if (gone !== null) gone.active = false;
    await desk.run(20 * MINUTE, 4000);
    expect(await desk.connection()).toMatchObject({ backfill: 'done' });
    expect(await filled()).toBe(250);
    expect(desk.standIn.many('PUT', /update_many/)).toBe(3);
    // Ten whom nobody knew, and the one who was made anew after his job said no.
    expect(desk.standIn.many('POST', /create_or_update/)).toBe(11);
    expect(account.byEmail('m0@example.com')?.fields['zrl_member_available_points']).toBe(15.5);
    expect((await desk.members()).filter(({ state }) => state !== 'sent')).toEqual([]);
    const [row] = await desk.database.rows(
      'select users_read, users_known, members_marked from zendesk_states where desk_id = $1',
      [desk.deskId],
    );
    expect(row).toEqual({ users_read: 240, users_known: 240, members_marked: 250 });
    expect(account.overruns).toBe(0);
  });

  it('goes on with what it knows where jobs are barred', async () => {
    await people(30, 20, { quirks: { barsJobs: true } });
    await run('start');
    await desk.run(10 * MINUTE, 4000);
    expect(await filled()).toBe(30);
    expect(desk.standIn.many('PUT', /update_many/)).toBe(1);
    expect(await desk.connection()).toMatchObject({ backfill: 'done', sendsJobs: false });
  });

  it('sends again whoever was in a job that was lost', async () => {
    await people(20, 20);
    await run('start');
    while (desk.standIn.account.jobs.size === 0) await desk.run(1000);
    desk.standIn.account.jobs.clear();
    await desk.run(10 * MINUTE, 4000);
    expect(await filled()).toBe(20);
    expect(await desk.connection()).toMatchObject({ backfill: 'done' });
  });

  it('goes on where it was after its worker died between a job and its note', async () => {
    await people(20, 20);
    await run('start');
    while (desk.standIn.account.jobs.size === 0) await desk.run(1000);
    // As if the answer had never been written down.
    await desk.database.pool.query('delete from zendesk_jobs');
    await desk.database.pool.query('update zendesk_members set job_id = null');
    await desk.run(2 * 60 * MINUTE, MINUTE);
    expect(await filled()).toBe(20);
    expect(await desk.connection()).toMatchObject({ backfill: 'done' });
  });

  it('is overtaken by those who change', async () => {
    await people(40, 0, { limit: 20 });
    await run('start');
    await desk.run(30_000);
    await shop.award('m39');
    await desk.heard();
    await desk.run(MINUTE);
    const waiting = (await desk.members()).filter(({ due_at: due }) => due !== null);
    expect(waiting.length).toBeGreaterThan(20);
    const fields = desk.standIn.account.byEmail('m39@example.com')?.fields;
    expect(fields?.['zrl_member_available_points']).toBe(15.5);
  });

  it('stops when it is told to, and takes what waits for it out of the queue', async () => {
    await people(40, 0, { limit: 20 });
    await run('start');
    await desk.run(30_000);
    expect(await run('stop')).toBe(true);
    expect(await run('stop')).toBe(false);
    const before = desk.standIn.seen.length;
    await desk.run(10 * MINUTE, 4000);
    // Those in hand when it was stopped.
    expect(desk.standIn.seen.length - before).toBeLessThanOrEqual(2);
  });

  it('leaves a connection alone that asks for it, and goes on afterwards', async () => {
    await people(20, 20);
    await run('start');
    desk.standIn.instead.push(() => desk.standIn.account.tooMany(300));
    await desk.run(2000);
    const before = desk.standIn.seen.length;
    await desk.run(4 * MINUTE);
    expect(desk.standIn.seen).toHaveLength(before);
    await desk.run(20 * MINUTE, 4000);
    expect(await filled()).toBe(20);
  });
});

describe('fields', () => {
  it('are made one by one, a second time only what is missing, with the reason for what was refused', async () => {
    await desk.connect({}, { fields: false, quirks: { takesPlainKeys: false } });
    const { account } = desk.standIn;
    account.addField('zrl_member_available_points', 'text');
    account.addField('zrl_member_member_id', 'text').active = false;
    for (let n = 0; n < 150; n += 1) account.addField(`other_${String(n)}`, 'text');
    const before = await checkConnection(desk.deps(), await desk.connection());
    expect(before).toMatchObject({ isConnected: true, problem: null, actsAs: { role: 'admin' } });
    expect(before.fields).toHaveLength(21);
    expect(before.fields.slice(0, 3)).toMatchObject([
      { status: 'wrong_type', detail: expect.stringContaining('text') as string },
      { status: 'inactive' },
      { status: 'missing' },
    ]);
    expect(desk.standIn.many('POST', /user_fields/)).toBe(0);
    const made = await createMissingFields(desk.deps(), await desk.connection());
    const counts = Map.groupBy(made.fields, ({ status }) => status);
    expect(counts.get('created')).toHaveLength(15);
    expect(counts.get('refused')?.map(({ key }) => key)).toEqual([
      ...['first_name', 'email', 'phone', 'last_name'],
    ]);
    expect(counts.get('refused')?.[0]?.detail).toContain('Choose another key');
    await desk.change({
      fields: [
        'zrl_member_available_points=zrl_points',
        'zrl_member_member_id=off',
        'first_name=zrl_member_first_name',
        'email=zrl_member_email',
        'phone=zrl_member_phone',
        'last_name=zrl_member_last_name',
      ],
    });
    const again = await createMissingFields(desk.deps(), await desk.connection());
    expect(again.fields.filter(({ status }) => status === 'created')).toHaveLength(5);
    expect(again.fields.every(({ status }) => status === 'created' || status === 'present')).toBe(
      true,
    );
    expect(again.fields).toHaveLength(FIELD_ROWS.length - 1);
  });

  it('are not made by an agent, and that is said of each', async () => {
    await desk.connect({}, { fields: false });
    desk.standIn.account.actsAs = 'agent';
    const made = await createMissingFields(desk.deps(), await desk.connection());
    expect(made.fields.every(({ status }) => status === 'refused')).toBe(true);
    expect(desk.standIn.many('POST', /user_fields/)).toBe(1);
  });

  it.each([true, false])(
    'are not read by nobody, answered as somebody anonymous: %s',
    async (answersAnonymous) => {
      await desk.connect({}, { quirks: { answersAnonymous } });
      await desk.change({ auth: 'basic' }, 'bm9ib2R5OngK');
      const checked = await checkConnection(desk.deps(), await desk.connection());
      expect(checked).toMatchObject({ isConnected: false, fields: [] });
      expect(checked.problem).not.toBeNull();
    },
  );

  it('that come to be are filled for those who lacked them', async () => {
    await desk.connect();
    shop.start();
    desk.standIn.account.deleteField('zrl_member_referral_url');
    await shop.enroll('ann');
    await shop.award('ann');
    await desk.heard();
    await desk.run(MINUTE);
    expect(await desk.members()).toMatchObject([{ state: 'partial' }]);
    desk.standIn.account.spentKeys.clear();
    await createMissingFields(desk.deps(), await desk.connection());
    await desk.run(MINUTE);
    expect(await desk.members()).toMatchObject([{ state: 'sent', error: null }]);
  });
});

it('notes a member once however many workers hear of him at once', async () => {
  await desk.connect();
  shop.start();
  await shop.enroll('ann');
  await desk.heard();
  const key = { merchantId: shop.merchantId, deskId: desk.deskId };
  const memberIds = [await desk.memberId('ann')];
  const { now } = desk.clock;
  const mark = (): Promise<void> =>
    inTransaction(desk.database.pool, (client) =>
      markMembers(client, key, { memberIds, now, windowMs: 30_000 }),
    );
  await Promise.all(Array.from({ length: 20 }, mark));
  const rows = await desk.database.rows('select marks from zendesk_members where desk_id = $1', [
    desk.deskId,
  ]);
  // Twenty, and the points for joining.
  expect(rows).toEqual([{ marks: 21 }]);
});

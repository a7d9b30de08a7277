import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { eraseMember } from '../../../usecases/erase-member.ts';

let server: ApiServer;
let orders = 0;

beforeAll(async () => {
  server = await apiServer();
});
afterAll(() => server.close());

interface Signal {
  readonly id: string;
  readonly text: string;
  readonly state: string;
  readonly times_seen: number;
  readonly internal_member_id: string;
  readonly other_member_ids: readonly string[];
}

const post = (path: string, json: object): Promise<Received> =>
  server.call('POST', `/v2/loyalty/${path}`, { json });

async function join(member_id: string): Promise<string> {
  const { data } = await post('members', { member_id });
  return String(data['id']);
}

async function buy(member_id: string, attributes: object): Promise<void> {
  orders += 1;
  const money = { order_total: '20', order_subtotal: '20', currency: 'USD' };
  const { reason } = await post('transactions/award', {
    ...{ member_id, activity_id: 'made_a_purchase' },
    transaction_attributes: { order_id: `order-${String(orders)}`, ...money, ...attributes },
  });
  expect(reason).toBe('');
}

/** New members buy with one device; answers with their ids. */
async function share(device_id: string, from: number, until: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = from; n < until; n += 1) {
    ids.push(await join(`${device_id}-${String(n)}`));
    await buy(`${device_id}-${String(n)}`, { device_id });
  }
  await look();
  return ids;
}

async function look(): Promise<void> {
  await server.moveClock(60_000);
  expect((await post('fraud_signals/look', {})).data).toEqual({ more: false });
}

async function listed(query = ''): Promise<readonly Signal[]> {
  const { data } = await server.call('GET', `/v2/loyalty/fraud_signals${query}`);
  return data['fraud_signals'] as readonly Signal[];
}

async function signalOf(member: string): Promise<Signal> {
  const [signal] = await listed(`?state=any&internal_member_id=${member}`);
  if (signal === undefined) throw new Error('there is no signal of the member');
  return signal;
}

it('raises one signal for a pattern, renews it, and opens it again once twice as much is seen', async () => {
  const [first = '', ...others] = await share('laptop-of-carl', 0, 4);
  const raised = await signalOf(first);
  expect(raised).toMatchObject({
    text: '4 members earned with one device within 30 days',
    state: 'open',
    times_seen: 1,
    internal_member_id: first,
    other_member_ids: others,
  });
  const dismissed = await post(`fraud_signals/${raised.id}/dismiss`, { reason: 'One family' });
  expect(dismissed.data).toMatchObject({
    ...{ state: 'dismissed', reason: 'One family', settled_by: 'key:main' },
  });
  expect(await listed()).toEqual([]);
  expect(await post(`fraud_signals/${raised.id}/dismiss`, { reason: 'Again' })).toMatchObject({
    ...{ status: 409, code: 'SIGNAL_STATE' },
    reason: 'The signal is dismissed by key:main already',
  });
  await share('laptop-of-carl', 4, 7);
  expect(await signalOf(first)).toMatchObject({ id: raised.id, state: 'dismissed', times_seen: 2 });
  await share('laptop-of-carl', 7, 8);
  expect(await signalOf(first)).toMatchObject({
    ...{ id: raised.id, state: 'open', severity: 'severe' },
    text: '8 members earned with one device within 30 days',
  });
});

it('blocks the member if that is wanted, and leaves him blocked when it is reopened', async () => {
  const [first = ''] = await share('laptop-of-dora', 0, 4);
  const { id } = await signalOf(first);
  const json = { reason: 'A farm of accounts', block_member: true };
  expect((await post(`fraud_signals/${id}/act`, json)).data).toMatchObject({ state: 'acted_on' });
  const statusOf = async (): Promise<unknown> =>
    (await server.call('GET', `/v2/loyalty/members/${first}`)).data['member_status'];
  expect(await statusOf()).toBe('blocked');
  expect((await post(`fraud_signals/${id}/reopen`, {})).data).toMatchObject({
    ...{ state: 'open', settled_by: null, reason: null },
  });
  expect(await statusOf()).toBe('blocked');
  const audited = await server.query<{ action: string }>(
    `select action from audit_entries where subject = $1 order by id`,
    [id],
  );
  expect(audited.map(({ action }) => action)).toEqual([
    'fraud_signal.acted_on',
    'fraud_signal.reopened',
  ]);
});

it('is decided once where two decide at the same time, and nobody is blocked for what was dismissed', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [first = ''] = await share(`laptop-of-hugo-${String(round)}`, 0, 4);
    const { id } = await signalOf(first);
    const ends = await Promise.all([
      post(`fraud_signals/${id}/act`, { reason: 'A farm', block_member: true }),
      post(`fraud_signals/${id}/dismiss`, { reason: 'One family' }),
      post(`fraud_signals/${id}/dismiss`, { reason: 'One family' }),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const isActedOn = (await signalOf(first)).state === 'acted_on';
    const { data } = await server.call('GET', `/v2/loyalty/members/${first}`);
    expect(data['member_status']).toBe(isActedOn ? 'blocked' : 'active');
  }
});

it('stays open where its member cannot be blocked, and says why', async () => {
  const [first = ''] = await share('laptop-of-ines', 0, 4);
  const { id } = await signalOf(first);
  await server.query("update members set status = 'deleted', deleted_at = now() where id = $1", [
    first,
  ]);
  const json = { reason: 'A farm', block_member: true };
  expect(await post(`fraud_signals/${id}/act`, json)).toMatchObject({
    code: 'INVALID_MEMBER_STATUS',
  });
  expect(await signalOf(first)).toMatchObject({ state: 'open' });
  const without = await post(`fraud_signals/${id}/act`, { reason: 'A farm' });
  expect(without.data).toMatchObject({ state: 'acted_on' });
});

it('is no signal what members share who are one, and follows whoever goes on', async () => {
  const [first = '', ...others] = await share('laptop-of-emil', 0, 3);
  const into = await join('emil');
  for (const one of others) await post(`members/${one}/merge`, { into: 'emil' });
  await share('laptop-of-emil', 3, 4);
  expect(await listed(`?state=any&internal_member_id=${first}`)).toEqual([]);
  await share('laptop-of-emil', 4, 5);
  expect(await signalOf(first)).toMatchObject({
    text: '4 members earned with one device within 30 days',
  });
  await post(`members/${first}/merge`, { into: 'emil' });
  expect(await signalOf(into)).toMatchObject({ internal_member_id: into });
});

it('forgets with an erased member what he was compared by, and every signal of him', async () => {
  const [first = ''] = await share('laptop-of-fred', 0, 4);
  const { merchantId, pool, files, lanes } = server;
  const erasure = { merchantId, memberId: first, actor: 'test' };
  expect(await eraseMember({ pool, files, lanes }, erasure)).toBe('erased');
  for (const table of ['fraud_signals', 'member_marks', 'busy_days', 'goodwill_days']) {
    const [row] = await server.query<{ many: number }>(
      `select count(*)::integer as many from ${table} where member_id = $1`,
      [first],
    );
    expect(row?.many, table).toBe(0);
  }
});

it('keeps digests in place of what it compares', async () => {
  await share('laptop-of-gina', 0, 1);
  const kept = await server.query('select * from member_marks');
  expect(kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept)).not.toContain('laptop');
  expect(JSON.stringify(kept)).not.toContain(Buffer.from('laptop-of-gina').toString('hex'));
});

it('knows no signal of an id that is none', async () => {
  for (const id of ['no-id', '0'.repeat(24)]) {
    expect(await post(`fraud_signals/${id}/dismiss`, { reason: 'None' })).toMatchObject({
      ...{ status: 404, code: 'SIGNAL_DOES_NOT_EXIST' },
    });
  }
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import {
  ask,
  bearer,
  signedIn,
  type SignedInPerson,
} from '../../../../../../tests/support/sign-in-people.ts';
import { correctPast } from '../../../jobs/correct-past.ts';
import { setCorrectionLimits } from '../../../usecases/correct-past.ts';
import { eraseMember } from '../../../usecases/erase-member.ts';
import { workOnCorrection } from '../../../usecases/work-on-correction.ts';

const CORRECTIONS = '/v2/loyalty/corrections';
const MEMBERS = 12;

let api: ApiServer;
let ann: SignedInPerson;
let ben: SignedInPerson;

beforeAll(async () => {
  api = await apiServer();
  ann = await signedIn(api, 'ann@shop.example', 'owner');
  ben = await signedIn(api, 'ben@shop.example', 'owner');
  for (let n = 0; n < MEMBERS; n += 1) {
    const json = { member_id: `m-${String(n)}`, email_address: `m${String(n)}@example.com` };
    await api.call('POST', '/v2/loyalty/members', { json });
  }
}, 60_000);
afterAll(() => api.close());

/** A second person is asked from so many points on. */
function limit(points: number | null): Promise<void> {
  const of = { merchantId: api.merchantId, actor: 'test' };
  return setCorrectionLimits(api.pool, of, { points, members: null });
}

async function foreseen(select: object, points = '7'): Promise<string> {
  const document = { name: 'Sorry', reason: 'Closed on Monday', select, act: { give: { points } } };
  const made = await api.call('POST', CORRECTIONS, { json: document });
  expect([made.status, made.data['state']]).toEqual([200, 'previewing']);
  await work();
  return String(made.data['id']);
}

function work(): Promise<void> {
  const { pool, lanes, merchantId } = api;
  return correctPast({ pool, lanes, signal: new AbortController().signal }, merchantId);
}

/** Works in pieces of two lines, and is stopped behind so many. */
async function workAndStop(piecesMax: number): Promise<void> {
  const { pool, lanes, merchantId } = api;
  const stopping = new AbortController();
  let pieces = 0;
  await workOnCorrection(
    { pool, lanes, merchantId, signal: stopping.signal },
    {
      together: 2,
      async take(piece) {
        const done = await piece();
        pieces += 1;
        if (pieces === piecesMax) stopping.abort();
        return done;
      },
    },
  );
}

function post(id: string, what: 'apply' | 'stop' | 'undo'): Promise<Received> {
  return api.call('POST', `${CORRECTIONS}/${id}/${what}`, { json: {} });
}

async function read(id: string): Promise<Readonly<Record<string, unknown>>> {
  return (await api.call('GET', `${CORRECTIONS}/${id}`)).data;
}

async function linesBy(id: string): Promise<Readonly<Record<string, number>>> {
  const progress = (await read(id))['progress'] as { state: string; lines: number }[];
  return Object.fromEntries(progress.map(({ state, lines }) => [state, lines]));
}

async function balances(): Promise<readonly unknown[]> {
  return api.query(
    'select id, available, owed from member_heads where merchant_id = $1 order by id',
    [api.merchantId],
  );
}

describe('a correction that moves more than one person may', () => {
  const everybody = { members: { joined_from: '2020-01-01' } };

  async function asked(id: string, by: SignedInPerson): Promise<string> {
    const waiting = await ask(api, 'POST', `${CORRECTIONS}/${id}/apply`, {
      json: {},
      headers: bearer(by),
    });
    expect(waiting.data).toMatchObject({ state: 'waiting_for_approval', needs_approval: true });
    const open = await ask(api, 'GET', '/v2/loyalty/approvals?state=waiting', {
      headers: bearer(ben),
    });
    const approvals = open.data['approvals'] as { id: string; subject: string }[];
    return approvals.find(({ subject }) => subject === id)?.id ?? '';
  }

  function decide(
    approval: string,
    how: 'approve' | 'refuse',
    by: SignedInPerson,
  ): Promise<Received> {
    const url = `/v2/loyalty/approvals/${approval}/${how}`;
    return ask(api, 'POST', url, { json: {}, headers: bearer(by) });
  }

  it('waits for somebody else, who lets it go on', async () => {
    await limit(50);
    const before = await balances();
    const id = await foreseen(everybody);
    const approval = await asked(id, ann);
    await work();
    expect(await balances()).toEqual(before);
    expect((await decide(approval, 'approve', ann)).status).toBe(403);
    expect((await decide(approval, 'approve', ben)).status).toBe(200);
    await work();
    expect(await read(id)).toMatchObject({
      ...{ state: 'applied', approved_by: 'person:ben@shop.example' },
      progress: [{ state: 'applied', lines: MEMBERS, points: 7 * MEMBERS }],
    });
    await post(id, 'undo');
    await work();
    expect(await balances()).toEqual(before);
  });

  it('is called off if somebody else refuses, and one within the limits asks nobody', async () => {
    await limit(50);
    const id = await foreseen(everybody);
    const approval = await asked(id, ben);
    expect((await decide(approval, 'refuse', ann)).status).toBe(200);
    expect(await read(id)).toMatchObject({ state: 'cancelled', approved_by: null });
    expect(await post(id, 'apply')).toMatchObject({ status: 409, code: 'CORRECTION_STATE' });
    const small = await foreseen({ members: { emails: ['m1@example.com'] } });
    expect((await post(small, 'apply')).data).toMatchObject({ state: 'applying' });
    await work();
    expect(await linesBy(small)).toEqual({ applied: 1 });
  });
});

describe('a correction that is stopped', () => {
  it('goes on where it was, forwards and backwards, and does no line twice', async () => {
    await limit(null);
    const before = await balances();
    const id = await foreseen({ members: { joined_from: '2020-01-01' } });
    await post(id, 'apply');
    await workAndStop(2);
    expect(await linesBy(id)).toEqual({ applied: 4, foreseen: MEMBERS - 4 });
    expect((await post(id, 'stop')).data).toMatchObject({ state: 'applying', stopped: true });
    await work();
    expect(await linesBy(id)).toEqual({ applied: 4, foreseen: MEMBERS - 4 });
    await post(id, 'apply');
    await work();
    expect(await linesBy(id)).toEqual({ applied: MEMBERS });
    await post(id, 'undo');
    await workAndStop(3);
    expect(await linesBy(id)).toEqual({ undone: 6, applied: MEMBERS - 6 });
    await post(id, 'stop');
    await post(id, 'undo');
    await work();
    expect(await read(id)).toMatchObject({ state: 'undone' });
    expect(await balances()).toEqual(before);
  });

  it('is taken back as far as it came; what was never done is left out', async () => {
    const before = await balances();
    const id = await foreseen({ members: { joined_from: '2020-01-01' } });
    await post(id, 'apply');
    await workAndStop(1);
    await post(id, 'stop');
    await post(id, 'undo');
    await work();
    expect(await linesBy(id)).toEqual({ undone: 2, left_out: MEMBERS - 2 });
    expect(await balances()).toEqual(before);
  });
});

it('names a member no more who was erased, wherever it named him', async () => {
  const document = {
    name: 'For m3@example.com',
    reason: 'M3@example.com, not am3@example.com, wrote to us',
    select: { members: { emails: ['m3@example.com', 'm4@example.com'] } },
    act: { give: { points: '7' } },
  };
  const { data } = await api.call('POST', CORRECTIONS, { json: document });
  await work();
  const id = String(data['id']);
  const { pool, lanes, files, merchantId } = api;
  const [member] = await api.query<{ id: string }>(
    `select id from members where merchant_id = $1 and email = 'm3@example.com'`,
    [merchantId],
  );
  const erasure = { merchantId, memberId: member?.id ?? '', actor: 'test' };
  await eraseMember({ pool, lanes, files }, erasure);
  expect(await read(id)).toMatchObject({
    name: 'For erased',
    reason: 'erased, not am3@example.com, wrote to us',
    select: { members: { emails: ['erased', 'm4@example.com'] } },
  });
  await post(id, 'apply');
  await work();
  expect(await linesBy(id)).toEqual({ applied: 1, left_out: 1 });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { ask, bearer, signedIn } from '../../../../../../tests/support/sign-in-people.ts';

let api: ApiServer;
type Headers = Readonly<Record<string, string>>;
const KEY: Headers = { 'partner-id': 'cad458dc4e', 'api-key': 'key-admin' };
let ann: Headers;
let bob: Headers;
let agent: Headers;

beforeAll(async () => {
  api = await apiServer();
  ann = bearer(await signedIn(api, 'ann@shop.example', 'owner'));
  bob = bearer(await signedIn(api, 'bob@shop.example', 'manager'));
  agent = bearer(await signedIn(api, 'cay@shop.example', 'agent'));
});

afterAll(async () => {
  await api.close();
});

let many = 0;

async function waitingFor(headers: Headers): Promise<string> {
  many += 1;
  const json = { subject: `thing-${String(many)}`, what: 'Give everybody 500 points' };
  const asked = await ask(api, 'POST', '/v2/loyalty/approvals', { json, headers });
  expect(asked.status).toBe(200);
  return String(asked.data['id']);
}

function settle(id: string, how: 'approve' | 'refuse' | 'withdraw', headers: Headers, json = {}) {
  return ask(api, 'POST', `/v2/loyalty/approvals/${id}/${how}`, { headers, json });
}

describe('an approval', () => {
  it('is listed while it waits, decided once, and told to the audit', async () => {
    const id = await waitingFor(KEY);
    const listed = await ask(api, 'GET', '/v2/loyalty/approvals?state=waiting', { headers: agent });
    expect(listed.data['approvals']).toContainEqual(
      expect.objectContaining({ id, state: 'waiting', asked_by: 'key:main', decided_by: null }),
    );
    const agreed = await settle(id, 'approve', ann, { reason: 'Agreed' });
    expect(agreed.data).toMatchObject({
      ...{ id, state: 'approved', decided_by: 'person:ann@shop.example', reason: 'Agreed' },
    });
    const again = await settle(id, 'refuse', bob);
    expect(again).toMatchObject({ status: 409, code: 'APPROVAL_SETTLED' });
    expect(again.reason).toContain('person:ann@shop.example');
    const audit = await api.query<{ action: string; actor: string }>(
      'select action, actor from audit_entries where subject = $1 order by at',
      [id],
    );
    expect(audit).toEqual([
      { action: 'approval.asked', actor: 'key:main' },
      { action: 'approval.approved', actor: 'person:ann@shop.example' },
    ]);
  });

  it('is not decided by who asked, by an agent, or by a key', async () => {
    const id = await waitingFor(ann);
    expect((await settle(id, 'approve', ann)).reason).toMatch(/^Who asked does not decide/);
    expect((await settle(id, 'approve', agent)).reason).toBe('Owners and managers decide');
    expect(await settle(id, 'approve', KEY)).toMatchObject({ status: 403 });
    expect((await settle(id, 'approve', bob)).data).toMatchObject({ state: 'approved' });
  });

  it('is not decided by who asked even past the program', async () => {
    const id = await waitingFor(ann);
    await expect(
      api.query(
        `update approvals set state = 'approved', decided_by = 'x', decided_at = now(),
           decided_person = asked_person where id = $1`,
        [id],
      ),
    ).rejects.toThrow(/approvals__four_eyes/);
  });

  it.each(Array.from({ length: 6 }, (_, round) => round))(
    'is decided by one of two who decide at once, round %i',
    async () => {
      const id = await waitingFor(KEY);
      const [one, other] = await Promise.all([
        settle(id, 'approve', ann),
        settle(id, 'refuse', bob),
      ]);
      expect([one.status, other.status].toSorted()).toEqual([200, 409]);
      const won = one.status === 200 ? 'approved' : 'refused';
      const read = await ask(api, 'GET', `/v2/loyalty/approvals/${id}`, { headers: agent });
      expect(read.data).toMatchObject({ state: won });
      const told = await api.query(
        `select 1 from audit_entries where subject = $1 and action <> 'approval.asked'`,
        [id],
      );
      expect(told).toHaveLength(1);
    },
  );

  it('is withdrawn by who asked and nobody else', async () => {
    const id = await waitingFor(agent);
    expect((await settle(id, 'withdraw', ann)).reason).toBe('Only who asked takes it back');
    expect((await settle(id, 'withdraw', KEY)).status).toBe(403);
    expect((await settle(id, 'withdraw', agent)).data).toMatchObject({ state: 'withdrawn' });
    expect((await settle(id, 'approve', ann)).code).toBe('APPROVAL_SETTLED');
  });

  it('of the same thing waits once', async () => {
    const json = { subject: 'the-same', what: 'Once' };
    const ids = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const asked = await ask(api, 'POST', '/v2/loyalty/approvals', { json, headers: KEY });
        return asked.data['id'];
      }),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('of another store is like one that nobody has', async () => {
    const [row] = await api.query<{ id: number }>(
      `insert into merchants (partner_id, public_id, name) values ('0123456789', 'f0', 'Another')
       returning id`,
    );
    const id = 'b'.repeat(24);
    await api.query(
      `insert into approvals (merchant_id, id, kind, subject, what, asked_by)
       values ($1, $2, 'request', 'x', 'Another store', 'cli')`,
      [row?.id, id],
    );
    const foreign = await settle(id, 'approve', ann);
    expect(foreign).toMatchObject({ status: 404, code: 'APPROVAL_DOES_NOT_EXIST' });
    expect(foreign.text).toBe((await settle('c'.repeat(24), 'approve', ann)).text);
  });
});

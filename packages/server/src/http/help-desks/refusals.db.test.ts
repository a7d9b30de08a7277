import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET,
  type ApiServer,
  type Received,
} from '../../../../../tests/support/api-server.ts';
import {
  connectDesk,
  DESK_SHOP,
  enroll,
  formOf,
  submit,
  type ConnectedDesk,
} from '../../../../../tests/support/desk-shop.ts';
import { mintToken, readToken } from '../../help-desks/token.ts';
import { deleteHelpDesk, updateHelpDesk } from '../../usecases/save-help-desk.ts';

let server: ApiServer;
let desk: ConnectedDesk;

beforeAll(async () => {
  server = await apiServer(DESK_SHOP);
  desk = await connectDesk(server, 'zendesk');
});

afterAll(async () => {
  await server.close();
});

interface Problem {
  readonly attr?: string;
  readonly code?: string;
  readonly detail?: string;
  readonly message?: string;
}

function problem({ status, body }: Received): readonly unknown[] {
  const [first] = (body as { errors?: readonly Problem[] }).errors ?? [];
  return [status, first?.attr ?? null, first?.code ?? first?.message ?? null];
}

const tools = () => ({ pool: server.pool, secret: INSTALLATION_SECRET });
const status = (id: string, member_status: string): Promise<Received> =>
  server.call('PUT', `/v2/loyalty/members/${id}`, { json: { member_status } });

describe('a help desk that may not speak', () => {
  it('is told so, and nothing else', async () => {
    const other = await connectDesk(server, 'zendesk');
    const path = `/integrations/zendesk/${desk.id}/members?email=a%40b.c`;
    const asked = async (headers: Record<string, string>, url = path): Promise<unknown> =>
      problem(await desk.call('GET', url, { headers }));
    const unauthorized = [401, null, 'unauthorized'];
    const unknown = [404, null, 'not_found'];
    expect(await asked({ 'api-key': 'f'.repeat(32) })).toEqual(unauthorized);
    expect(await asked({ 'partner-id': '0123456789' })).toEqual(unauthorized);
    expect(await asked({ 'api-key': 'key-read' })).toEqual(unauthorized);
    // A key for support that is another desk's, and one that is no desk's.
    expect(await asked({ 'api-key': other.apiKey })).toEqual(unknown);
    expect(await asked({ 'api-key': 'key-support' })).toEqual(unknown);
    expect(await asked({}, path.replace(desk.id, 'f'.repeat(24)))).toEqual(unknown);
    expect(await asked({}, path.replace('zendesk', 'gladly'))).toEqual(unknown);
    expect((await desk.call('GET', path, { headers: { 'api-key': 'key-admin' } })).status).toBe(
      200,
    );
  });

  it('is answered 503 while it is paused, and 404 once it is disconnected', async () => {
    const made = await connectDesk(server, 'zendesk');
    const request = { merchantId: server.merchantId, id: made.id, actor: 'test' };
    const path = `/integrations/zendesk/${made.id}/members?email=a%40b.c`;
    await updateHelpDesk(tools(), { ...request, wanted: { status: 'paused' } });
    expect(problem(await made.call('GET', path))).toEqual([503, null, 'paused']);
    await updateHelpDesk(tools(), { ...request, wanted: { status: 'active' } });
    expect((await made.call('GET', path)).status).toBe(200);
    await deleteHelpDesk(tools(), request);
    const admin = { headers: { 'api-key': 'key-admin' } };
    expect(problem(await made.call('GET', path, admin))).toEqual([404, null, 'not_found']);
    const [key] = await server.query<{ revoked: boolean }>(
      'select revoked_at is not null as revoked from api_keys where identifier = $1',
      [`help-desk:${made.id}`],
    );
    expect(key?.revoked).toBe(true);
  });

  it('has no forms while actions are off, and offers none', async () => {
    const quiet = await connectDesk(server, 'zendesk', { actions: false });
    const id = await enroll(server, 'quiet');
    const path = `/integrations/zendesk/${quiet.id}`;
    const found = await quiet.call('GET', `${path}/members?email=quiet%40b.c`);
    expect(found.body).toMatchObject({ results: [{ actions: [] }] });
    const off = [406, null, 'Actions are switched off'];
    expect(problem(await quiet.call('GET', `${path}/forms/award/${id}`))).toEqual(off);
    expect(problem(await quiet.call('POST', `${path}/actions/x`, { json: {} }))).toEqual(off);
  });

  it.each([
    ['', [400, 'external_id', 'malformed']],
    ['?email=', [400, 'email', 'malformed']],
    ['?email=a%00b', [400, 'email', 'malformed']],
    [`?email=${'x'.repeat(256)}`, [400, 'email', 'malformed']],
    ['?email=a%40b.c&email=c%40d.e', [400, 'email', 'malformed']],
    ['?email=a%40b.c&external_id=1', [400, 'email', 'malformed']],
  ])('is told what is wrong with members%s', async (query, expected) => {
    const path = `/integrations/zendesk/${desk.id}/members${query}`;
    expect(problem(await desk.call('GET', path))).toEqual(expected);
  });
});

describe('a form', () => {
  it('is none for strangers, and says why nothing can be done for a blocked member', async () => {
    const base = `/integrations/zendesk/${desk.id}/forms`;
    const unknown = [404, null, 'not_found'];
    expect(problem(await desk.call('GET', `${base}/award/${'f'.repeat(24)}`))).toEqual(unknown);
    expect(problem(await desk.call('GET', `${base}/award/x`))).toEqual(unknown);
    expect(problem(await desk.call('GET', `${base}/deduct/${'f'.repeat(24)}`))).toEqual(unknown);
    const id = await enroll(server, 'blocked');
    const before = await formOf(desk, 'award', id);
    await status(id, 'blocked');
    const form = await formOf(desk, 'award', id);
    expect(form.sections.map(({ type, text }) => [type, text])).toEqual([
      ['text', 'Available: 100 points'],
      ['text', 'The member is blocked: nothing can be awarded or redeemed'],
    ]);
    const refused = await submit(desk, before, { activity: 'birthday' });
    expect(problem(refused)).toEqual([406, null, 'This cannot be done']);
    // Refused for good: the same again is the same answer, and something else is not taken.
    await status(id, 'active');
    expect((await submit(desk, before, { activity: 'birthday' })).text).toBe(refused.text);
    const used = [406, null, 'This form was used already'];
    expect(problem(await submit(desk, before, { activity: 'goodwill' }))).toEqual(used);
  });

  it('is refused when it was altered, is of another desk, or is too old', async () => {
    const id = await enroll(server, 'forms');
    const form = await formOf(desk, 'award', id);
    const other = await connectDesk(server, 'zendesk');
    const sent = { activity: 'birthday' };
    const cannot = [406, null, 'This form cannot be used'];
    const altered = form.actionUrl.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A'));
    expect(problem(await submit(desk, { actionUrl: altered }, sent))).toEqual(cannot);
    const moved = form.actionUrl.replace(desk.id, other.id);
    expect(problem(await submit(other, { actionUrl: moved }, sent))).toEqual(cannot);
    const place = { merchantId: server.merchantId, deskId: desk.id };
    const token = readToken(INSTALLATION_SECRET, place, form.actionUrl.split('/').at(-1) ?? '');
    if (token === null) throw new Error('the form has no token');
    const late = mintToken(INSTALLATION_SECRET, place, { ...token, expiresAt: Date.now() - 1 });
    const lateUrl = form.actionUrl.replace(/[^/]+$/, late);
    const tooOld = [406, null, 'This form is too old'];
    expect(problem(await submit(desk, { actionUrl: lateUrl }, sent))).toEqual(tooOld);
    const done = await submit(desk, form, sent);
    // What was done is told however late it is asked for.
    expect((await submit(desk, { actionUrl: lateUrl }, sent)).text).toBe(done.text);
  });

  it('stays, with the field to mend, for what an agent can mend', async () => {
    const id = await enroll(server, 'mend');
    const form = await formOf(desk, 'award', id);
    const outcomes = [
      await submit(desk, form, { activity: 'internal' }),
      await submit(desk, form, { activity: 'nothing' }),
      await submit(desk, form, { activity: 'took_a_survey' }),
      await submit(desk, form, { activity: 'made_a_purchase' }),
      await submit(desk, form, { activity: 'birthday', points: '60' }),
      await submit(desk, form, { activity: 'goodwill', points: '201' }),
      await submit(desk, form, { activity: 'goodwill', points: '0.5' }),
      await submit(desk, form, {}),
      await submit(desk, form, 'text'),
    ];
    expect(outcomes.map(problem)).toEqual([
      [400, 'activity', 'activity_not_for_agents'],
      [400, 'activity', 'activity_unknown'],
      [400, 'activity', 'activity_paused'],
      [400, 'activity', 'activity_not_for_agents'],
      [400, 'points', 'award_too_large'],
      [400, 'points', 'award_too_large'],
      [400, 'points', 'malformed'],
      [400, 'activity', 'missing'],
      [400, 'activity', 'malformed'],
    ]);
    expect((await submit(desk, form, { activity: 'goodwill', points: '200' })).status).toBe(200);
    for (let time = 0; time < 3; time += 1) {
      await submit(desk, await formOf(desk, 'award', id), { activity: 'write_a_review' });
    }
    const often = await submit(desk, await formOf(desk, 'award', id), {
      activity: 'write_a_review',
    });
    expect(problem(often)).toEqual([400, 'activity', 'limit_reached']);
  });

  it('says what a reward lacks that sold out, or that he can pay no more', async () => {
    const id = await enroll(server, 'buyer', 400);
    const forms = await Promise.all(Array.from({ length: 4 }, () => formOf(desk, 'redeem', id)));
    const last = await formOf(desk, 'redeem', id);
    const answers: unknown[] = [];
    for (const form of forms) {
      answers.push(problem(await submit(desk, form, { reward: 'reward_cb5f8' })));
    }
    expect(answers).toEqual([
      ...[200, 200, 200].map((code) => [code, null, null]),
      [400, 'reward', 'coupons_exhausted'],
    ]);
    const dear = await submit(desk, last, { reward: 'reward_d537f' });
    expect(problem(dear)).toEqual([400, 'reward', 'points_insufficient']);
    expect(dear.text).toContain('and 1000 points are needed');
  });

  it('takes no agent whose name is too long, and keeps one whose name is not plain', async () => {
    const id = await enroll(server, 'named');
    const form = await formOf(desk, 'award', id);
    const send = (agent: string): Promise<Received> =>
      desk.call('POST', form.actionUrl, {
        json: { activity: 'birthday' },
        headers: { 'x-agent': agent },
      });
    expect(problem(await send('x'.repeat(201)))).toEqual([400, 'x-agent', 'malformed']);
    expect((await send('J%C3%BCrgen')).status).toBe(200);
    const [action] = await server.query('select agent from agent_actions where member_id = $1', [
      id,
    ]);
    expect(action).toEqual({ agent: 'Jürgen' });
  });
});

it('keeps a record of what agents did, until the member is erased', async () => {
  const id = await enroll(server, 'erased');
  const form = await formOf(desk, 'award', id);
  await desk.call('POST', form.actionUrl, {
    json: { activity: 'birthday' },
    headers: { 'x-agent': 'kim', 'x-conversation': 'ticket 42 of Erased Lee' },
  });
  const audit = (): Promise<unknown[]> =>
    server.query(
      `select actor, action, after->>'agent' as agent, after->>'conversation' as conversation
         from audit_entries where member_id = $1 and action like 'agent.%'`,
      [id],
    );
  const actor = `zendesk:${desk.id}`;
  const said = { agent: 'kim', conversation: 'ticket 42 of Erased Lee' };
  expect(await audit()).toEqual([{ actor, action: 'agent.awarded', ...said }]);
  const erased = await server.call('POST', `/v2/loyalty/members/${id}/erase`);
  expect(erased.text).toContain('"success":true');
  expect(await audit()).toEqual([
    { actor, action: 'agent.awarded', agent: null, conversation: null },
  ]);
  const rows = await server.query(
    `select agent, conversation, correlation, answer, subject, points, state from agent_actions
      where member_id = $1`,
    [id],
  );
  expect(rows).toEqual([
    {
      ...{ agent: 'kim', conversation: null, correlation: null, answer: null },
      ...{ subject: 'birthday', points: 50, state: 'done' },
    },
  ]);
  const again = await submit(desk, form, { activity: 'birthday' });
  expect(again.status).toBe(406);
});

describe('an action that takes too long', () => {
  /** Holds rows while something is asked. */
  async function holding<T>(text: string, id: string, work: () => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: server.test.url });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(text, [id]);
      return await work();
    } finally {
      await client.query('rollback');
      await client.end();
    }
  }

  const given = async (id: string): Promise<number> => {
    const awards = `select 1 from transactions where member_id = $1 and activity_id = 'birthday'`;
    return (await server.query(awards, [id])).length;
  };

  it('says that nothing was changed while the books of the member are held', async () => {
    const id = await enroll(server, 'held');
    const form = await formOf(desk, 'award', id);
    const held = 'select 1 from member_heads where id = $1 for no key update';
    const answer = await holding(held, id, () => submit(desk, form, { activity: 'birthday' }));
    expect(problem(answer)).toEqual([400, 'activity', 'busy']);
    expect([answer.text, await given(id)]).toEqual([
      expect.stringContaining('Nothing was changed. Try again.'),
      0,
    ]);
    expect((await submit(desk, form, { activity: 'birthday' })).status).toBe(200);
    expect(await given(id)).toBe(1);
  });

  it('is given up after 8 seconds, and then not done behind the back of the agent', async () => {
    const limits = { awardMax: 100, agentDailyMax: null, dailyMax: null };
    const slow = await connectDesk(server, 'zendesk', { limits });
    const id = await enroll(server, 'late');
    const form = await formOf(slow, 'award', id);
    const held = 'select 1 from help_desks where id = $1 for no key update';
    const began = performance.now();
    const answer = await holding(held, slow.id, () => submit(slow, form, { activity: 'birthday' }));
    expect(performance.now() - began).toBeLessThan(9000);
    expect(problem(answer)).toEqual([400, 'activity', 'busy']);
    await expect
      .poll(() => server.query('select code from agent_actions where member_id = $1', [id]))
      .toEqual([{ code: 'too_late' }]);
    expect(await given(id)).toBe(0);
    expect((await submit(slow, form, { activity: 'birthday' })).status).toBe(200);
  }, 20_000);
});

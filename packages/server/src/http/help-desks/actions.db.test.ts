import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';
import {
  connectDesk,
  DESK_SHOP,
  enroll,
  formOf,
  submit,
  type ConnectedDesk,
} from '../../../../../tests/support/desk-shop.ts';

let server: ApiServer;
let desk: ConnectedDesk;

beforeAll(async () => {
  server = await apiServer(DESK_SHOP);
  desk = await connectDesk(server, 'zendesk');
});

afterAll(async () => {
  await server.close();
});

describe('an agent of Zendesk', () => {
  it('sees the member with his points, and what can be done for him', async () => {
    const ann = await enroll(server, 'ann');
    const path = `/integrations/zendesk/${desk.id}/members?email=ANN%40b.c`;
    const { status, body } = await desk.call('GET', path);
    expect(status).toBe(200);
    expect(body).toEqual({
      results: [
        {
          id: ann,
          member_id: 'ann',
          name: 'ann Lee',
          email: 'ann@b.c',
          status: 'active',
          available_points: 100,
          pending_points: 0,
          tier: { id: 'zrl_silver', name: 'Silver' },
          next_tier: { name: 'Gold', points_needed: 900, points_counted: 100, unit: 'points' },
          enrolled_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
          last_transactions: [
            {
              id: expect.any(String) as string,
              type: 'award',
              text: 'Account Creation',
              points: 100,
              status: 'auto_approved',
              date: expect.any(String) as string,
            },
          ],
          actions: [
            {
              name: 'Award points',
              form_url: `/integrations/zendesk/${desk.id}/forms/award/${ann}`,
            },
            {
              name: 'Redeem points',
              form_url: `/integrations/zendesk/${desk.id}/forms/redeem/${ann}`,
            },
          ],
        },
      ],
    });
    const byId = `/integrations/zendesk/${desk.id}/members?external_id=ann`;
    expect((await desk.call('GET', byId)).text).toContain(ann);
    const nobody = `/integrations/zendesk/${desk.id}/members?email=nobody%40b.c`;
    expect((await desk.call('GET', nobody)).body).toEqual({ results: [] });
  });

  it('awards points once, however often the form is sent', async () => {
    const bob = await enroll(server, 'bob');
    const form = await formOf(desk, 'award', bob);
    const options = form.sections.find(({ attr }) => attr === 'activity')?.input?.options ?? [];
    expect(options.map(({ text }) => text)).toEqual([
      'Write a Review — 20 points',
      'Birthday <Bonus> — 50 points',
      'Goodwill — 10 points',
      'Slow one — 30 points',
    ]);
    const json = { activity: 'birthday', points: '' };
    const said = { 'x-agent': 'Kim', 'x-conversation': '42' };
    const all = await Promise.all(
      Array.from({ length: 20 }, () => desk.call('POST', form.actionUrl, { json, headers: said })),
    );
    const again = await desk.call('POST', form.actionUrl, { json, headers: said });
    const [first] = all;
    expect(first?.status).toBe(200);
    expect(first?.body).toEqual({
      message: 'Points awarded',
      detail: expect.stringMatching(
        /^Birthday &lt;Bonus&gt;: \+50 points\. Available points: 150\. Ref [0-9a-f]{24}$/,
      ) as string,
    });
    expect(
      new Set([...all, again].map(({ status, text }) => `${String(status)} ${text}`)).size,
    ).toBe(1);
    const awards = await server.query(
      `select 1 from transactions where member_id = $1 and activity_id = 'birthday'`,
      [bob],
    );
    expect(awards).toHaveLength(1);
    const other = await submit(desk, form, { activity: 'goodwill' });
    expect([other.status, other.text]).toEqual([406, expect.stringContaining('used already')]);
    const [action] = await server.query<Record<string, unknown>>(
      'select * from agent_actions where member_id = $1',
      [bob],
    );
    expect(action).toMatchObject({
      ...{ agent: 'Kim', conversation: '42', kind: 'award', subject: 'birthday' },
      ...{ state: 'done', points: 50, under_way: 0, submits: 21 },
    });
  });

  it('is told later what came of a form whose answer the database kept him waiting for', async () => {
    const cat = await enroll(server, 'cat');
    const form = await formOf(desk, 'award', cat);
    // A disk that takes nine seconds, one longer than the agent is kept waiting.
    await server.query(`create function be_slow() returns trigger language plpgsql as
      $$ begin perform pg_sleep(9); return new; end $$`);
    await server.query(`create trigger slow before insert on transactions
      for each row when (new.member_id = '${cat}') execute function be_slow()`);
    try {
      const json = { activity: 'goodwill' };
      const first = await submit(desk, form, json);
      expect([first.status, first.text]).toEqual([400, expect.stringContaining('outcome_unknown')]);
      const again = await submit(desk, form, json);
      expect([again.status, again.text]).toEqual([200, expect.stringContaining('Points awarded')]);
    } finally {
      await server.query('drop function be_slow cascade');
    }
    const awards = await server.query(
      `select 1 from transactions where member_id = $1 and activity_id = 'goodwill'`,
      [cat],
    );
    expect(awards).toHaveLength(1);
    const [action] = await server.query<Record<string, unknown>>(
      'select * from agent_actions where member_id = $1',
      [cat],
    );
    expect(action).toMatchObject({ state: 'done', points: 10, under_way: 0, submits: 2 });
  }, 30_000);
});

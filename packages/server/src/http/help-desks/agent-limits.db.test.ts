import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../tests/support/api-server.ts';
import {
  awardOnce,
  connectDesk,
  DESK_SHOP,
  enroll,
  formOf,
  submit,
  type ConnectedDesk,
} from '../../../../../tests/support/desk-shop.ts';
import { mendAgentActions } from '../../help-desks/mend-actions.ts';

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer(DESK_SHOP);
});

afterAll(async () => {
  await server.close();
});

/** What agents gave by the ledger, and by the record that limits look at. */
async function given(desk: ConnectedDesk): Promise<{ ledger: number; record: number }> {
  const [row] = await server.query<{ ledger: string; record: string }>(
    `select (select coalesce(sum(t.points), 0) from transactions t where t.actor = $1) as ledger,
            (select coalesce(sum(a.points), 0) from agent_actions a
              where a.desk_id = $2 and a.state in ('started', 'done')) as record`,
    [`${desk.kind}:${desk.id}`, desk.id],
  );
  return { ledger: Number(row?.ledger), record: Number(row?.record) };
}

const codeOf = ({ body }: Received): unknown =>
  (body as { errors?: readonly { code?: string }[] }).errors?.[0]?.code ?? 'done';

function tally(answers: readonly Received[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const name = String(codeOf(answer));
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('limits of agents', () => {
  it('are not passed by two hundred awards of one agent at once', async () => {
    const desk = await connectDesk(server, 'gladly', {
      limits: { awardMax: 100, agentDailyMax: 1010, dailyMax: null },
    });
    const members = await Promise.all(
      Array.from({ length: 20 }, (_, n) => enroll(server, `race-${String(n)}`)),
    );
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        awardOnce(desk, members[n % 20] ?? '', { activity: 'birthday' }, 'kim'),
      ),
    );
    expect(tally(answers)).toEqual({ done: 20, agent_daily_limit: 180 });
    expect(await given(desk)).toEqual({ ledger: 1000, record: 1000 });
    const other = await awardOnce(desk, members[0] ?? '', { activity: 'birthday' }, 'lou');
    expect(codeOf(other)).toBe('done');
  }, 60_000);

  it('are those of an award, of an agent and of all agents', async () => {
    const desk = await connectDesk(server, 'zendesk', {
      limits: { awardMax: 100, agentDailyMax: 150, dailyMax: 200 },
    });
    const member = await enroll(server, 'limited');
    const award = (points: string, agent: string): Promise<Received> =>
      awardOnce(desk, member, { activity: 'goodwill', points }, agent);
    const answers = [
      await award('101', 'kim'),
      await award('100', 'kim'),
      await award('51', 'kim'),
      await award('50', 'kim'),
      await award('51', 'lou'),
      await award('50', 'lou'),
      await award('1', 'lou'),
    ];
    expect(answers.map(codeOf)).toEqual([
      ...['award_limit', 'done', 'agent_daily_limit', 'done'],
      ...['daily_limit', 'done', 'daily_limit'],
    ]);
    expect(answers[2]?.text).toContain('You gave 100 points today');
    // Another day begins with nothing.
    await server.moveClock(24 * 60 * 60 * 1000);
    expect(codeOf(await award('1', 'lou'))).toBe('done');
    await server.moveClock(-24 * 60 * 60 * 1000);
  });

  it('count what the ledger made of it, with the multipliers of the tier', async () => {
    const desk = await connectDesk(server, 'gladly', {
      limits: { awardMax: 30, agentDailyMax: null, dailyMax: null },
    });
    const member = await enroll(server, 'golden', 2000);
    const form = await formOf(desk, 'award', member);
    const answer = await submit(desk, form, { activity: 'write_a_review' }, 'kim');
    expect([codeOf(answer), answer.text]).toEqual([
      'award_limit',
      expect.stringContaining('this would be 40 points'),
    ]);
  });

  it('give back what was refused, and count nothing twice that is sent again', async () => {
    const desk = await connectDesk(server, 'gladly', {
      limits: { awardMax: null, agentDailyMax: 100, dailyMax: null },
    });
    const member = await enroll(server, 'again');
    const form = await formOf(desk, 'award', member);
    const refused = await submit(desk, form, { activity: 'took_a_survey' }, 'kim');
    expect([refused.status, codeOf(refused)]).toEqual([400, 'activity_paused']);
    expect((await given(desk)).record).toBe(0);
    // The same form, mended.
    const sent = { activity: 'birthday' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submit(desk, form, sent, 'kim')),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await given(desk)).toEqual({ ledger: 50, record: 50 });
    expect(codeOf(await awardOnce(desk, member, { activity: 'birthday' }, 'kim'))).toBe('done');
    expect(codeOf(await awardOnce(desk, member, sent, 'kim'))).toBe('agent_daily_limit');
  });

  it('hold what a dying process left open until it is mended', async () => {
    const desk = await connectDesk(server, 'gladly', {
      limits: { awardMax: null, agentDailyMax: 100, dailyMax: null },
    });
    const member = await enroll(server, 'open');
    await awardOnce(desk, member, { activity: 'birthday' }, 'kim');
    // As if the process had died between the ledger and the record.
    await server.query(
      `update agent_actions set state = 'started', under_way = 1, transaction_id = null,
         answer = null, status = null, touched_at = now() - interval '11 minutes'
        where desk_id = $1`,
      [desk.id],
    );
    await server.query(
      `insert into agent_actions (merchant_id, id, desk_id, member_id, kind, agent, fingerprint,
         subject, points, day, state, under_way, submits, touched_at)
       select merchant_id, 'ffffffffffffffffffffffff', desk_id, member_id, kind, agent,
              fingerprint, subject, 50, day, 'started', 1, 1, touched_at
         from agent_actions where desk_id = $1`,
      [desk.id],
    );
    expect(codeOf(await awardOnce(desk, member, { activity: 'birthday' }, 'kim'))).toBe(
      'agent_daily_limit',
    );
    expect(await mendAgentActions(server.pool)).toBe(2);
    const rows = await server.query<Record<string, unknown>>(
      `select state, code, transaction_id is not null as done from agent_actions
        where desk_id = $1 and state <> 'refused' or id = 'ffffffffffffffffffffffff'
        order by id`,
      [desk.id],
    );
    expect(rows).toEqual([
      { state: 'done', code: null, done: true },
      { state: 'refused', code: 'not_carried_out', done: false },
    ]);
    expect(codeOf(await awardOnce(desk, member, { activity: 'birthday' }, 'kim'))).toBe('done');
    expect(await given(desk)).toEqual({ ledger: 100, record: 100 });
  });
});

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { until } from '../../../../../../tests/support/telling-shop.ts';
import { connectionOf } from '../../../runtime/database.ts';
import { areEventsAhead } from '../../../runtime/event-era.ts';

let server: ApiServer;

beforeEach(async () => {
  server = await apiServer();
});

afterEach(async () => {
  await server.close();
});

interface Page {
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly next_after: string;
  readonly more: boolean;
}

async function follow(after = '', others = ''): Promise<Page> {
  const url = `/v2/loyalty/events?after=${after}${others}`;
  const { status, data } = await server.call('GET', url);
  expect(status).toBe(200);
  return data as unknown as Page;
}

async function enroll(name: string): Promise<void> {
  const form = { first_name: name, last_name: 'B', email: `${name}@b.c`, uid: name };
  expect((await server.call('POST', '/v1/loyalty/users', { form })).status).toBe(200);
  await othersEnded();
}

async function review(name: string): Promise<void> {
  await writeReview(name);
  await othersEnded();
}

async function writeReview(name: string): Promise<void> {
  const json = { member_id: name, activity_id: 'write_a_review' };
  await server.call('POST', '/v2/loyalty/transactions/award', { json });
}

/** Waits for what other databases of this server had begun: it stands before what happened here. */
async function othersEnded(): Promise<void> {
  const [now] = await server.query<{ id: string }>('select pg_current_xact_id()::text as id');
  await until(async () => {
    const [row] = await server.query<{ ended: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot()) > $1::text::xid8 as ended',
      [now?.id],
    );
    return row?.ended === true;
  });
}

/** Everything behind a place, page by page. */
async function all(from = '', count = 3): Promise<{ ids: unknown[]; after: string }> {
  const ids: unknown[] = [];
  let after = from;
  for (;;) {
    const page = await follow(after, `&count=${String(count)}`);
    ids.push(...page.events.map((event) => event['id']));
    after = page.next_after;
    if (!page.more) return { ids, after };
  }
}

const idsOf = async (): Promise<unknown[]> =>
  (await server.query<{ id: string }>('select id from events where not quiet order by id')).map(
    ({ id }) => id,
  );

describe('following events', () => {
  it('tells what happened, with the state of then', async () => {
    await enroll('bob');
    await review('bob');
    const page = await follow();
    expect(page.events.map((event) => [event['event'], event['event_type']])).toEqual([
      ['points.awarded', 'event_points_earned'],
      ['member.enrolled', 'event_member_enrol'],
      ['points.awarded', 'event_points_earned'],
    ]);
    expect(page.events[2]).toMatchObject({
      sequence: 3,
      quiet: false,
      erased: false,
      data: {
        member: { member_id: 'bob', email_address: 'bob@b.c', available_points: 120 },
        transaction: { transaction_type: 'award', points: 20, activity_id: 'write_a_review' },
        expiring: null,
      },
    });
    const later = await follow(page.next_after);
    expect([later.events, later.more]).toEqual([[], false]);
    await review('bob');
    expect((await follow(later.next_after)).events).toHaveLength(1);
  });

  it('begins with now, if that is asked for', async () => {
    await enroll('bob');
    const { events, next_after: after } = await follow('now');
    expect(events).toEqual([]);
    expect((await follow(after)).events).toEqual([]);
    await review('bob');
    expect((await follow(after)).events).toHaveLength(1);
  });

  it('passes none over while many write, and gives each once', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `m${String(n)}`);
    await Promise.all(names.map(enroll));
    const writing = new AbortController();
    const writers = Promise.all(
      Array.from({ length: 60 }, (_, n) => writeReview(names[n % names.length] ?? '')),
    ).finally(() => {
      writing.abort();
    });
    const got: unknown[] = [];
    let after = '';
    const reader = async (): Promise<void> => {
      while (!writing.signal.aborted) {
        const page = await all(after, 5);
        got.push(...page.ids);
        after = page.after;
      }
    };
    await Promise.all([writers, reader()]);
    await othersEnded();
    got.push(...(await all(after)).ids);
    expect(new Set(got).size).toBe(got.length);
    expect([...got].sort()).toEqual(await idsOf());
    expect((await all('', 1000)).ids).toEqual(got);
  });

  it('stops before the oldest transaction that still runs', async () => {
    await enroll('bob');
    const slow = new pg.Client(connectionOf(server.test.owner));
    await slow.connect();
    // An event of a transaction that began earlier and ends later than others.
    await slow.query('begin');
    await slow.query(
      `insert into events (merchant_id, id, member_id, sequence, type, at, quiet, data)
       select merchant_id, 'f00000000000000000000000', member_id, 1000, 'member.updated', at, false, data
         from events limit 1`,
    );
    await writeReview('bob');
    const before = await all();
    expect(before.ids).toHaveLength(2);
    await slow.query('commit');
    await slow.end();
    await othersEnded();
    const rest = await all(before.after);
    expect(rest.ids[0]).toBe('f00000000000000000000000');
    expect(rest.ids).toHaveLength(2);
  });

  it('leaves out what came with imports unless that is asked for', async () => {
    await enroll('bob');
    await server.query('alter table events disable trigger events__kept');
    await server.query('update events set quiet = true');
    const quiet = await follow();
    expect(quiet.events).toEqual([]);
    expect((await follow('', '&include_quiet=true')).events).toHaveLength(2);
    await review('bob');
    expect((await follow(quiet.next_after)).events).toHaveLength(1);
  });

  it('tells of the erased that they are', async () => {
    await enroll('bob');
    await server.query(
      `update members set erased_at = now(), status = 'deleted', deleted_at = now()`,
    );
    const page = await follow();
    expect(page.events.map((event) => [event['erased'], event['data']])).toEqual([
      [true, null],
      [true, null],
    ]);
  });

  it('is open to keys that may only read, and closed to others’ events', async () => {
    await enroll('bob');
    const headers = { 'api-key': 'key-read' };
    const { data } = await server.call('GET', '/v2/loyalty/events', { headers });
    expect(data['events']).toHaveLength(2);
    await server.query(
      `insert into merchants (partner_id, public_id, name) values ('0', '1', 'Other')`,
    );
    await server.query('alter table events disable trigger all');
    await server.query(`update events set merchant_id = (select max(id) from merchants)`);
    expect((await follow()).events).toEqual([]);
  });

  it.each(['yesterday', '1', '1-2', '1-x-', '1-2-3', "1-2-' or", '99999999999-1-'])(
    'refuses to go on from %s',
    async (after) => {
      const url = `/v2/loyalty/events?after=${encodeURIComponent(after)}`;
      const answer = await server.call('GET', url);
      expect([answer.status, answer.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
      expect(answer.reason).toContain('after is');
    },
  );

  it('goes on from a place that is far behind everything', async () => {
    expect((await follow('999999999-9999999999999999999-')).events).toEqual([]);
  });
});

describe('a database that was put on another server', () => {
  it('begins an era, behind which nothing is passed over', async () => {
    await enroll('bob');
    await server.query('alter table events disable trigger events__kept');
    // As a dump brings them: numbered by a server that had more transactions behind it.
    await server.query(
      `update events set written_by = (written_by::text::bigint + 1000000)::text::xid8`,
    );
    expect(await areEventsAhead(server.pool)).toBe(true);
    const [ahead] = await server.query<{ moved: boolean }>('select begin_event_era() as moved');
    expect(ahead?.moved).toBe(true);
    const [again] = await server.query<{ moved: boolean }>('select begin_event_era() as moved');
    expect(again?.moved).toBe(false);
    expect(await areEventsAhead(server.pool)).toBe(false);
    const old = await all();
    expect(old.ids).toHaveLength(2);
    await review('bob');
    expect((await all(old.after)).ids).toHaveLength(1);
    expect((await all()).ids).toHaveLength(3);
  });
});

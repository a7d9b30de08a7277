import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import pg from 'pg';
import { prepareDatabase } from '../packages/server/src/runtime/roles.ts';
import { runFolder, startTestServer } from '../tests/support/postgres.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * What partitions of events would gain: npm run bench:partitions -- --events 1000000
 * The same two years of events in one table, in partitions by month, and in sixteen by hash of the member,
 * each with the indexes of `events`; a unique key has to hold what its table is parted by. Without fsync:
 * the processor is what is compared.
 */

const EVENTS_MAX = 20_000_000;
const EVENTS_OF_A_MEMBER = 50;
const TOGETHER = 32;
const STATEMENTS_OF_A_COMMIT = 32;
const MONTHS = 24;
const PARTS = 16;
const READS = 3000;
const OLD_MONTHS = 6;
const DELETED_TOGETHER = 5000;
const START = Date.UTC(2024, 0, 1);
const MONTH_MS = 30.4375 * 24 * 60 * 60 * 1000;

const values = readOptions({ events: { type: 'string', default: '1000000' } });
const many = wholeOption('events', values.events, 10_000, EVENTS_MAX);
const members = Math.ceil(many / EVENTS_OF_A_MEMBER);
const COLUMNS = `merchant_id integer not null, id text collate "C" not null,
  member_id text collate "C" not null, sequence bigint not null, type text not null,
  transaction_id text collate "C", at timestamptz not null, quiet boolean not null, data json,
  written_by xid8 not null default pg_current_xact_id(), era integer not null default 1`;

interface Layout {
  readonly name: string;
  /** Column that every unique key has to hold beside its own; empty for none. */
  readonly key: string;
  readonly parts: string;
  readonly partitions: readonly string[];
}

const monthAt = (month: number): string => new Date(START + month * MONTH_MS).toISOString();
const LAYOUTS: readonly Layout[] = [
  { name: 'whole', key: '', parts: '', partitions: [] },
  {
    ...{ name: 'monthly', key: 'at', parts: 'partition by range (at)' },
    partitions: Array.from(
      { length: MONTHS },
      (_, month) => `for values from ('${monthAt(month)}') to ('${monthAt(month + 1)}')`,
    ),
  },
  {
    ...{ name: 'hashed', key: 'member_id', parts: 'partition by hash (member_id)' },
    partitions: Array.from(
      { length: PARTS },
      (_, part) => `for values with (modulus ${String(PARTS)}, remainder ${String(part)})`,
    ),
  },
];

const hex = (number: number): string => number.toString(16).padStart(12, '0');
const memberOf = (event: number): string =>
  createHash('sha256')
    .update(String(event % members))
    .digest('hex')
    .slice(0, 24);
const idOf = (event: number): string => hex(START + event) + hex((event * 7919) % 0xffffff);
const DATA = JSON.stringify({ member: { name: 'x'.repeat(280) }, transaction: 'y'.repeat(120) });

async function make(client: pg.Client, { name, key, parts, partitions }: Layout): Promise<void> {
  const also = key === '' ? '' : `, ${key}`;
  await client.query(`create table ${name} (${COLUMNS}) ${parts}`);
  for (const [place, bounds] of partitions.entries()) {
    await client.query(`create table ${name}_${String(place)} partition of ${name} ${bounds}`);
  }
  const alsoOfMember = key === 'member_id' ? '' : also;
  const standing = `where type in ('member.enrolled', 'tier.upgraded')`;
  await client.query(`alter table ${name} add primary key (merchant_id, id${also})`);
  for (const index of [
    `create unique index on ${name} (merchant_id, member_id, sequence${alsoOfMember})`,
    `create index on ${name} (merchant_id, era, written_by, id)`,
    `create index on ${name} (merchant_id, member_id, sequence) ${standing}`,
    `create index on ${name} (merchant_id, at) ${standing}`,
  ]) {
    await client.query(index);
  }
}

async function insert(client: pg.Client, name: string, from: number): Promise<void> {
  const rows = Array.from({ length: Math.min(TOGETHER, many - from) }, (_, place) => from + place);
  await client.query({
    name: `insert ${name}`,
    text: `insert into ${name} (merchant_id, id, member_id, sequence, type, at, quiet, data)
           select 1, w.id, w.member_id, w.sequence, w.type, w.at, false, $6::json
             from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[])
               as w (id, member_id, sequence, type, at)`,
    values: [
      rows.map(idOf),
      rows.map(memberOf),
      rows.map((event) => Math.floor(event / members) + 1),
      rows.map((event) => (event < members ? 'member.enrolled' : 'points.awarded')),
      rows.map((event) => new Date(START + (event / many) * MONTHS * MONTH_MS * 0.999)),
      DATA,
    ],
  });
}

const OF_A_COMMIT = TOGETHER * STATEMENTS_OF_A_COMMIT;
const COMMITS_OF_A_TURN = 4;

async function commit(client: pg.Client, name: string, from: number): Promise<void> {
  await client.query('begin');
  for (let at = from; at < Math.min(from + OF_A_COMMIT, many); at += TOGETHER) {
    await insert(client, name, at);
  }
  await client.query('commit');
}

/** Turn by turn, a few thousand rows each, so that a busy machine is busy for all of them. */
async function fill(client: pg.Client): Promise<Map<string, number>> {
  const seconds = new Map<string, number>();
  const turn = async (name: string, from: number): Promise<void> => {
    const started = performance.now();
    for (let place = 0; place < COMMITS_OF_A_TURN; place += 1) {
      await commit(client, name, from + place * OF_A_COMMIT);
    }
    seconds.set(name, (seconds.get(name) ?? 0) + (performance.now() - started) / 1000);
  };
  for (let from = 0; from < many; from += COMMITS_OF_A_TURN * OF_A_COMMIT) {
    for (const { name } of LAYOUTS) await turn(name, from);
  }
  return seconds;
}

/** Milliseconds of one read on average; plans are kept, as they are in a server. */
async function read(
  client: pg.Client,
  name: string,
  where: string,
  whose: (n: number) => unknown[],
) {
  const query = {
    name: `${name} ${where}`.slice(0, 60),
    text: `select * from ${name} where ${where}`,
  };
  for (let warm = 0; warm < 50; warm += 1) await client.query({ ...query, values: whose(warm) });
  const started = performance.now();
  for (let n = 0; n < READS; n += 1) await client.query({ ...query, values: whose(n * 37) });
  return ((performance.now() - started) / READS).toFixed(3);
}

async function forget(client: pg.Client, { name }: Layout): Promise<number> {
  const started = performance.now();
  if (name === 'monthly') {
    for (let month = 0; month < OLD_MONTHS; month += 1) {
      await client.query(`drop table monthly_${String(month)}`);
    }
  } else {
    const until = monthAt(OLD_MONTHS);
    for (;;) {
      const { rowCount } = await client.query(
        `delete from ${name} where (merchant_id, id) in (
           select merchant_id, id from ${name} where merchant_id = 1 and at < $1
            order by merchant_id, id limit ${String(DELETED_TOGETHER)})`,
        [until],
      );
      if ((rowCount ?? 0) < DELETED_TOGETHER) break;
    }
    await client.query(`vacuum ${name}`);
  }
  return (performance.now() - started) / 1000;
}

async function sizeOf(client: pg.Client, name: string): Promise<string> {
  const { rows } = await client.query<{ heap: string; indexes: string }>(
    `select pg_size_pretty(sum(pg_table_size(c.oid))) as heap,
            pg_size_pretty(sum(pg_indexes_size(c.oid))) as indexes
       from pg_class c where c.relkind = 'r' and (c.relname = $1 or c.relname ~ ('^' || $1 || '_\\d+$'))`,
    [name],
  );
  return `${rows[0]?.heap ?? ''} of rows, ${rows[0]?.indexes ?? ''} of indexes`;
}

const server = await startTestServer(18);
if (server === null) throw new Error('the PostgreSQL that npm carries does not run here');
try {
  await prepareDatabase(server.address, 'partitions');
  const client = new pg.Client({ ...server.address, user: 'fealty_owner', database: 'partitions' });
  await client.connect();
  for (const layout of LAYOUTS) await make(client, layout);
  const filled = await fill(client);
  await client.query('vacuum analyze');
  for (const layout of LAYOUTS) {
    const { name } = layout;
    const perSecond = Math.round(many / (filled.get(name) ?? 1));
    console.log(`${name}: ${String(perSecond)} events a second, ${await sizeOf(client, name)}`);
    const newest = `merchant_id = 1 and member_id = $1 order by sequence desc limit 20`;
    console.log(
      `  newest 20 of a member  ${await read(client, name, newest, (n) => [memberOf(n)])} ms`,
    );
    const one = 'merchant_id = 1 and id = $1';
    console.log(
      `  one by its id          ${await read(client, name, one, (n) => [idOf(n % many)])} ms`,
    );
    const page = `merchant_id = 1 and (era, written_by, id) > (1, '0', $1) order by era, written_by, id limit 100`;
    console.log(
      `  a page of all          ${await read(client, name, page, (n) => [idOf(n % many)])} ms`,
    );
  }
  for (const layout of LAYOUTS) {
    const took = await forget(client, layout);
    console.log(`${layout.name}: six months forgotten in ${took.toFixed(2)} s`);
  }
  await client.end();
} finally {
  await server.stop();
  rmSync(runFolder(), { recursive: true, force: true });
}

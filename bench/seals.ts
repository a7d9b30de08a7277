import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import os from 'node:os';
import pg from 'pg';
import { openDatabase } from '../packages/server/src/runtime/database.ts';
import { migrate } from '../packages/server/src/runtime/migrate.ts';
import { APP_ROLE, OWNER_ROLE, prepareDatabase } from '../packages/server/src/runtime/roles.ts';
import { makeSeal } from '../packages/server/src/seals/make-seal.ts';
import { proveMember } from '../packages/server/src/seals/prove-member.ts';
import { checkSeals } from '../packages/server/src/verify/check-seals.ts';
import { runFolder, startTestServer } from '../tests/support/postgres.ts';
import { fixedSecret } from '../packages/server/src/runtime/secret.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * What a seal costs: npm run bench:seals -- --members 100000
 * The first seal writes every head down, the second those that moved (one in twenty), the third none. Heads
 * are made by SQL, each with one posting.
 */

const MEMBERS_MAX = 10_000_000;
const PROOFS = 20;

const values = readOptions({ members: { type: 'string', default: '100000' } });
const members = wholeOption('members', values.members, 100, MEMBERS_MAX);
const server = await startTestServer(18);
if (server === null) throw new Error('the PostgreSQL that npm carries does not run here');
const target = (user: string) => ({ ...server.address, user, database: 'sealed' });

const FILL = `
  insert into member_heads (merchant_id, id, version, chain, available, posted_at, tier_since)
  select $1, lpad(to_hex(n), 24, '0'), 1, sha256(n::text::bytea), n % 1000, now(), now()
    from generate_series(1, $2::integer) as n`;
const POST = `
  insert into postings (merchant_id, member_id, version, transaction_id, source, target, amount, at, hash)
  select $1, h.id, h.version, h.id, 'issued', 'pending', 1, now(), h.chain from member_heads h
   where h.merchant_id = $1 and h.version = $2`;
const MOVE = `
  update member_heads set version = 2, chain = sha256(chain), available = available + 1
   where merchant_id = $1 and right(id, 1) = '0' and substr(id, 23, 1) < 'd'`;

async function timed<T>(what: string, act: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const spent = process.cpuUsage();
  const result = await act();
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const { user, system } = process.cpuUsage(spent);
  const own = ((user + system) / 1e6).toFixed(2);
  const mebibytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
  console.log(
    `${what.padEnd(44)} ${seconds.padStart(8)} s, ${own.padStart(6)} s of it here, ${String(mebibytes)} MiB`,
  );
  return result;
}

console.log(
  `${String(members)} members; Node ${process.version}, ` +
    `${os.cpus()[0]?.model ?? 'unknown processor'} × ${String(os.cpus().length)}`,
);
try {
  await prepareDatabase(server.address, 'sealed');
  await migrate(target(OWNER_ROLE), APP_ROLE);
  const filler = new pg.Client(target('fealty_super'));
  await filler.connect();
  await filler.query('set session_replication_role = replica; set jit = off');
  const made = await filler.query<{ id: number }>(
    `insert into merchants (partner_id, public_id, name) values ('cad458dc4e', $1, 'Bench')
     returning id`,
    [randomBytes(16).toString('hex')],
  );
  const merchantId = made.rows[0]?.id ?? 0;
  await timed('members are made', async () => {
    await filler.query(FILL, [merchantId, members]);
    await filler.query(POST, [merchantId, 1]);
  });
  await filler.query('analyze member_heads, postings');
  const database = openDatabase(target(APP_ROLE));
  const { pool } = database;
  const tools = { pool, secret: fixedSecret(randomBytes(32)) };
  await timed('a first seal', () => makeSeal(tools, merchantId));
  await filler.query(MOVE, [merchantId]);
  await filler.query(POST, [merchantId, 2]);
  await timed('a seal of which one in twenty moved', () => makeSeal(tools, merchantId));
  await timed('a seal of which nobody moved', () => makeSeal(tools, merchantId));
  await timed(`${String(PROOFS)} proofs`, async () => {
    for (let n = 1; n <= PROOFS; n += 1) {
      const memberId = Math.floor((members * n) / PROOFS)
        .toString(16)
        .padStart(24, '0');
      if ((await proveMember(pool, merchantId, { memberId, seal: 2 })) === null) throw new Error();
    }
  });
  const client = await pool.connect();
  await client.query('set statement_timeout = 0');
  const { problems } = await timed('the books held against the seals', () =>
    checkSeals(client, merchantId),
  );
  client.release();
  if (problems.length > 0) throw new Error(problems.join('\n'));
  await filler.end();
  await database.close();
} finally {
  await server.stop();
  rmSync(runFolder(), { recursive: true, force: true });
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../support/free-port.ts';
import { memberEmail } from '../operations.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { needGround, type Ground } from '../suite/ground.ts';
import type { Stage } from '../suite/stage.ts';
import { underLoad, type Struck } from '../suite/under-load.ts';

export const fewSessions: Fault = {
  id: 'F18',
  name: 'Too few sessions',
  promise: 'What cannot be served is told to come back; what is answered is right.',
  attack:
    'a PostgreSQL with 12 sessions for two processes that want more; then pgbouncer in transaction mode with 3, under load, while a stranger holds a member',
  async run(setting) {
    const few = await starve(setting);
    const pooled = await pool(setting);
    return {
      volume: `${few.volume} with 12 sessions, ${pooled.volume} through pgbouncer`,
      figures: { ...named(few, 'few'), ...named(pooled, 'pooled') },
      problems: [...few.problems, ...pooled.problems],
    };
  },
};

const LASTS_MS = { short: 1500, full: 20_000 };
const SESSIONS = 12;
/** Fewer than the lanes of one process, which all wait for their turn. */
const POOLED = 3;
const OTHERS_WAIT_MAX_MS = 3000;
const UNKNOWN_ACTIVITY = 611;
const PGBOUNCER = '/usr/sbin/pgbouncer';
const START_WAIT_MS = 5000;

function named({ figures }: Outcome, name: string): Outcome['figures'] {
  return Object.fromEntries(Object.entries(figures).map(([key, at]) => [`${name}_${key}`, at]));
}

async function starve(setting: Setting): Promise<Outcome> {
  const settings = { max_connections: 40, superuser_reserved_connections: 3 };
  const ground = await needGround({ folder: path.join(setting.folder, 'few'), settings });
  try {
    return await underLoad(setting, { ground, servers: 2, loadMaxMs: 120_000 }, async (stage) => {
      // Strangers take all but a few; then what the program has is ended, so that it must ask again.
      const { database } = stage;
      const role = `alter role fealty_app connection limit ${String(SESSIONS)}`;
      await database.ask(role);
      await database.ask(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name like 'fealty serve%'`,
      );
      await pause(LASTS_MS[setting.form]);
      await database.ask('alter role fealty_app connection limit -1');
      return {};
    });
  } finally {
    await ground.stop();
  }
}

/** All sessions of the program share few of the server's, a transaction at a time. */
async function pool(setting: Setting): Promise<Outcome> {
  if (!existsSync(PGBOUNCER)) {
    const problems = ['left out: pgbouncer is not installed (Debian: pgbouncer)'];
    return { volume: 'left out', figures: {}, problems };
  }
  const ground = await setting.ground();
  const pooler = await startPooler(setting, ground);
  try {
    const terms = {
      ...{ ground, servers: 1, linePort: pooler.port, loadMaxMs: 120_000 },
      environment: { FEALTY_STATEMENT_NAMES: 'off' },
    };
    return await underLoad(setting, terms, (stage) => holdMember(setting, stage));
  } finally {
    await pooler.stop();
  }
}

/** The time-outs of lanes hold behind a pooler too: whoever is held keeps no session for long. */
async function holdMember(setting: Setting, stage: Stage): Promise<Struck> {
  const session = new pg.Client({ ...stage.database.owner });
  await session.connect();
  await session.query('begin');
  await session.query(
    `select 1 from member_heads h join members m on m.merchant_id = h.merchant_id and m.id = h.id
      where m.email = $1 for update of h`,
    [memberEmail(0)],
  );
  const client = stage.client();
  const until = performance.now() + LASTS_MS[setting.form];
  let longestMs = 0;
  let refused = 0;
  let count = 0;
  for (; performance.now() < until; count += 1) {
    const started = performance.now();
    // Decided under the member's lock, and refused, so that it leaves nothing behind.
    const form = { user_email: memberEmail(1), activity_id: 'none' };
    const { code } = await client.call({ path: 'award', form });
    if (code === UNKNOWN_ACTIVITY) longestMs = Math.max(longestMs, performance.now() - started);
    else refused += 1;
    await pause(100);
  }
  client.close();
  await session.query('rollback');
  await session.end();
  const isHeld = longestMs > OTHERS_WAIT_MAX_MS || refused > 0;
  const problems = isHeld ? ['others waited for a stranger’s lock'] : [];
  return { figures: { others_longest_ms: Math.round(longestMs), beside: count }, problems };
}

async function startPooler(
  setting: Setting,
  ground: Ground,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const folder = path.join(setting.folder, 'pgbouncer');
  await mkdir(folder);
  const port = await freePort();
  const file = path.join(folder, 'pgbouncer.ini');
  const lines = [
    '[databases]',
    `* = host=${ground.address.host} port=${String(ground.address.port)}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${String(port)}`,
    'unix_socket_dir =',
    'auth_type = trust',
    `auth_file = ${path.join(folder, 'users.txt')}`,
    'pool_mode = transaction',
    `default_pool_size = ${String(POOLED)}`,
    'max_client_conn = 200',
    'ignore_startup_parameters = options,statement_timeout,extra_float_digits',
  ];
  await writeFile(path.join(folder, 'users.txt'), '"fealty_app" ""\n');
  await writeFile(file, lines.join('\n'));
  // It refuses to be root, as PostgreSQL does.
  const isRoot = process.getuid?.() === 0;
  const canMap = spawnSync('unshare', ['-U', '--map-user=1000', '--map-group=1000', 'true']);
  const [program = '', ...args] =
    isRoot && canMap.status === 0
      ? ['unshare', '-U', '--map-user=1000', '--map-group=1000', PGBOUNCER, '-q', file]
      : [PGBOUNCER, '-q', file];
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = once(child, 'close');
  const until = performance.now() + START_WAIT_MS;
  while (!(await isThere(port))) {
    if (performance.now() > until) throw new Error(`pgbouncer did not start: ${said.slice(-500)}`);
    await pause(50);
  }
  return {
    port,
    async stop() {
      child.kill('SIGINT');
      const timer = setTimeout(() => child.kill('SIGKILL'), START_WAIT_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

function isThere(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const tell = (there: boolean) => () => {
      socket.destroy();
      resolve(there);
    };
    socket.once('connect', tell(true));
    socket.once('error', tell(false));
  });
}

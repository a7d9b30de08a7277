import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionOf } from './database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

const LAUNCHER = new URL('embedded-postgres.ts', import.meta.url).href;

let home = '';
let folder = '';
const held: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'fealty-embedded-'));
  folder = path.join(home, 'data');
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  for (const server of held.splice(0)) await server.stop();
  rmSync(home, { recursive: true, force: true });
});

async function start(at = folder): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(at);
  held.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, text: string): Promise<unknown[]> {
  const client = new pg.Client(connectionOf(server.owner));
  // Of a server that is killed the running query tells.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts or adopts the server and then stays. Answers what it printed. */
async function startElsewhere(): Promise<{ child: ChildProcess; adopted: boolean }> {
  const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(LAUNCHER)});
    const server = await startEmbeddedPostgres(${JSON.stringify(folder)});
    console.log(server.adopted);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, adopted: said.toString().trim() === 'true' };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** A living process that has nothing to do with PostgreSQL. */
function stranger(): ChildProcess {
  const child = spawn('sleep', ['300'], { stdio: 'ignore' });
  children.push(child);
  return child;
}

const lockFile = (): string => path.join(folder, 'pg', 'postmaster.pid');
const postmaster = (): number => Number(readFileSync(lockFile(), 'utf8').split('\n')[0]);

/** As after the restart of a container: the number in the lock file is somebody else's now. */
function recycle(lock: string, pid: number | undefined): void {
  writeFileSync(lockFile(), lock.replace(/^\d+/, String(pid)));
}

describe('the embedded PostgreSQL', () => {
  it('starts on nothing, keeps its data over a stop, and closes its folder to others', async () => {
    const first = await start();
    expect([first.adopted, first.version]).toEqual([false, expect.stringMatching(/^18\./)]);
    await query(first, 'create table kept as select 7 as number');
    expect(await first.stop()).toBe(true);
    expect(existsSync(lockFile())).toBe(false);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second, 'select number from kept')).toEqual([{ number: 7 }]);
    const settings = await query(
      second,
      `select current_setting('fsync') as fsync, current_setting('listen_addresses') as tcp`,
    );
    expect(settings).toEqual([{ fsync: 'on', tcp: '' }]);
  });

  it('lets nobody but the launcher be superuser', async () => {
    const server = await start();
    const roles = await query(server, `select rolname from pg_roles where rolsuper`);
    expect(roles).toEqual([{ rolname: 'fealty_super' }]);
    expect([server.app.user, server.owner.user]).toEqual(['fealty_app', 'fealty_owner']);
  });

  it('stays while another process uses it, and ends with the last', async () => {
    const first = await start();
    const second = await start();
    expect(second.adopted).toBe(true);
    expect(await first.stop()).toBe(false);
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await second.stop()).toBe(true);
  });

  it('is adopted from a process that was killed, with what it had committed', async () => {
    const { child, adopted } = await startElsewhere();
    expect(adopted).toBe(false);
    const pid = postmaster();
    await kill(child);
    const server = await start();
    expect([server.adopted, postmaster()]).toEqual([true, pid]);
  });

  it('is one server although several processes start it at once', async () => {
    const started = await Promise.all([startElsewhere(), startElsewhere(), start()]);
    expect(started.filter(({ adopted }) => !adopted)).toHaveLength(1);
  });

  it('makes its folder anew when the first start was cut off', async () => {
    mkdirSync(path.join(folder, 'pg.new', 'base'), { recursive: true });
    writeFileSync(path.join(folder, 'pg.new', 'PG_VERSION'), '18\n');
    expect((await start()).adopted).toBe(false);
    expect(existsSync(path.join(folder, 'pg.new'))).toBe(false);
  });

  it('starts again after it was killed itself, when its last session is through', async () => {
    const first = await start();
    const busy = query(first, busyFor('1.5 seconds')).catch(() => undefined);
    await expect.poll(() => query(first, isBusy)).toEqual([{ busy: 1 }]);
    process.kill(postmaster(), 'SIGKILL');
    await first.stop();
    const second = await start();
    await busy;
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is the same server by whatever name its folder is called', async () => {
    const first = await start();
    const otherName = path.join(home, 'link');
    symlinkSync(folder, otherName);
    const second = await start(otherName);
    expect([second.adopted, second.app.host]).toEqual([true, first.app.host]);
  });

  it('is found by who keeps temporary files elsewhere, also once it was killed', async () => {
    const first = await start();
    const usual = process.env['TMPDIR'];
    process.env['TMPDIR'] = home;
    try {
      const second = await start();
      expect([second.adopted, second.app.host]).toEqual([true, first.app.host]);
      await second.stop();
      process.kill(postmaster(), 'SIGKILL');
      await first.stop();
      const third = await start();
      expect([third.adopted, third.app.host]).toEqual([false, first.app.host]);
      expect(await query(third, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      if (usual === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = usual;
    }
  });

  it('keeps values out of its log', async () => {
    const server = await start();
    await query(server, 'create table people (email text primary key)');
    await query(server, `insert into people values ('bob@example.com')`);
    await expect(query(server, `insert into people values ('bob@example.com')`)).rejects.toThrow();
    await expect(query(server, `select 'bob@example.com'::integer`)).rejects.toThrow();
    const log = readFileSync(path.join(folder, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('bob');
  });
});

describe('the number of a process that is gone', () => {
  it('in the lock of the server neither stops a start nor harms its new owner', async () => {
    const first = await start();
    const lock = readFileSync(lockFile(), 'utf8');
    await first.stop();
    const other = stranger();
    recycle(lock, other.pid);
    const second = await start();
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await second.stop()).toBe(true);
    expect(other.exitCode ?? other.signalCode).toBeNull();
  });

  it('in the lock of a server that was killed is not sent the signal to end', async () => {
    const first = await start();
    const lock = readFileSync(lockFile(), 'utf8');
    process.kill(postmaster(), 'SIGKILL');
    const other = stranger();
    recycle(lock, other.pid);
    await first.stop();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(other.exitCode ?? other.signalCode).toBeNull();
  });

  it('does not let a server start beside sessions of the one that was killed', async () => {
    const first = await start();
    const lock = readFileSync(lockFile(), 'utf8');
    const busy = query(first, busyFor('2 seconds')).catch(() => undefined);
    await expect.poll(() => query(first, isBusy)).toEqual([{ busy: 1 }]);
    const until = Date.now() + 1000;
    process.kill(postmaster(), 'SIGKILL');
    await first.stop();
    recycle(lock, stranger().pid);
    await start();
    expect(Date.now()).toBeGreaterThan(until);
    await busy;
  });

  it('in the lock of a start that was killed does not hold the next one up', async () => {
    await (await start()).stop();
    // In a container the program has the same number each time: the lock seems to be its own.
    writeFileSync(path.join(folder, 'starting.lock'), String(process.pid));
    const began = performance.now();
    await start();
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

const isBusy = `select count(*)::integer as busy from pg_stat_activity
  where query like '%no rest%' and pid <> pg_backend_pid()`;

/** A session that does not look up from its work, not even when its server is gone. */
function busyFor(time: string): string {
  return `do $$ declare until timestamptz := clock_timestamp() + interval '${time}';
    begin while clock_timestamp() < until loop null; /* no rest */ end loop; end $$`;
}

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asSuperuser, SUPERUSER } from '../../../packages/server/src/runtime/postgres-server.ts';
import { lockOf } from '../../../packages/server/src/runtime/postmaster-lock.ts';
import { startChaosProxy } from '../../support/chaos-proxy.ts';
import { startFealty } from '../../support/fealty-process.ts';
import { startScript } from '../start-script.ts';
import { baseBackup, untilPromoted } from '../suite/base-backup.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { databaseAt, needGround, type Ground } from '../suite/ground.ts';
import type { Stage } from '../suite/stage.ts';
import { underLoad, untilWell } from '../suite/under-load.ts';

export const failover: Fault = {
  id: 'F41',
  name: 'The primary is gone, a replica takes over',
  promise:
    'Nothing acknowledged is lost and nothing done twice; servers that were told of both find the new primary by themselves.',
  attack:
    'kill -9 of every process of a primary under load; its replica, which commits wait for, is promoted; then the old primary comes back and thinks that it still is one',
  run: failOver,
};

const LASTS_MS = { short: 1500, full: 20_000 };
/** How long nobody notices, as whoever watches servers takes a while to be sure. */
const UNNOTICED_MS = { short: 500, full: 3000 };
const FOLLOWS_WAIT_MS = 30_000;
/** From the promotion to the next right answer. */
const WELL_MAX_MS = 10_000;

async function failOver(setting: Setting): Promise<Outcome> {
  const primary = await needGround({
    folder: path.join(setting.folder, 'primary'),
    settings: { wal_level: 'replica', max_wal_senders: 4, wal_keep_size: '256MB' },
  });
  let replica: Ground | null = null;
  try {
    replica = await openReplica(setting, primary);
    const lines = [
      await startChaosProxy({ target: { path: primary.socket } }),
      await startChaosProxy({ target: { path: replica.socket } }),
    ];
    try {
      return await attack(
        setting,
        { primary, replica },
        lines.map(({ port }) => port),
      );
    } finally {
      for (const line of lines) await line.close();
    }
  } finally {
    await replica?.stop();
    await primary.stop();
  }
}

interface Pair {
  readonly primary: Ground;
  readonly replica: Ground;
}

/** A server that follows the first; from then on commits wait until it has them on its disk. */
async function openReplica(setting: Setting, primary: Ground): Promise<Ground> {
  const folder = path.join(setting.folder, 'replica');
  await baseBackup(primary, folder);
  await writeFile(path.join(folder, 'pg', 'standby.signal'), '');
  const { host, port } = primary.address;
  const replica = await needGround({
    ...{ folder, isRestored: true },
    settings: {
      primary_conninfo: `host=${host} port=${String(port)} user=${SUPERUSER} application_name=replica`,
    },
  });
  await asSuperuser(primary.address, async (client) => {
    await client.query("alter system set synchronous_standby_names = 'replica'");
    await client.query('select pg_reload_conf()');
  });
  await untilFollowed(primary);
  return replica;
}

async function untilFollowed({ address }: Ground): Promise<void> {
  const until = performance.now() + FOLLOWS_WAIT_MS;
  for (;;) {
    const { rows } = await asSuperuser(address, (client) =>
      client.query("select from pg_stat_replication where sync_state = 'sync'"),
    );
    if (rows.length > 0) return;
    if (performance.now() > until) throw new Error('no replica follows synchronously');
    await pause(50);
  }
}

function attack(setting: Setting, pair: Pair, linePorts: readonly number[]): Promise<Outcome> {
  const terms = {
    ...{ ground: pair.primary, servers: 2, linePorts, loadMaxMs: 180_000 },
  };
  return underLoad(setting, terms, async (stage) => {
    const refusal = await servesFrom(pair.replica, stage);
    await pause(LASTS_MS[setting.form]);
    const killedAt = performance.now();
    await kill(pair.primary);
    await pause(UNNOTICED_MS[setting.form]);
    const promotedAt = performance.now();
    await asSuperuser(pair.replica.address, async (client) => {
      // There is none behind it now that commits could wait for.
      await client.query("alter system set synchronous_standby_names = ''");
      await client.query('select pg_promote(true, 60)');
      await client.query('select pg_reload_conf()');
    });
    await untilPromoted(pair.replica);
    await untilWell(stage);
    const wellAt = performance.now();
    const figures = {
      well_after_promotion_ms: Math.round(wellAt - promotedAt),
      well_after_the_kill_ms: Math.round(wellAt - killedAt),
    };
    const slow = wellAt - promotedAt > WELL_MAX_MS ? ['it took too long to be well again'] : [];
    await pause(LASTS_MS[setting.form]);
    return { figures, problems: [...refusal, ...slow, ...(await comeBack(pair, stage))] };
  });
}

/** A server that is told of nothing but a replica says so, and does not serve what may be old. */
async function servesFrom(
  { address }: Ground,
  { database, environment }: Stage,
): Promise<string[]> {
  const { url } = databaseAt(address, database.name);
  try {
    const server = await startFealty({ ...environment, DATABASE_URL: url });
    await server.stop();
    return ['a server started on a replica'];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return said.includes('is a replica') ? [] : [`on a replica a server said ${said}`];
  }
}

/** The old primary is started by somebody who does not know; sessions are ended so that all search anew. */
async function comeBack({ primary, replica }: Pair, stage: Stage): Promise<string[]> {
  await primary.start();
  await asSuperuser(replica.address, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'fealty serve%'`,
    ),
  );
  await untilWell(stage);
  const { rows } = await asSuperuser(primary.address, (client) =>
    client.query<{ sessions: number }>(
      `select count(*)::integer as sessions from pg_stat_activity
        where application_name like 'fealty serve%'`,
    ),
  );
  const sessions = rows[0]?.sessions ?? 0;
  return sessions === 0 ? [] : [`${String(sessions)} sessions went back to the old primary`];
}

async function kill({ cluster }: Ground): Promise<void> {
  const postmasterFile = lockOf(cluster);
  await startScript('killer.ts', { afterMs: 0, pids: [], postmasterFile }).ended;
}

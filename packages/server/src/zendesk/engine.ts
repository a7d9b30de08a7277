import { pause } from '../runtime/pause.ts';
import { stepBackfill } from './backfill.ts';
import { PROBE_EVERY_MS, sendDue, stopConnection, type SendDeps } from './send-due.ts';
import { openSession } from './session.ts';
import { paceOf } from './pace.ts';
import { readZendeskSettings } from './settings.ts';
import { isStopping } from './sync-member.ts';
import {
  claimProbeOf,
  listReadyConnections,
  noteConnected,
  readConnection,
  type Connection,
} from './states.ts';

export interface EngineDeps extends SendDeps {
  /** Told of what went wrong on our side; it is tried again. */
  readonly trouble: (what: string, error: unknown) => void;
}

/** Sends members to Zendesk. Any number of them may run on one database. */
export interface ZendeskEngine {
  /** One look at every connection that has something to do; ends when all that began is written down. */
  pass(): Promise<void>;
}

/** Connections that one process works at together. */
const TOGETHER = 32;

export function createZendeskEngine(deps: EngineDeps, signal?: AbortSignal): ZendeskEngine {
  const underWay = new Set<string>();
  const visit = async (connection: Connection): Promise<void> => {
    const key = `${String(connection.merchantId)} ${connection.deskId}`;
    underWay.add(key);
    try {
      await workOn(deps, connection, signal);
    } catch (error) {
      deps.trouble(`members could not be sent to Zendesk (${connection.deskId})`, error);
    } finally {
      underWay.delete(key);
    }
  };
  return {
    async pass() {
      const ready = await listReadyConnections(deps.pool, deps.now());
      const free = ready.filter(
        ({ merchantId, deskId }) => !underWay.has(`${String(merchantId)} ${deskId}`),
      );
      await Promise.all(free.slice(0, TOGETHER - underWay.size).map(visit));
    },
  };
}

/** The engine as it runs beside others; ends after what is under way. */
export interface RunningEngine {
  stop(): Promise<void>;
}

const EVERY_MS = 500;
const TROUBLE_PAUSE_MS = 5000;
/** Passes that run beside each other: a slow account holds up its own. */
const PASSES_MAX = 8;

export function startZendesk(deps: EngineDeps): RunningEngine {
  const stopping = new AbortController();
  const { signal } = stopping;
  const engine = createZendeskEngine(deps, signal);
  const passes = new Set<Promise<void>>();
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      let waitMs = EVERY_MS;
      if (passes.size < PASSES_MAX) {
        const pass = engine
          .pass()
          .catch((error: unknown) => {
            deps.trouble('connections to Zendesk could not be looked for', error);
            waitMs = TROUBLE_PAUSE_MS;
          })
          .finally(() => passes.delete(pass));
        passes.add(pass);
        // A pass that ends at once is waited for; one that does not, not longer than until the next.
        await Promise.race([pass, pause(EVERY_MS, signal)]);
      }
      await pause(waitMs, signal);
    }
    await Promise.all(passes);
  };
  const done = run();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

async function workOn(
  deps: EngineDeps,
  connection: Connection,
  signal?: AbortSignal,
): Promise<void> {
  if (connection.state === 'needs_reconnect' && !(await isBack(deps, connection, signal))) return;
  if (connection.backfill === 'mapping' || connection.backfill === 'sending') {
    await stepBackfill(deps, connection, signal);
  }
  // A backfill may have found that the account is to be left alone.
  const fresh = await readConnection(deps.pool, connection);
  if (fresh?.state !== 'ok' || (fresh.pausedUntil ?? 0) > deps.now()) return;
  await sendDue(deps, fresh, signal);
}

/** Probes with credentials that were refused, now and then; whether they are taken again. */
async function isBack(
  deps: EngineDeps,
  connection: Connection,
  signal?: AbortSignal,
): Promise<boolean> {
  const { pool, now } = deps;
  const next = now() + PROBE_EVERY_MS;
  if (!(await claimProbeOf(pool, connection, { now: now(), next }))) return false;
  const { rateShare } = readZendeskSettings(connection.settings);
  const session = openSession(deps, connection, {
    prepaid: { left: 0 },
    everyMs: paceOf(connection, rateShare, now()).everyMs,
    ...(signal === undefined ? {} : { signal }),
  });
  const me = await session.client.me();
  if (me.kind === 'found') {
    await noteConnected(pool, connection, me.found);
    return true;
  }
  if (isStopping(me)) await stopConnection(deps, connection, me);
  return false;
}

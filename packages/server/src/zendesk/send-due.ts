import type { Program } from '@fealty/core';
import { countHour, type HourCounts } from './hours.ts';
import type { FieldTerms } from './member-fields.ts';
import {
  bookMembers,
  dropMember,
  leaseMembers,
  releaseMembers,
  type LeasedMember,
} from './members.ts';
import { paceOf } from './pace.ts';
import { openSession, type Session, type SessionDeps } from './session.ts';
import { readZendeskSettings } from './settings.ts';
import { readShownMembers } from './shown-members.ts';
import {
  disconnectZendesk,
  grantRequests,
  pauseConnection,
  spendRequests,
  type Connection,
  type Pace,
} from './states.ts';
import { syncMember, type Stopping, type Synced } from './sync-member.ts';

/** What it takes to send members of any merchant. */
export interface SendDeps extends SessionDeps {
  readonly programs: { running(merchantId: number): Promise<Program> };
  /** Writes a merchant's links for friends. */
  readonly referralUrls: (merchantId: number) => Promise<(code: string) => string>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Requests of one connection under way at once, in one process. */
const PLACES = 24;
/** A member takes five requests at most, each as long as it may take, and time to write it down. */
const LEASE_MS = 2 * 60_000;
/** Between two probes of a connection whose credentials were refused. */
export const PROBE_EVERY_MS = 15 * 60_000;

/** Sends members whose time has come, as many as the account's share allows; how many were tried. */
export async function sendDue(
  deps: SendDeps,
  connection: Connection,
  signal?: AbortSignal,
): Promise<number> {
  const { pool, now } = deps;
  const { rateShare } = readZendeskSettings(connection.settings);
  const pace = paceOf(connection, rateShare, now());
  const granted = await grantRequests(pool, connection, { now: now(), most: PLACES, pace });
  if (granted === 0) return 0;
  const members = await leaseDue(deps, connection, granted);
  const prepaid = { left: granted };
  const session = openSession(deps, connection, {
    prepaid,
    everyMs: pace.everyMs,
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    if (members.length > 0) await sendMembers(deps, session, members);
  } finally {
    await giveBack(deps, connection, { pace, unused: prepaid.left });
  }
  return members.length;
}

async function giveBack(
  { pool, now }: SendDeps,
  connection: Connection,
  { pace, unused }: { readonly pace: Pace; readonly unused: number },
): Promise<void> {
  if (unused <= 0) return;
  await spendRequests(pool, connection, { now: now(), ms: -unused * pace.everyMs });
}

/** Live changes first; what the backfill sends in jobs is left to it. */
async function leaseDue(
  { pool, now }: SendDeps,
  connection: Connection,
  most: number,
): Promise<readonly LeasedMember[]> {
  const asked = { now: now(), leaseMs: LEASE_MS };
  const live = await leaseMembers(pool, connection, { ...asked, most, priority: 0 });
  const rest = most - live.length;
  if (rest === 0) return live;
  const { backfill, sendsJobs } = connection;
  const users = backfill === 'sending' && sendsJobs ? 'unknown' : 'any';
  const later = await leaseMembers(pool, connection, {
    ...{ ...asked, most: rest, priority: 1, users },
  });
  return [...live, ...later];
}

async function sendMembers(
  deps: SendDeps,
  session: Session,
  members: readonly LeasedMember[],
): Promise<void> {
  const { pool, now, random } = deps;
  const { connection, client, settings } = session;
  const ids = members.map(({ memberId }) => memberId);
  const found = await readShownMembers(pool, connection, ids);
  const terms = { client, settings, fields: await fieldTerms(deps, session), now, random };
  const ended = await Promise.allSettled(
    members.map(async (member) => {
      const state = found.get(member.memberId);
      const synced: Synced =
        state === undefined ? { kind: 'drop' } : await syncMember(terms, member, state);
      return { member, synced };
    }),
  );
  await writeDown(
    deps,
    session,
    ended.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
  );
  // Whoever could not be brought to an end is taken again when his lease is over.
  const broken = ended.find((each) => each.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
}

/** What it takes to put this merchant's members into fields. */
export async function fieldTerms(
  { programs, referralUrls }: SendDeps,
  { connection: { merchantId }, settings: { dateFormat } }: Session,
): Promise<FieldTerms> {
  const [program, referralUrl] = await Promise.all([
    programs.running(merchantId),
    referralUrls(merchantId),
  ]);
  return { program, referralUrl, dateFormat };
}

interface Ended {
  readonly member: LeasedMember;
  readonly synced: Synced;
}

async function writeDown(deps: SendDeps, session: Session, ended: readonly Ended[]): Promise<void> {
  const { pool, now } = deps;
  const { connection } = session;
  const bookings = ended.flatMap(({ synced }) =>
    synced.kind === 'booked' ? [synced.booking] : [],
  );
  if (bookings.length > 0) await bookMembers(pool, connection, { bookings, now: now() });
  for (const { member, synced } of ended) {
    if (synced.kind === 'drop') await dropMember(pool, connection, member);
  }
  const stopped = ended.filter(({ synced }) => synced.kind === 'stop');
  await releaseMembers(
    pool,
    connection,
    stopped.map(({ member }) => member),
  );
  for (const { synced } of stopped) {
    if (synced.kind === 'stop') await stopConnection(deps, connection, synced.verdict);
  }
  const counts = countsOf(ended, session.requests());
  await countHour(pool, connection, { counts, now: now() });
}

function countsOf(ended: readonly Ended[], requests: number): HourCounts {
  const counts = { requests, sent: 0, unchanged: 0, skipped: 0, failed: 0 };
  for (const { synced } of ended) if (synced.kind === 'booked') counts[synced.counts] += 1;
  return counts;
}

/**
 * Leaves the whole connection alone: for a while, or until its credentials are mended. Where only we broke
 * off, it is well.
 */
export async function stopConnection(
  { pool, now }: Pick<SendDeps, 'pool' | 'now'>,
  connection: Connection,
  verdict: Stopping,
): Promise<void> {
  if (verdict.kind === 'withheld') return;
  if (verdict.kind === 'wait') {
    await pauseConnection(pool, connection, now() + verdict.waitMs);
    return;
  }
  const probeAt = now() + PROBE_EVERY_MS;
  await disconnectZendesk(pool, connection, { probeAt, reason: verdict.words });
}

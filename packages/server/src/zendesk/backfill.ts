import { inTransaction } from '../runtime/transaction.ts';
import { isJson, idOf, bounded, type Json, type Verdict } from './answers.ts';
import {
  addOpenJob,
  claimBackfill,
  countLaterMembers,
  endOpenJob,
  leaveBackfill,
  listOpenJobs,
  moveMembersCursor,
  pollJobLater,
  readJobMembers,
  readNextMembers,
  rememberUsers,
  sendNoJobs,
  type NamedUser,
  type HeldBackfill,
  type LeftBackfill,
  type OpenJob,
} from './backfill-rows.ts';
import { countHour } from './hours.ts';
import { fieldsDigest, fieldsJson } from './member-fields.ts';
import {
  bookMembers,
  GAP_MS,
  leaseMembers,
  markMembersLater,
  releaseMembers,
  sendAlone,
  type Booking,
  type LeasedMember,
} from './members.ts';
import { paceOf } from './pace.ts';
import { fieldTerms, stopConnection, type SendDeps } from './send-due.ts';
import { openSession, type Prepaid, type Session } from './session.ts';
import { readZendeskSettings } from './settings.ts';
import { readShownMembers } from './shown-members.ts';
import { grantRequests, type Connection } from './states.ts';
import { isOver, isStopping, retryPause, valuesFor } from './sync-member.ts';

/** Ten pages of users in a minute are allowed. */
const PAGE_EVERY_MS = 6000;
const POLL_EVERY_MS = 5000;
const TROUBLE_PAUSE_MS = 60_000;
/** Users in one request, as many as Zendesk takes. */
const JOB_USERS = 100;
/** Jobs at once: an account has thirty, for all who use it. */
const JOBS_MAX = 5;
/** A job that tells nothing for so long is taken for lost. */
const JOB_LOST_MS = 60 * 60_000;
/** Members that wait behind all others at once. */
const WAITING_MAX = 2000;
const MEMBERS_PAGE = 1000;
/** A page of users, or jobs one after the other, each as long as requests may take. */
const LEASE_MS = 5 * 60_000;
const TRIES_MAX = 10;

/**
 * Does the next piece of a backfill, if one is under way and nobody else is at it: reads a page of
 * Zendesk's users, or marks members and sends those in jobs whose users are known. All others go the way
 * of live changes, behind them.
 */
export async function stepBackfill(
  deps: SendDeps,
  connection: Connection,
  signal?: AbortSignal,
): Promise<void> {
  const { pool, now } = deps;
  const held = await claimBackfill(pool, connection, { now: now(), leaseMs: LEASE_MS });
  if (held === null) return;
  const { rateShare } = readZendeskSettings(connection.settings);
  const { everyMs } = paceOf(connection, rateShare, now());
  const prepaid = { left: 0 };
  const terms = { prepaid, everyMs, ...(signal === undefined ? {} : { signal }) };
  const session = openSession(deps, connection, terms);
  const work = new Backfill(deps, session, { held, prepaid });
  const left = held.phase === 'mapping' ? await work.map() : await work.send();
  await leaveBackfill(pool, connection, { left, now: now() });
  const counts = { requests: session.requests(), sent: 0, unchanged: 0, skipped: 0, failed: 0 };
  await countHour(pool, connection, { counts: { ...counts, ...work.counts }, now: now() });
}

type Refused = Exclude<Verdict, { kind: 'ok' }>;

class Backfill {
  readonly counts = { sent: 0, unchanged: 0, failed: 0 };
  readonly #deps: SendDeps;
  readonly #session: Session;
  readonly #held: HeldBackfill;
  readonly #prepaid: Prepaid;

  constructor(
    deps: SendDeps,
    session: Session,
    { held, prepaid }: { readonly held: HeldBackfill; readonly prepaid: Prepaid },
  ) {
    this.#deps = deps;
    this.#session = session;
    this.#held = held;
    this.#prepaid = prepaid;
  }

  /** Reads a page of users and remembers whose they are. */
  async map(): Promise<LeftBackfill> {
    const { pool, now } = this.#deps;
    const { client, connection, settings } = this.#session;
    if (!(await this.#mayAsk())) return this.#left({ at: now() + 1000 });
    const page = await client.exportUsers(this.#held.usersCursor);
    if (page.kind !== 'found') {
      // Whoever may not list users finds them one by one.
      if (page.kind === 'forbidden' || page.kind === 'rejected' || page.kind === 'missing') {
        return this.#left({ phase: 'sending', at: now() });
      }
      await this.#stop(page);
      return this.#left({ at: now() + TROUBLE_PAUSE_MS });
    }
    const { users, cursor, isEnd } = page.found;
    const customers = users.filter((user) => user.isActive && user.role === 'end-user');
    const named = customers.flatMap(({ id: userId, email, externalId }): readonly NamedUser[] => {
      if (settings.matchExternalId && externalId !== null) {
        return [{ kind: 'uid', value: externalId, userId }];
      }
      return email === null ? [] : [{ kind: 'email', value: email.toLowerCase(), userId }];
    });
    const usersKnown = await rememberUsers(pool, connection, { users: named, now: now() });
    return this.#left({
      phase: isEnd ? 'sending' : 'mapping',
      at: now() + (isEnd ? 0 : PAGE_EVERY_MS),
      usersCursor: cursor,
      usersRead: users.length,
      usersKnown,
    });
  }

  /** Asks what became of jobs, marks the next members, and sends new jobs. */
  async send(): Promise<LeftBackfill> {
    const { pool, now } = this.#deps;
    const { connection } = this.#session;
    let isStopped = false;
    for (const job of await listOpenJobs(pool, connection)) {
      if (job.pollAt > now()) continue;
      isStopped = !(await this.#poll(job));
      if (isStopped) break;
    }
    if (isStopped) return this.#left({ at: now() + POLL_EVERY_MS });
    const isMarked = await this.#mark();
    if (connection.sendsJobs) await this.#sendJobs();
    const open = await listOpenJobs(pool, connection);
    const waiting = await countLaterMembers(pool, connection, 1);
    if (isMarked && open.length === 0 && waiting === 0) return this.#left({ phase: 'done' });
    return this.#left({ at: now() + (isMarked ? POLL_EVERY_MS : 1000) });
  }

  /** Whether all members were marked. */
  async #mark(): Promise<boolean> {
    const { pool, now } = this.#deps;
    const { connection } = this.#session;
    const { merchantId } = connection;
    let after = this.#held.membersCursor;
    while ((await countLaterMembers(pool, connection, WAITING_MAX)) < WAITING_MAX) {
      const marked = await inTransaction(pool, async (client) => {
        const ids = await readNextMembers(client, merchantId, { after, most: MEMBERS_PAGE });
        const last = ids.at(-1);
        if (last === undefined) return 0;
        const moved = { lease: this.#held.lease, to: last, marked: ids.length };
        if (!(await moveMembersCursor(client, connection, moved))) return 0;
        await markMembersLater(client, connection, { memberIds: ids, now: now() });
        after = last;
        return ids.length;
      });
      if (marked === 0) return true;
    }
    return false;
  }

  async #sendJobs(): Promise<void> {
    const { pool } = this.#deps;
    const { connection } = this.#session;
    let open = (await listOpenJobs(pool, connection)).length;
    while (open < JOBS_MAX && (await this.#sendJob())) open += 1;
  }

  /** Sends one job; false if there is nothing for another. */
  async #sendJob(): Promise<boolean> {
    const { pool, now } = this.#deps;
    const { connection, client } = this.#session;
    if (!(await this.#mayAsk())) return false;
    const members = await leaseMembers(pool, connection, {
      ...{ now: now(), most: JOB_USERS, leaseMs: LEASE_MS, priority: 1, users: 'known' },
    });
    if (members.length === 0) return false;
    const sent = await this.#preparedOf(members);
    if (sent.length === 0) return true;
    const users = sent.map(({ userId, fields }) => ({ id: userId, fields }));
    const job = await client.updateMany(users);
    const kept = sent.map(({ member }) => member);
    if (job.kind !== 'found') {
      await releaseMembers(pool, connection, kept);
      const isBarred =
        job.kind === 'forbidden' || job.kind === 'rejected' || job.kind === 'missing';
      if (isBarred) await sendNoJobs(pool, connection);
      else await this.#stop(job);
      return false;
    }
    const sentAt = now();
    await inTransaction(pool, (tx) =>
      addOpenJob(tx, connection, {
        ...{ jobId: job.found, sentAt, pollAt: sentAt + POLL_EVERY_MS, members: sent },
        until: sentAt + JOB_LOST_MS,
      }),
    );
    return true;
  }

  /** Who is to be sent, with what; whoever shows it already, or nothing any more, is settled here. */
  async #preparedOf(members: readonly LeasedMember[]): Promise<readonly Prepared[]> {
    const { pool, now } = this.#deps;
    const { connection, settings } = this.#session;
    const terms = { settings, fields: await fieldTerms(this.#deps, this.#session) };
    const ids = members.map(({ memberId }) => memberId);
    const found = await readShownMembers(pool, connection, ids);
    const prepared: Prepared[] = [];
    const unchanged: Booking[] = [];
    /** Whoever is to be cleared, or has his user in common with another. */
    const alone: LeasedMember[] = [];
    const taken = new Set<string>();
    for (const member of members) {
      const state = found.get(member.memberId);
      if (state === undefined || isOver(member, state) || state.shown === null) {
        alone.push(member);
        continue;
      }
      const values = valuesFor(terms, state);
      const digest = fieldsDigest(values);
      const { userId } = member;
      if (member.state === 'sent' && member.digest?.equals(digest) === true) {
        unchanged.push({ ...endOf(member), state: 'sent', digest, isShown: true });
      } else if (userId !== null && !taken.has(userId)) {
        taken.add(userId);
        prepared.push({ member, userId, digest, fields: fieldsJson(values) });
      } else alone.push(member);
    }
    await sendAlone(pool, connection, alone);
    this.counts.unchanged += unchanged.length;
    if (unchanged.length > 0) {
      await bookMembers(pool, connection, { bookings: unchanged, now: now() });
    }
    return prepared;
  }

  /** Books what a job says of each of its users; false if the connection is to be left alone. */
  async #poll(job: OpenJob): Promise<boolean> {
    const { pool, now } = this.#deps;
    const { connection, client } = this.#session;
    const { jobId, sentAt } = job;
    const read = await client.readJob(jobId);
    const isLost = now() - sentAt > JOB_LOST_MS;
    if (read.kind !== 'found' && read.kind !== 'missing' && !isLost) {
      await pollJobLater(pool, connection, { jobId, pollAt: now() + POLL_EVERY_MS });
      return this.#stop(read);
    }
    const status = read.kind === 'found' ? read.found.status : 'lost';
    if ((status === 'queued' || status === 'working') && !isLost) {
      await pollJobLater(pool, connection, { jobId, pollAt: now() + POLL_EVERY_MS });
      return true;
    }
    const results = read.kind === 'found' && status === 'completed' ? read.found.results : [];
    const byUser = new Map(
      results.flatMap((each) => (isJson(each) ? [[idOf(each['id']), each] as const] : [])),
    );
    const members = await readJobMembers(pool, connection, jobId);
    const bookings = members.map((member) => this.#bookingOf(member, byUser, status));
    await inTransaction(pool, async (tx) => {
      if (bookings.length > 0) await bookMembers(tx, connection, { bookings, now: now() });
      await endOpenJob(tx, connection, jobId);
    });
    return true;
  }

  #bookingOf(
    member: LeasedMember,
    results: ReadonlyMap<string | null, Json>,
    status: string,
  ): Booking {
    const result = results.get(member.userId);
    if (result?.['success'] === true) {
      this.counts.sent += 1;
      return {
        ...endOf(member),
        state: 'sent',
        digest: member.digest,
        isShown: true,
        isTried: true,
      };
    }
    this.counts.failed += 1;
    const { now, random } = this.#deps;
    const attempts = member.attempts + 1;
    const isLast = attempts >= TRIES_MAX;
    // Told nothing of him: the next job, or another way, will do. Told "no": the way that finds him anew.
    const againAt = result === undefined ? now() + GAP_MS : now() + retryPause(attempts, random());
    return {
      ...endOf(member),
      ends: false,
      state: isLast ? 'failed' : member.state,
      attempts,
      againAt: isLast ? null : againAt,
      userId: result === undefined ? member.userId : null,
      digest: null,
      isTried: true,
      error:
        result === undefined ? `A job ended without telling of him (${status}).` : said(result),
    };
  }

  async #mayAsk(): Promise<boolean> {
    const { pool, now } = this.#deps;
    const { connection, settings } = this.#session;
    const pace = paceOf(connection, settings.rateShare, now());
    const granted = await grantRequests(pool, connection, { now: now(), most: 1, pace });
    this.#prepaid.left += granted;
    return granted > 0;
  }

  /** False where the connection is to be left alone. */
  async #stop(verdict: Refused): Promise<boolean> {
    if (!isStopping(verdict)) return true;
    await stopConnection(this.#deps, this.#session.connection, verdict);
    return false;
  }

  #left(said: Partial<LeftBackfill>): LeftBackfill {
    const { lease, phase, usersCursor } = this.#held;
    const at = this.#deps.now();
    return { lease, phase, at, usersCursor, usersRead: 0, usersKnown: 0, ...said };
  }
}

interface Prepared {
  readonly member: LeasedMember;
  readonly userId: string;
  readonly digest: Buffer;
  /** JSON text. */
  readonly fields: string;
}

function endOf(member: LeasedMember): Booking {
  const { state, userId, digest } = member;
  return {
    ...{ member, state, userId, digest, ends: true, againAt: null, attempts: 0 },
    ...{ isShown: false, error: null, isTried: false },
  };
}

/** A result's own words, wherever it has them. */
function said(result: Json): string {
  const { error, details, message } = result;
  const words = [error, details, message].filter((each) => typeof each === 'string');
  return bounded(words.length === 0 ? 'A job failed for him.' : words.join(': '));
}

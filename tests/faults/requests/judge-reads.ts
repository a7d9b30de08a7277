/** A write that was answered with success; times are of the client's one clock, milliseconds. */
export interface DatedWrite {
  /** Its transaction. */
  readonly id: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface BalanceRead {
  readonly email: string;
  readonly balance: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** A posting, in the order of a member's versions. */
export interface Step {
  readonly email: string;
  /** The transaction that it belongs to. */
  readonly id: string;
  readonly version: number;
  /** By which it changes what is available. */
  readonly points: number;
}

/** What a member had after a transaction. */
interface State {
  readonly id: string;
  readonly balance: number;
}

const NAMED_MAX = 20;

/**
 * Holds reads and writes against the order of the ledger, as the clients' clock dates them. A read must
 * show a state that is no older than any write answered before it began, and no newer than any that
 * began after it ended; writes that did not overlap must stand in their order; and a read that
 * began after another one ended must not go back. In sentences; none if all fits.
 */
export function judgeReads(
  writes: readonly DatedWrite[],
  reads: readonly BalanceRead[],
  steps: readonly Step[],
): string[] {
  const dates = new Map(writes.map((write) => [write.id, write]));
  const problems: string[] = [];
  for (const [email, states] of statesOf(steps)) {
    const own = reads.filter((read) => read.email === email);
    problems.push(...judgeMember(email, states, own, dates));
  }
  const known = new Set(steps.map(({ id }) => id));
  for (const { id } of writes) if (!known.has(id)) problems.push(`${id} is not in the ledger`);
  return problems.slice(0, NAMED_MAX);
}

function statesOf(steps: readonly Step[]): Map<string, State[]> {
  const members = new Map<string, State[]>();
  const versions = new Map<string, number>();
  for (const { email, id, version, points } of steps) {
    if (version !== (versions.get(email) ?? 0) + 1) throw new Error(`${email} lacks a version`);
    versions.set(email, version);
    const states = members.get(email) ?? [{ id: '', balance: 0 }];
    const last = states.at(-1);
    const balance = (last?.balance ?? 0) + points;
    // The postings of a transaction come into being together.
    if (last?.id === id) states.pop();
    states.push({ id, balance });
    members.set(email, states);
  }
  return members;
}

function judgeMember(
  email: string,
  states: readonly State[],
  reads: readonly BalanceRead[],
  dates: ReadonlyMap<string, DatedWrite>,
): string[] {
  const problems: string[] = [];
  // The answer that came last up to each state, and the request that came first from each state on.
  const began = states.map(({ id }) => dates.get(id)?.startedAt ?? -Infinity);
  const ended = states.map(({ id }) => dates.get(id)?.endedAt ?? -Infinity);
  let latestStart = -Infinity;
  for (const [at, start] of began.entries()) {
    const end = ended[at] ?? 0;
    if (end !== -Infinity && end < latestStart) {
      problems.push(`${email}: write ${String(at)} came too late`);
    }
    latestStart = Math.max(latestStart, start);
  }
  const seen: { readonly endedAt: number; readonly state: number }[] = [];
  for (const read of [...reads].sort((one, two) => one.startedAt - two.startedAt)) {
    const oldest = Math.max(
      ended.findLastIndex((end) => end !== -Infinity && end < read.startedAt),
      ...seen.filter(({ endedAt }) => endedAt < read.startedAt).map(({ state }) => state),
      0,
    );
    const tooNew = began.findIndex((start) => start > read.endedAt);
    const newest = tooNew === -1 ? states.length : tooNew;
    const state = states.findIndex(
      ({ balance }, at) => at >= oldest && at < newest && balance === read.balance,
    );
    if (state === -1) {
      problems.push(
        `${email}: read ${String(read.balance)}, which states ${String(oldest)} to ${String(newest - 1)} never were`,
      );
    } else {
      seen.push({ endedAt: read.endedAt, state });
      // What ended long ago is covered by what was seen since.
      if (seen.length > 64) seen.shift();
    }
  }
  return problems;
}

import type pg from 'pg';
import { statement } from '../../runtime/statement.ts';
import { BEFORE_THE_FIRST, linkHash } from '../canonical.ts';
import { boundedRanges, readLinks, type LinkRow } from '../read-links.ts';

/** Heads that are looked at in one step, and postings that are held in memory at once. */
const HEADS_PAGE = 2000;
const POSTINGS_MAX = 10_000;
/** Of one member in one step: a long history is verified in several. */
const MEMBER_POSTINGS_MAX = 50_000;

/** A member whose head is not as it was verified last, or does not stand where it stood then. */
interface MovedHead {
  readonly memberId: string;
  readonly version: number;
  readonly chain: string;
  readonly available: number;
  readonly pending: number;
  readonly reserved: number;
  readonly owed: number;
  /** What was verified last; zeros for a member who is new. */
  readonly verified: Verified | null;
}

interface Verified {
  readonly version: number;
  readonly chain: string;
  readonly available: number;
  readonly pending: number;
  readonly reserved: number;
  readonly owed: number;
}

const HEAD = `h.version, encode(h.chain, 'hex') as chain, h.available, h.pending, h.reserved, h.owed`;
/* All heads of a page are compared; only those that moved come back. */
const pageMoved = statement(
  'follow.pageMoved',
  `with page as materialized (
     select h.id from member_heads h where h.merchant_id = $1 and h.id > $2
      order by h.id limit $3)
   select (select max(p.id) from page p) as reached, (select count(*) from page) as heads,
          coalesce((
     select json_agg(m order by m."memberId") from (
       select h.id as "memberId", ${HEAD},
              case when v.member_id is not null then json_build_object(
                'version', v.version, 'chain', encode(v.chain, 'hex'), 'available', v.available,
                'pending', v.pending, 'reserved', v.reserved, 'owed', v.owed) end as verified
         from page p
         join member_heads h on h.merchant_id = $1 and h.id = p.id
         left join verified_heads v on v.merchant_id = $1 and v.member_id = p.id
        where (h.version, h.chain, h.available, h.pending, h.reserved, h.owed) is distinct from
              (v.version, v.chain, v.available, v.pending, v.reserved, v.owed)) as m), '[]') as moved`,
);
/** Members who were verified and have no head any more. */
const findGone = statement(
  'follow.findGone',
  `select v.member_id as "memberId" from verified_heads v
    where v.merchant_id = $1 and v.member_id > $2 and ($3::text is null or v.member_id <= $3)
      and not exists (select from member_heads h where h.merchant_id = $1 and h.id = v.member_id)
    order by v.member_id limit 20`,
);
const keepVerified = statement(
  'follow.keepVerified',
  `insert into verified_heads as v
          (merchant_id, member_id, version, chain, available, pending, reserved, owed)
   select $1, n.member_id, n.version, decode(n.chain, 'hex'), n.available, n.pending, n.reserved, n.owed
     from unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
                 $8::bigint[])
       as n(member_id, version, chain, available, pending, reserved, owed)
   on conflict (merchant_id, member_id) do update
     set version = excluded.version, chain = excluded.chain, available = excluded.available,
         pending = excluded.pending, reserved = excluded.reserved, owed = excluded.owed`,
);

/** What one step found. */
export interface FollowStep {
  /** The last member that was looked at; null at the end of the round. */
  readonly reached: string | null;
  /** Postings that were found to fit. */
  readonly postings: number;
  /** Whether a long history is to be gone on with. */
  readonly unfinished: boolean;
  readonly problems: readonly string[];
}

/**
 * Looks at the next heads behind a member and verifies what they gained since they were verified last.
 * What fits is kept as verified, also where something behind it does not.
 */
export async function followStep(
  pool: pg.Pool,
  merchantId: number,
  after: string,
): Promise<FollowStep> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read');
    const { rows } = await client.query<{
      reached: string | null;
      heads: number;
      moved: readonly MovedHead[];
    }>({ ...pageMoved, values: [merchantId, after, HEADS_PAGE] });
    const { reached = null, heads = 0, moved = [] } = rows[0] ?? {};
    const isLast = heads < HEADS_PAGE;
    const gone = await client.query<{ memberId: string }>({
      ...findGone,
      values: [merchantId, after, isLast ? null : reached],
    });
    const walk = new Walk(moved);
    for (const group of boundedRanges(walk.ranges(), POSTINGS_MAX)) {
      for (const row of await readLinks(client, merchantId, group)) walk.add(row);
    }
    const { states, problems, postings, unfinished } = walk.close();
    await keep(client, merchantId, states);
    await client.query('commit');
    client.release();
    return {
      reached: isLast ? null : reached,
      ...{ postings, unfinished },
      problems: [
        ...gone.rows.map(({ memberId }) => `member ${memberId} was verified, and his head is gone`),
        ...problems,
      ],
    };
  } catch (error) {
    const broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    client.release(broken);
    throw error;
  }
}

type Points = Record<'available' | 'pending' | 'reserved' | 'owed', number>;

interface State {
  readonly memberId: string;
  version: number;
  chain: string;
  readonly points: Points;
  problem: string | null;
}

/** Members on the way from what was verified of them to their heads. */
class Walk {
  readonly #moved: readonly MovedHead[];
  readonly #states = new Map<string, State>();
  #postings = 0;

  constructor(moved: readonly MovedHead[]) {
    this.#moved = moved;
    for (const { memberId, verified } of moved) {
      const { version, chain, ...points } = verified ?? NEW;
      // A debt is posted below 0 and written on heads as a positive number.
      const { available, pending, reserved, owed } = points;
      const from = { available, pending, reserved, owed: -owed };
      this.#states.set(memberId, { memberId, version, chain, points: from, problem: null });
    }
  }

  *ranges(): Generator<{ memberId: string; after: number; upTo: number }> {
    for (const { memberId, version, verified } of this.#moved) {
      const after = verified?.version ?? 0;
      const upTo = Math.min(version, after + MEMBER_POSTINGS_MAX);
      if (upTo > after) yield { memberId, after, upTo };
    }
  }

  add(row: LinkRow): void {
    const state = this.#states.get(row.member_id);
    if (state?.problem !== null) return;
    const name = `posting ${String(state.version + 1)} of member ${state.memberId}`;
    if (row.version !== state.version + 1) {
      state.problem = `${name} is missing: it was removed`;
    } else if (linkHash(state.chain, row.link) !== row.hash) {
      state.problem =
        `${name}: the hash differs; the row, its transaction, ` +
        'the date of its lot or their order was altered';
    } else if (!row.details_fit) {
      state.problem = `${name}: the details of its transaction were altered or are missing`;
    } else {
      const points = { ...state.points };
      if (row.source in points) points[row.source as keyof Points] -= row.amount;
      if (row.target in points) points[row.target as keyof Points] += row.amount;
      if (Math.min(points.available, points.pending, points.reserved) < 0) {
        state.problem = `${name} takes a balance below 0`;
        return;
      }
      Object.assign(state.points, points);
      state.version = row.version;
      state.chain = row.hash;
      this.#postings += 1;
    }
  }

  /** Holds everybody who was walked to his end against his head. */
  close(): {
    readonly states: readonly State[];
    readonly problems: readonly string[];
    readonly postings: number;
    readonly unfinished: boolean;
  } {
    const problems: string[] = [];
    const states: State[] = [];
    let unfinished = false;
    for (const head of this.#moved) {
      const state = this.#states.get(head.memberId);
      if (state === undefined) continue;
      const after = head.verified?.version ?? 0;
      const isCut = head.version > after + MEMBER_POSTINGS_MAX && state.problem === null;
      const problem = state.problem ?? (isCut ? null : headProblem(head, state));
      if (problem !== null) problems.push(problem);
      // Where nothing is wrong with the postings, but with the head, the head is looked at again.
      if (state.version > after || (head.verified === null && problem === null)) states.push(state);
      unfinished ||= isCut;
    }
    return { states, problems, postings: this.#postings, unfinished };
  }
}

const NEW: Verified = {
  ...{ version: 0, chain: BEFORE_THE_FIRST, available: 0, pending: 0, reserved: 0, owed: 0 },
};

function headProblem(head: MovedHead, state: State): string | null {
  const name = `member ${head.memberId}`;
  if (head.version < state.version) {
    return (
      `${name} was verified at posting ${String(state.version)}, and his head stands at ` +
      `${String(head.version)}: his last postings were removed`
    );
  }
  if (head.version > state.version) {
    return `posting ${String(state.version + 1)} of ${name} is missing: it was removed`;
  }
  if (head.chain !== state.chain) return `the head of ${name} does not stand on his last posting`;
  const expected = { ...state.points, owed: -state.points.owed };
  for (const account of ['available', 'pending', 'reserved', 'owed'] as const) {
    // Without a posting a debt of nobody is -0.
    if (head[account] === expected[account] + 0) continue;
    const found = `${String(head[account])}; his postings come to ${String(expected[account] + 0)}`;
    return `${account} of ${name} is ${found}`;
  }
  return null;
}

async function keep(
  client: pg.ClientBase,
  merchantId: number,
  states: readonly State[],
): Promise<void> {
  if (states.length === 0) return;
  const column = <T>(of: (state: State) => T): T[] => states.map(of);
  await client.query({
    ...keepVerified,
    values: [
      merchantId,
      column(({ memberId }) => memberId),
      column(({ version }) => version),
      column(({ chain }) => chain),
      column(({ points }) => points.available),
      column(({ points }) => points.pending),
      column(({ points }) => points.reserved),
      column(({ points }) => -points.owed),
    ],
  });
}

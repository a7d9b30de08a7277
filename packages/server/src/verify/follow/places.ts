import type pg from 'pg';
import { statement } from '../../runtime/statement.ts';

/** How far following has come with a merchant. Times in milliseconds since 1970. */
export interface VerifyPlace {
  /** The member that the round under way has come to; empty at its beginning. */
  readonly reached: string;
  /** When the round under way began. */
  readonly roundAt: number;
  /** All that was committed before fits; null before the first round ended. */
  readonly verifiedAt: number | null;
  /** Postings that were found to fit, all in all. */
  readonly postings: number;
  /** The first line that does not fit. */
  readonly problem: string | null;
}

const PLACE = `p.reached, p.round_at as "roundAt", p.verified_at as "verifiedAt", p.postings, p.problem`;

const beginPlace = statement(
  'follow.beginPlace',
  `insert into verify_places as p (merchant_id, reached, round_at)
   values ($1, '', clock_timestamp())
   on conflict (merchant_id) do update set touched_at = clock_timestamp(),
     round_at = case when p.reached = '' then clock_timestamp() else p.round_at end
   returning ${PLACE}`,
);
const movePlace = statement(
  'follow.movePlace',
  `update verify_places as p
      set reached = coalesce($2, ''), postings = p.postings + $3, touched_at = clock_timestamp(),
          problem = coalesce(p.problem, $4),
          verified_at = case when $2::text is null and p.problem is null and $4::text is null
                             then p.round_at else p.verified_at end
    where p.merchant_id = $1
   returning ${PLACE}`,
);
const forgetProblem = statement(
  'follow.forgetProblem',
  `update verify_places set problem = null, reached = '' where merchant_id = $1 and problem is not null`,
);

/** Begins a round, or goes on with the one that was under way. */
export async function enterPlace(pool: pg.Pool, merchantId: number): Promise<VerifyPlace> {
  return placeOf(await pool.query<VerifyPlace>({ ...beginPlace, values: [merchantId] }));
}

/** Writes a step down: the member it came to, or null at the end of the round. */
export async function movedTo(
  pool: pg.Pool,
  merchantId: number,
  step: {
    readonly reached: string | null;
    readonly postings: number;
    readonly problem: string | null;
  },
): Promise<VerifyPlace> {
  const values = [merchantId, step.reached, step.postings, step.problem];
  return placeOf(await pool.query<VerifyPlace>({ ...movePlace, values }));
}

/** Whoever starts to follow looks again at what did not fit: it may be mended. */
export async function lookAgain(pool: pg.Pool, merchantId: number): Promise<void> {
  await pool.query({ ...forgetProblem, values: [merchantId] });
}

function placeOf({ rows }: pg.QueryResult<VerifyPlace>): VerifyPlace {
  const [place] = rows;
  if (place === undefined) throw new Error('the place of a verification is not there');
  return place;
}

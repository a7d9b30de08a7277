import type { Coupon, Given } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { HistoricCommand } from './recorded-commands.ts';

/*
 * Of what was moved before it was kept when, the store's own time says it, which is the real clock but
 * for stores whose clock was moved.
 */
const drawn = statement(
  'backtest.drawn',
  `select coalesce(b.moment, (extract(epoch from b.at) * 1000000)::bigint) as moment,
          coalesce(b.place, 0) as place, (extract(epoch from b.at) * 1000)::bigint as at,
          b.member_id as "memberId", b.budget_id as "budgetId", b.points, b.uses, b.released
     from budget_moves b
     join members m on m.merchant_id = b.merchant_id and m.id = b.member_id
    where b.merchant_id = $1 and m.erased_at is not null
    order by 1, 2, b.released`,
);
const issued = statement(
  'backtest.issued',
  `select coalesce(c.issued_moment, (extract(epoch from c.issued_at) * 1000000)::bigint) as moment,
          coalesce(c.issued_place, 0) as place, (extract(epoch from c.issued_at) * 1000)::bigint as at,
          c.member_id as "memberId", c.reward_id as "rewardId"
     from coupons c
     join members m on m.merchant_id = c.merchant_id and m.id = c.member_id
    where c.merchant_id = $1 and m.erased_at is not null
    order by 1, 2, c.number`,
);
const uploaded = statement(
  'backtest.uploaded',
  `select uploaded_moment as moment, reward_id as "rewardId", number, code,
          (extract(epoch from expires_at) * 1000)::bigint as "expiresAt"
     from coupons where merchant_id = $1 and uploaded_moment is not null
    order by uploaded_moment, reward_id, number`,
);

/** Where something stands in the order of a history. */
type Place = Pick<HistoricCommand, 'moment'> & { readonly place: number };

interface GivenMove extends Place {
  readonly given: Given;
}

/**
 * What a history holds beside its commands, in their order: what members drew who were erased since, and
 * codes that were uploaded.
 */
export class GivenMoves {
  readonly #moves: readonly GivenMove[];
  #next = 0;

  constructor(moves: readonly GivenMove[]) {
    this.#moves = moves.toSorted((a, b) => a.moment - b.moment || a.place - b.place);
  }

  /** Hands out what was moved before a command, and was not handed out yet. */
  before({ moment, place }: Place, give: (given: Given) => void): void {
    for (;;) {
      const move = this.#moves[this.#next];
      if (move === undefined || move.moment > moment) return;
      if (move.moment === moment && move.place >= place) return;
      this.#next += 1;
      give(move.given);
    }
  }

  /** Hands out the rest. */
  end(give: (given: Given) => void): void {
    this.before({ moment: Infinity, place: 0 }, give);
  }
}

/** Reads it, as far as the snapshot of the client goes. All of it is in memory then. */
export async function readGivenMoves(
  client: pg.ClientBase,
  merchantId: number,
): Promise<GivenMoves> {
  const values = [merchantId];
  const draws = await client.query<DrawnRow>({ ...drawn, values });
  const coupons = await client.query<Place & { memberId: string; at: number; rewardId: string }>({
    ...issued,
    values,
  });
  const codes = await client.query<CodeRow>({ ...uploaded, values });
  return new GivenMoves([
    ...draws.rows.map(drawOf),
    ...coupons.rows.map(({ moment, place, ...issue }): GivenMove => {
      return { moment, place, given: { kind: 'coupon_issued', ...issue } };
    }),
    ...uploadsOf(codes.rows),
  ]);
}

interface DrawnRow extends Place {
  readonly memberId: string;
  readonly at: number;
  readonly budgetId: string;
  readonly points: number;
  readonly uses: number;
  readonly released: boolean;
}

interface CodeRow extends Coupon {
  readonly moment: number;
}

function drawOf({ moment, place, memberId, at, released, ...use }: DrawnRow): GivenMove {
  return { moment, place, given: { kind: 'budget_moved', memberId, at, use, released } };
}

/** Codes that came together, one move for each list. */
function uploadsOf(rows: readonly CodeRow[]): readonly GivenMove[] {
  const lists = Map.groupBy(rows, ({ moment, rewardId }) => `${String(moment)} ${rewardId}`);
  return [...lists.values()].flatMap((list): readonly GivenMove[] => {
    const [first] = list;
    if (first === undefined) return [];
    const coupons = list.map(({ moment: _moment, ...coupon }): Coupon => coupon);
    const { moment, rewardId } = first;
    const given = { kind: 'coupons_uploaded', at: null, rewardId, coupons } as const;
    return [{ moment, place: 0, given }];
  });
}

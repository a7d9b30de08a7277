import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** A code of a pool, and what became of it. Times are milliseconds since 1970. */
export interface PooledCoupon {
  readonly number: number;
  readonly code: string;
  readonly expiresAt: Instant | null;
  readonly issuedAt: Instant | null;
  readonly redeemedAt: Instant | null;
  readonly burnedAt: Instant | null;
  readonly orderId: string | null;
  readonly memberId: string | null;
  /** Empty if nobody has it. */
  readonly memberName: string;
}

const SHOWN = `select c.number, c.code, c.expires_at as "expiresAt", c.issued_at as "issuedAt",
       c.redeemed_at as "redeemedAt", c.burned_at as "burnedAt", c.order_id as "orderId",
       c.member_id as "memberId",
       coalesce(nullif(trim(m.first_name || ' ' || m.last_name), ''), nullif(m.email, ''), m.uid, '')
         as "memberName"`;
const HOLDER = `left join members m on m.merchant_id = $1 and m.id = c.member_id`;

/** They are given out by their numbers, and the stock says how far. */
const pageIssued = statement(
  'coupons.pageIssued',
  `${SHOWN}
     from (select p.* from coupons p
            where p.merchant_id = $1 and p.reward_id = $2
              and p.number <= (select s.issued from reward_stocks s
                                where s.merchant_id = $1 and s.reward_id = $2)
              and ($3::integer = 0 or p.number < $3)
            order by p.number desc limit $4) c ${HOLDER}
    order by c.number desc`,
);
const pageLeft = statement(
  'coupons.pageLeft',
  `${SHOWN}
     from (select p.* from coupons p
            where p.merchant_id = $1 and p.reward_id = $2 and p.number > $3
              and p.number > (select s.issued from reward_stocks s
                               where s.merchant_id = $1 and s.reward_id = $2)
            order by p.number limit $4) c ${HOLDER}
    order by c.number`,
);
const oneCode = statement(
  'coupons.oneOfPool',
  `${SHOWN}
     from coupons c ${HOLDER}
    where c.merchant_id = $1 and c.reward_id = $2 and c.code = $3`,
);

/** Which codes of which pool: one of them, or a page behind a number. */
export interface AskedCoupons {
  readonly merchantId: number;
  readonly rewardId: string;
  readonly shown: 'issued' | 'left';
  readonly code: string | null;
  readonly beyond: number;
  readonly limit: number;
}

export async function listCoupons(
  pool: pg.Pool,
  asked: AskedCoupons,
): Promise<readonly PooledCoupon[]> {
  const { merchantId, rewardId, code, shown, beyond, limit } = asked;
  const found =
    code === null
      ? await pool.query<PooledCoupon>({
          ...(shown === 'issued' ? pageIssued : pageLeft),
          values: [merchantId, rewardId, beyond, limit],
        })
      : await pool.query<PooledCoupon>({ ...oneCode, values: [merchantId, rewardId, code] });
  return found.rows;
}

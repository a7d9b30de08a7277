import pg from 'pg';
import type { AwardTemplate } from './seed.ts';

/**
 * The award that PostgreSQL is measured with: one statement that writes the rows, the columns and
 * the indexes that the program's own purchase writes, to the same tables, with texts of the same
 * length. It decides nothing and checks nothing, and its hash is the cheapest one; so it is what
 * the database could do if the program cost nothing.
 */
export function awardFunction({ merchantId, details, event, orderId }: AwardTemplate): string {
  const merchant = String(merchantId);
  const text = (value: string): string => pg.escapeLiteral(value);
  return `
    create schema if not exists bench;
    create sequence bench.awards_made cache 32;
    create function bench.award(p_number integer) returns bigint language plpgsql as $award$
    declare
      head member_heads;
      v_member text := lpad(to_hex(p_number), 24, '0');
      v_made bigint := nextval('bench.awards_made');
      v_id text := '3' || lpad(to_hex(v_made), 23, '0');
      v_order text := 'B' || lpad(v_made::text, ${String(orderId.length - 1)}, '0');
      v_now timestamptz := clock_timestamp();
      v_lapses timestamptz := date_trunc('day', v_now) + interval '12 months';
      v_hash bytea;
    begin
      select * into strict head from member_heads
       where merchant_id = ${merchant} and id = v_member for no key update;
      v_hash := sha256(head.chain || convert_to(v_id, 'utf8'));
      update member_heads set version = head.version + 1, chain = v_hash, posted_at = v_now,
        event_seq = head.event_seq + 1, available = head.available + 80, earned = head.earned + 80,
        qualified = head.qualified + 80, purchases = head.purchases + 1,
        activities = head.activities + 1, revenue = head.revenue + 80,
        first_purchase_at = coalesce(head.first_purchase_at, v_now), last_purchase_at = v_now,
        last_activity_at = v_now, counts = head.counts
      where merchant_id = ${merchant} and id = v_member;
      insert into transactions (merchant_id, id, member_id, kind, status, points, basis,
        activity_id, order_id, qualifies, occurred_at, recorded_at, approved_at, expires_at,
        program_version, actor, details_digest)
      values (${merchant}, v_id, v_member, 'award', 'auto_approved', 80, 80, 'made_a_purchase',
        v_order, true, v_now, v_now, v_now, v_lapses, 1, 'key:main', v_hash);
      insert into transaction_details (merchant_id, transaction_id, member_id, salt, details)
      values (${merchant}, v_id, v_member, substring(v_hash for 16), ${text(details)}::json);
      insert into lots (merchant_id, id, member_id, points, remaining, expires_at, opened_at)
      values (${merchant}, v_id, v_member, 80, 80, v_lapses, v_now);
      insert into postings (merchant_id, member_id, version, transaction_id, lot_id, source,
        target, amount, at, hash)
      values (${merchant}, v_member, head.version + 1, v_id, v_id, 'issued', 'available', 80,
        v_now, v_hash);
      insert into expiry_sums as s (merchant_id, member_id, expires_at, points)
      values (${merchant}, v_member, v_lapses, 80)
      on conflict (merchant_id, member_id, expires_at)
      do update set points = s.points + excluded.points;
      insert into events (merchant_id, id, member_id, sequence, type, transaction_id, at, quiet,
        data)
      values (${merchant}, v_id, v_member, head.event_seq + 1, 'points.awarded', v_id, v_now,
        false, ${text(event)}::json);
      insert into claims (merchant_id, scope, key, member_id, transaction_id)
      values (${merchant}, 'made_a_purchase', v_order, v_member, v_id);
      return head.available + 80;
    end $award$`;
}

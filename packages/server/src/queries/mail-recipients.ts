import type pg from 'pg';
import type { Friend, Recipient } from '../mail/settings.ts';
import { statement } from '../runtime/statement.ts';
import { GOES_ON_FOR_H } from './goes-on.ts';

const recipient = statement(
  'mail.recipient',
  `select m.id, m.status, m.subscribed, m.email, m.first_name as "firstName",
          m.last_name as "lastName", m.language, m.referral_code as "referralCode"
     from member_heads h
     join members m on m.merchant_id = $1 and m.id = ${GOES_ON_FOR_H}
    where h.merchant_id = $1 and h.id = $2 and m.erased_at is null`,
);

/** Who gets a member's mail: he, or whoever goes on for him; null if he was erased. */
export async function readRecipient(
  pool: pg.Pool,
  merchantId: number,
  memberId: string,
): Promise<Recipient | null> {
  const { rows } = await pool.query<Recipient>({ ...recipient, values: [merchantId, memberId] });
  return rows[0] ?? null;
}

/* The claim is what says so; custom attributes of an award can be anybody's. */
const friend = statement(
  'mail.friend',
  `select m.id, m.email, m.uid, m.first_name as "firstName", m.last_name as "lastName"
     from transaction_details d
     join claims c on c.merchant_id = $1 and c.scope = 'referral:referrer'
      and c.key = d.details->'details'->'custom'->>'purchase' and c.transaction_id = $2
     join transactions t on t.merchant_id = $1 and t.id = c.key
     join members m on m.merchant_id = $1 and m.id = t.member_id
    where d.merchant_id = $1 and d.transaction_id = $2 and m.erased_at is null`,
);

/** Whose purchase an award to his referrer was given for; null if it was for nobody's. */
export async function readFriend(
  pool: pg.Pool,
  merchantId: number,
  transactionId: string,
): Promise<Friend | null> {
  const { rows } = await pool.query<Friend>({ ...friend, values: [merchantId, transactionId] });
  return rows[0] ?? null;
}

import type pg from 'pg';
import type { KeptMail } from '../mail/mail-channel.ts';
import { statement } from '../runtime/statement.ts';

/* Whoever erases the member waits for this commit and then wipes it, or was first and is seen. */
const keepOfMember = statement(
  'mails.keepOfMember',
  `insert into mails
     (merchant_id, id, member_id, friend_id, message, language, recipient, subject, body_text,
      body_html)
   select $1, $2, m.id, $4, $5, $6, $7, $8, $9, $10
     from members m
    where m.merchant_id = $1 and m.id = $3 and m.erased_at is null
      and not exists (select from members f
                       where f.merchant_id = $1 and f.id = $4 and f.erased_at is not null)
      for share of m
   on conflict (merchant_id, id) do nothing`,
);
const keepTry = statement(
  'mails.keepTry',
  `insert into mails
     (merchant_id, id, message, language, recipient, subject, body_text, body_html)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (merchant_id, id) do nothing`,
);
const dropOldest = statement(
  'mails.dropOldest',
  `delete from mails m
    using (select id from mails where merchant_id = $1 order by id desc offset $2 limit 100) old
    where m.merchant_id = $1 and m.id = old.id`,
);
const forget = statement(
  'mails.forget',
  `delete from mails m
    using (select merchant_id, id from mails
            where kept_at < statement_timestamp() - interval '30 days' limit $1) old
    where m.merchant_id = old.merchant_id and m.id = old.id`,
);

/** Mails that are kept of one merchant, the newest. */
const MAILS_KEPT_MAX = 1000;

/** Keeps a mail in place of sending it, once; nothing of somebody who was erased. */
export async function keepMail(pool: pg.Pool, mail: KeptMail): Promise<void> {
  const { merchantId, id, memberId, friendId, message, language, letter } = mail;
  const { to, subject, text, html } = letter;
  const said = [message, language, to, subject, text, html];
  await (memberId === null
    ? pool.query({ ...keepTry, values: [merchantId, id, ...said] })
    : pool.query({ ...keepOfMember, values: [merchantId, id, memberId, friendId, ...said] }));
  await pool.query({ ...dropOldest, values: [merchantId, MAILS_KEPT_MAX] });
}

/** Forgets so many mails that were kept for 30 days. Answers how many there were. */
export async function forgetMailRows(pool: pg.Pool, limit: number): Promise<number> {
  const { rowCount } = await pool.query({ ...forget, values: [limit] });
  return rowCount ?? 0;
}

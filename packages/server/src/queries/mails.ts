import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** A mail that was kept in place of being sent. */
export interface MailView {
  readonly id: string;
  /** Null for one that somebody sent to try a text. */
  readonly memberId: string | null;
  readonly message: string;
  readonly language: string;
  readonly recipient: string;
  readonly subject: string;
  readonly keptAt: Instant;
}

/** Also what it says. */
export interface WholeMail extends MailView {
  readonly text: string;
  readonly html: string | null;
}

export interface MailFilter {
  readonly merchantId: number;
  /** Null: to anybody. */
  readonly memberId: string | null;
  /** Null: any message. */
  readonly message: string | null;
  readonly offset: number;
  readonly limit: number;
}

const COLUMNS = `id, member_id as "memberId", message, language, recipient, subject,
          kept_at as "keptAt"`;
const CHOSEN = `from mails where merchant_id = $1 and ($2::text is null or member_id = $2)
      and ($3::text is null or message = $3)`;

const page = statement(
  'mails.page',
  `select ${COLUMNS} ${CHOSEN} order by id desc offset $4 limit $5`,
);
const count = statement('mails.count', `select count(*) as total ${CHOSEN}`);
const one = statement(
  'mails.one',
  `select ${COLUMNS}, body_text as text, body_html as html from mails
    where merchant_id = $1 and id = $2`,
);

/** Mails that were kept, newest first. */
export async function listMails(
  pool: pg.Pool,
  { merchantId, memberId, message, offset, limit }: MailFilter,
): Promise<{ readonly total: number; readonly mails: readonly MailView[] }> {
  const chosen = [merchantId, memberId, message];
  const [counted, found] = await Promise.all([
    pool.query<{ total: number }>({ ...count, values: chosen }),
    pool.query<MailView>({ ...page, values: [...chosen, offset, limit] }),
  ]);
  return { total: counted.rows[0]?.total ?? 0, mails: found.rows };
}

/** One of them, or null if there is none. */
export async function readMail(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<WholeMail | null> {
  const { rows } = await pool.query<WholeMail>({ ...one, values: [merchantId, id] });
  return rows[0] ?? null;
}

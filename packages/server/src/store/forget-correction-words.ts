import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/* A list of ten thousand addresses is some hundred kilobytes: few documents at a time. */
const PAGE = 20;

const naming = statement(
  'forgetCorrections.naming',
  `select c.id, c.name, c.reason, c.document::text as document from corrections c
    where c.merchant_id = $1 and c.id > $2
      and exists (select 1 from unnest($3::text[]) as his (email)
                   where strpos(lower(c.document::text), his.email) > 0)
    order by c.id limit $4`,
);
const rewrite = statement(
  'forgetCorrections.rewrite',
  `update corrections set name = $3, reason = $4, document = $5::json
    where merchant_id = $1 and id = $2`,
);

/** What stands in place of an address. */
const ERASED = 'erased';

/** Takes addresses out of what corrections select and say; in lower case. Their lines know ids alone. */
export async function forgetCorrectionWords(
  pool: pg.Pool,
  merchantId: number,
  emails: readonly string[],
): Promise<void> {
  if (emails.length === 0) return;
  const without = wiper(emails);
  let after = '';
  for (;;) {
    const { rows } = await pool.query<{
      id: string;
      name: string;
      reason: string;
      document: string;
    }>({ ...naming, values: [merchantId, after, emails, PAGE] });
    for (const { id, name, reason, document } of rows) {
      const wiped = JSON.parse(document, (_name, value: unknown) =>
        typeof value === 'string' ? without(value) : value,
      ) as unknown;
      const values = [merchantId, id, without(name), without(reason), JSON.stringify(wiped)];
      await pool.query({ ...rewrite, values });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}

/** Whole addresses only: one that ends as another does is somebody else's. */
function wiper(emails: readonly string[]): (text: string) => string {
  const quoted = emails.map((email) => email.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  const his = new RegExp(
    String.raw`(?<![\p{L}\p{N}._%+-])(?:${quoted.join('|')})(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])`,
    'giu',
  );
  return (text) => text.replaceAll(his, ERASED);
}

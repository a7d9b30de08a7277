import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** The store that a referral link is of. */
export interface ReferralShop {
  readonly merchantId: number;
  readonly name: string;
  /** The store's own pages, as its mails name them; empty if it did not say. */
  readonly webUrl: string;
}

const COLUMNS = `m.id as "merchantId", m.name, coalesce(s.web_url, '') as "webUrl"`;

const byPartner = statement(
  'referrals.shopByPartner',
  `select ${COLUMNS} from merchants m left join mail_settings s on s.merchant_id = m.id
    where m.partner_id = $1`,
);
const byHost = statement(
  'referrals.shopByHost',
  `select ${COLUMNS} from merchants m left join mail_settings s on s.merchant_id = m.id
    where m.host = $1 order by m.id limit 1`,
);

/** The store with this partner id, or with this host name of its own; null if there is none. */
export async function findReferralShop(
  pool: pg.Pool,
  asked: { readonly partnerId: string } | { readonly host: string },
): Promise<ReferralShop | null> {
  const found =
    'partnerId' in asked
      ? { ...byPartner, values: [asked.partnerId] }
      : { ...byHost, values: [asked.host] };
  return (await pool.query<ReferralShop>(found)).rows[0] ?? null;
}

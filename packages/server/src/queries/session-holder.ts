import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Who a live session is of, and what requests look at of that merchant. */
export interface SessionHolder {
  readonly merchantId: number;
  /** 10 hex digits. */
  readonly partnerId: string;
  readonly merchantName: string;
  readonly isTestStore: boolean;
  readonly host: string | null;
  /** 24 hex digits. */
  readonly sessionId: string;
  readonly expiresAt: number;
  readonly person: SignedIn;
  /** Whether it is more than a minute ago that its use was noted. */
  readonly isStale: boolean;
  readonly hasSecondFactor: boolean;
  /** The store asks for a second factor, this person has none yet, and no provider answers for him. */
  readonly lacksSecondFactor: boolean;
}

/** A person as those who may act for the merchant see him. */
export interface SignedIn {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: 'owner' | 'manager' | 'agent' | 'analyst';
}

const findLive = statement(
  'sessions.findLive',
  `select m.id as "merchantId", m.partner_id as "partnerId", m.name as "merchantName",
          m.is_test as "isTestStore", m.host,
          s.id as "sessionId", s.expires_at as "expiresAt", p.id, p.email, p.name, p.role,
          s.used_at < clock_timestamp() - interval '1 minute' as "isStale",
          p.second_factor_at is not null as "hasSecondFactor",
          p.second_factor_at is null and not s.by_provider
            and coalesce(r.needs_second_factor, false) as "lacksSecondFactor"
     from merchants m
     join sessions s on s.merchant_id = m.id and s.digest = $2
      and s.expires_at > clock_timestamp()
      and s.used_at > clock_timestamp() - $3::bigint * interval '1 millisecond'
     join people p on p.merchant_id = m.id and p.id = s.person_id
      and p.disabled_at is null and p.removed_at is null
     left join sign_in_rules r on r.merchant_id = m.id
    where m.partner_id = $1`,
);

type Row = Omit<SessionHolder, 'person'> & SignedIn;

/** The holder of the live session with this digest, or null; asked anew for each request. */
export async function findSessionHolder(
  pool: pg.Pool,
  token: { readonly partnerId: string; readonly digest: Buffer },
  idleMs: number,
): Promise<SessionHolder | null> {
  const { rows } = await pool.query<Row>({
    ...findLive,
    values: [token.partnerId, token.digest, idleMs],
  });
  const [row] = rows;
  if (row === undefined) return null;
  const { id, email, name, role, ...session } = row;
  return { ...session, person: { id, email, name, role } };
}

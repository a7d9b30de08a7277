import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { readSigningKeys, type SigningMerchant } from './signing-keys.ts';

/** A shop that tells what happens in it, as merchants see it. */
export interface Integration {
  readonly id: string;
  readonly token: string;
  readonly type: string;
  readonly status: 'active' | 'inactive';
  readonly hasSecret: boolean;
  readonly events: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A shop as its events are judged, with all that they may be signed with. */
export interface Workflow extends Integration {
  readonly merchantId: number;
  /** Sealed; null if only API keys sign. */
  readonly secret: Buffer | null;
  /** Live keys of the merchant that may sign, sealed. */
  readonly keys: SigningMerchant['keys'];
}

const COLUMNS = `i.id, i.token, i.type, i.status, i.secret is not null as "hasSecret", i.events,
          i.mapping, i.created_at as "createdAt", i.updated_at as "updatedAt"`;

const one = statement(
  'integrations.one',
  `select ${COLUMNS} from integrations i where i.merchant_id = $1 and i.id = $2`,
);
const page = statement(
  'integrations.page',
  `select ${COLUMNS}, count(*) over () as total from integrations i
    where i.merchant_id = $1 order by i.id offset $2 limit $3`,
);
const count = statement(
  'integrations.total',
  'select count(*) as total from integrations where merchant_id = $1',
);
const byToken = statement(
  'integrations.byToken',
  `select ${COLUMNS}, m.id as "merchantId", i.secret
     from merchants m
     join integrations i on i.merchant_id = m.id and i.token = $2
    where m.partner_id = $1`,
);
export async function readIntegration(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<Integration | null> {
  const { rows } = await pool.query<Integration>({ ...one, values: [merchantId, id] });
  return rows[0] ?? null;
}

export async function listIntegrations(
  pool: pg.Pool,
  merchantId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly integrations: readonly Integration[] }> {
  const { rows } = await pool.query<Integration & { total: number }>({
    ...page,
    values: [merchantId, offset, limit],
  });
  const total = rows[0]?.total ?? (offset === 0 ? 0 : await countAll(pool, merchantId));
  return { total, integrations: rows };
}

async function countAll(pool: pg.Pool, merchantId: number): Promise<number> {
  const { rows } = await pool.query<{ total: number }>({ ...count, values: [merchantId] });
  return rows[0]?.total ?? 0;
}

/** The shop whose address this is, or null. */
export async function findWorkflow(
  pool: pg.Pool,
  partnerId: string,
  token: string,
): Promise<Workflow | null> {
  const [found, merchant] = await Promise.all([
    pool.query<Omit<Workflow, 'keys'>>({ ...byToken, values: [partnerId, token] }),
    readSigningKeys(pool, partnerId),
  ]);
  const [workflow] = found.rows;
  return workflow === undefined ? null : { ...workflow, keys: merchant?.keys ?? [] };
}

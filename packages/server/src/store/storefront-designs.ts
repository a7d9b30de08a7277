import type { Instant } from '@fealty/core';
import type pg from 'pg';
import type { Design } from '../design/design.ts';
import { statement } from '../runtime/statement.ts';

/** What a merchant said that members are to see, and who said it last. */
export interface StoredDesign {
  /** What was said; newer fields may be missing in it. */
  readonly document: Partial<Design>;
  /** A PNG; null without one. */
  readonly logo: Buffer | null;
  /** Grows by one with each change. */
  readonly revision: number;
  readonly updatedBy: string;
  readonly updatedAt: Instant;
}

const ROW = 'document, logo, revision, updated_by as "updatedBy", updated_at as "updatedAt"';
const readOne = statement(
  'storefrontDesigns.read',
  `select ${ROW} from storefront_designs where merchant_id = $1`,
);
/* Two that come at once go one after the other, also before there is a row to lock. */
const lockMerchant = statement(
  'storefrontDesigns.lockMerchant',
  `select pg_advisory_xact_lock(hashtextextended('fealty design ' || $1::integer, 0))`,
);
const save = statement(
  'storefrontDesigns.save',
  `insert into storefront_designs (merchant_id, document, logo, revision, updated_by)
   values ($1, $2, $3, 1, $4)
   on conflict (merchant_id) do update
      set document = excluded.document, logo = excluded.logo, updated_by = excluded.updated_by,
          revision = storefront_designs.revision + 1, updated_at = clock_timestamp()
   returning ${ROW}`,
);

/** What a merchant said; null if nothing yet. */
export async function readStorefrontDesign(
  database: pg.Pool | pg.ClientBase,
  merchantId: number,
): Promise<StoredDesign | null> {
  const { rows } = await database.query<StoredDesign>({ ...readOne, values: [merchantId] });
  return rows[0] ?? null;
}

/** The same, held until the transaction ends. */
export async function lockStorefrontDesign(
  client: pg.ClientBase,
  merchantId: number,
): Promise<StoredDesign | null> {
  await client.query({ ...lockMerchant, values: [merchantId] });
  return readStorefrontDesign(client, merchantId);
}

/** Saves it as the next revision. */
export async function saveStorefrontDesign(
  client: pg.ClientBase,
  merchantId: number,
  saved: { readonly document: Design; readonly logo: Buffer | null; readonly actor: string },
): Promise<StoredDesign> {
  const values = [merchantId, JSON.stringify(saved.document), saved.logo, saved.actor];
  const { rows } = await client.query<StoredDesign>({ ...save, values });
  const [row] = rows;
  if (row === undefined) throw new Error('a saved design is not there');
  return row;
}

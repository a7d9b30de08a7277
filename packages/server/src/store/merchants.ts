import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** How a v1 refusal is told in HTTP. */
export type RefusalStyle = 'by_kind' | 'always_200';

/** A tenant's settings that requests look at. */
export interface Merchant {
  readonly id: number;
  /** 10 hex digits. */
  readonly partnerId: string;
  /** 32 hex digits. */
  readonly publicId: string;
  readonly name: string;
  readonly host: string | null;
  readonly isTest: boolean;
  readonly clockOffsetMs: number;
  readonly refusals: RefusalStyle;
}

const COLUMNS = `id, partner_id, public_id, name, host, is_test, clock_offset_ms, v1_refusals`;

const findByPartnerId = statement(
  'merchants.findByPartnerId',
  `select ${COLUMNS} from merchants where partner_id = $1`,
);
const findById = statement('merchants.findById', `select ${COLUMNS} from merchants where id = $1`);
const insertMerchant = statement(
  'merchants.insert',
  `insert into merchants (partner_id, public_id, name, is_test) values ($1, $2, $3, $4)
   returning ${COLUMNS}`,
);
const listMerchants = statement(
  'merchants.list',
  `select ${COLUMNS} from merchants order by id limit 1000`,
);

type Row = Readonly<Record<string, unknown>>;

export async function findMerchant(pool: pg.Pool, partnerId: string): Promise<Merchant | null> {
  const result = await pool.query<Row>({ ...findByPartnerId, values: [partnerId] });
  const [row] = result.rows;
  return row === undefined ? null : merchantFromRow(row);
}

/** The merchant with this internal id. Throws if there is none. */
export async function readMerchant(pool: pg.Pool, id: number): Promise<Merchant> {
  const result = await pool.query<Row>({ ...findById, values: [id] });
  const [row] = result.rows;
  if (row === undefined) throw new Error(`there is no merchant ${String(id)}`);
  return merchantFromRow(row);
}

/** The first thousand merchants. */
export async function readMerchants(pool: pg.Pool): Promise<readonly Merchant[]> {
  const result = await pool.query<Row>({ ...listMerchants });
  return result.rows.map(merchantFromRow);
}

export async function addMerchant(
  client: pg.ClientBase,
  merchant: Pick<Merchant, 'partnerId' | 'publicId' | 'name' | 'isTest'>,
): Promise<Merchant> {
  const { partnerId, publicId, name, isTest } = merchant;
  const result = await client.query<Row>({
    ...insertMerchant,
    values: [partnerId, publicId, name, isTest],
  });
  const [row] = result.rows;
  if (row === undefined) throw new Error('a merchant was not inserted');
  return merchantFromRow(row);
}

function merchantFromRow(row: Row): Merchant {
  return {
    id: row['id'] as number,
    partnerId: row['partner_id'] as string,
    publicId: row['public_id'] as string,
    name: row['name'] as string,
    host: row['host'] as string | null,
    isTest: row['is_test'] as boolean,
    clockOffsetMs: row['clock_offset_ms'] as number,
    refusals: row['v1_refusals'] as RefusalStyle,
  };
}

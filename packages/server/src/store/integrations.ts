import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

export type IntegrationStatus = 'active' | 'inactive';

/** What a merchant says of a shop that tells what happens in it. */
export interface IntegrationTerms {
  readonly type: string;
  readonly status: IntegrationStatus;
  /** Sealed; null if the shop signs with an API key. */
  readonly secret: Buffer | null;
  readonly events: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
}

const COUNT = 'select count(*)::integer as many from integrations where merchant_id = $1';
const countAll = statement('integrations.count', COUNT);
const insert = statement(
  'integrations.insert',
  `insert into integrations (merchant_id, id, token, type, status, secret, events, mapping)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const lock = statement(
  'integrations.lock',
  `select type, status, secret, events, mapping from integrations
    where merchant_id = $1 and id = $2 for no key update`,
);
const update = statement(
  'integrations.update',
  `update integrations set type = $3, status = $4, secret = $5, events = $6, mapping = $7,
     updated_at = clock_timestamp()
    where merchant_id = $1 and id = $2`,
);

export async function countIntegrations(
  client: pg.ClientBase,
  merchantId: number,
): Promise<number> {
  const { rows } = await client.query<{ many: number }>({ ...countAll, values: [merchantId] });
  return rows[0]?.many ?? 0;
}

export async function addIntegration(
  client: pg.ClientBase,
  merchantId: number,
  added: IntegrationTerms & { readonly id: string; readonly token: string },
): Promise<void> {
  const { id, token } = added;
  await client.query({ ...insert, values: [merchantId, id, token, ...columnsOf(added)] });
}

/** What is said of it now, held until the transaction ends; null if there is none. */
export async function lockIntegration(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<IntegrationTerms | null> {
  const { rows } = await client.query<IntegrationTerms>({ ...lock, values: [merchantId, id] });
  return rows[0] ?? null;
}

export async function changeIntegration(
  client: pg.ClientBase,
  merchantId: number,
  changed: IntegrationTerms & { readonly id: string },
): Promise<void> {
  await client.query({ ...update, values: [merchantId, changed.id, ...columnsOf(changed)] });
}

function columnsOf({ type, status, secret, events, mapping }: IntegrationTerms): unknown[] {
  return [type, status, secret, [...events], JSON.stringify(mapping)];
}

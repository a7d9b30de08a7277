import type pg from 'pg';
import { statement, type Statement } from '../runtime/statement.ts';

/** An API key: it must also sign tokens, so a digest is not enough. */
export const KEY_PURPOSE = 'api key';
/** What a shop signs its events with. */
export const INTEGRATION_PURPOSE = 'integration secret';
/** What a webhook is signed with. */
export const WEBHOOK_PURPOSE = 'webhook secret';
/** What a help desk signs with, or is called with. */
export const HELP_DESK_PURPOSE = 'help desk secret';
/** What seals over the books are signed with: the installation's, of no merchant. */
export const SEAL_KEY_PURPOSE = 'seal key';
/** What Zendesk handed out for a while. */
export const TOKEN_PURPOSE = 'zendesk access token';

/** What an app of this person makes codes with. */
export function factorPurpose(personId: string): string {
  return `second factor ${personId}`;
}

/** A sealed value, where it stands. */
export interface SealedValue {
  readonly merchantId: number;
  /** The rest of its row's key. */
  readonly key: string;
  readonly sealed: Buffer;
}

/** A column that is sealed; a test asks that there is no other. */
export interface SealedColumn {
  /** As in `api_keys.sealed`. */
  readonly name: string;
  purposeOf: (key: string) => string;
  readonly count: Statement;
  readonly hold: Statement;
  readonly replace: Statement;
}

/** Names out of this file alone stand in the text, so it is as static as one that is written out. */
function sealedColumn(
  [table, key, column]: readonly [string, string, string],
  purposeOf: SealedColumn['purposeOf'],
  ofInstallation = false,
): SealedColumn {
  const name = `${table}.${column}`;
  const merchant = ofInstallation ? '0' : 'merchant_id';
  const count = statement(
    `sealed-count ${name}`,
    `select substring(${column} from 1 for 5) as mark, count(*)::integer as many from ${table}
      where ${column} is not null group by 1 order by 1`,
  );
  const hold = statement(
    `sealed-hold ${name}`,
    `select ${merchant} as "merchantId", ${key} as key, ${column} as sealed from ${table}
      where (${merchant}, ${key}) > ($1, $2) and substring(${column} from 1 for 5) <> $3
      order by ${ofInstallation ? '' : 'merchant_id, '}${key} limit $4 for no key update`,
  );
  const replace = statement(
    `sealed-replace ${name}`,
    `update ${table} t set ${column} = n.sealed
       from unnest($1::integer[], $2::text[], $3::bytea[]) as n (merchant_id, key, sealed)
      where ${ofInstallation ? '0' : 't.merchant_id'} = n.merchant_id and t.${key} = n.key`,
  );
  return { name, purposeOf, count, hold, replace };
}

/** Everything that is kept sealed. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  sealedColumn(['api_keys', 'identifier', 'sealed'], () => KEY_PURPOSE),
  sealedColumn(['endpoints', 'id', 'secret'], () => WEBHOOK_PURPOSE),
  sealedColumn(['endpoints', 'id', 'old_secret'], () => WEBHOOK_PURPOSE),
  sealedColumn(['help_desks', 'id', 'secret'], () => HELP_DESK_PURPOSE),
  sealedColumn(['integrations', 'id', 'secret'], () => INTEGRATION_PURPOSE),
  sealedColumn(['people', 'id', 'second_factor'], factorPurpose),
  sealedColumn(['people', 'id', 'second_factor_offered'], factorPurpose),
  sealedColumn(['seal_keys', 'id', 'private_key'], () => SEAL_KEY_PURPOSE, true),
  sealedColumn(['zendesk_states', 'desk_id', 'token'], () => TOKEN_PURPOSE),
];

/** How many values of a column begin with each mark. */
export async function countSealed(
  pool: pg.Pool,
  { count }: SealedColumn,
): Promise<readonly { readonly mark: Buffer; readonly many: number }[]> {
  const { rows } = await pool.query<{ mark: Buffer; many: number }>(count);
  return rows;
}

/** The next values that do not begin with a mark, held until the transaction ends. */
export async function holdSealed(
  client: pg.ClientBase,
  { hold }: SealedColumn,
  next: {
    readonly after: Pick<SealedValue, 'merchantId' | 'key'>;
    readonly mark: Buffer;
    readonly many: number;
  },
): Promise<readonly SealedValue[]> {
  const { after, mark, many } = next;
  const values = [after.merchantId, after.key, mark, many];
  const { rows } = await client.query<SealedValue>({ ...hold, values });
  return rows;
}

/** Puts values in the place of those that `holdSealed` answered. */
export async function replaceSealed(
  client: pg.ClientBase,
  { replace }: SealedColumn,
  anew: readonly SealedValue[],
): Promise<void> {
  const values = [
    anew.map(({ merchantId }) => merchantId),
    anew.map(({ key }) => key),
    anew.map(({ sealed }) => sealed),
  ];
  await client.query({ ...replace, values });
}

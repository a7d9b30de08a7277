import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

export type HelpDeskKind = 'zendesk' | 'gladly';
export type HelpDeskStatus = 'active' | 'paused' | 'deleted';

/** How much agents may give, in points of the ledger; null for no limit. */
export interface AgentLimits {
  /** In one award. */
  readonly awardMax: number | null;
  /** One agent, in a day of the program's zone. */
  readonly agentDailyMax: number | null;
  /** All agents of the help desk, in a day of the program's zone. */
  readonly dailyMax: number | null;
}

/** What a merchant says of a help desk. */
export interface HelpDeskTerms {
  readonly name: string;
  readonly status: HelpDeskStatus;
  /** As its kind reads them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Credentials of the other side, or what it signs with, sealed; null if there are none. */
  readonly secret: Buffer | null;
  /** Whether agents may award and redeem here. */
  readonly actions: boolean;
  readonly limits: AgentLimits;
}

export interface HelpDesk extends HelpDeskTerms {
  readonly merchantId: number;
  readonly id: string;
  readonly kind: HelpDeskKind;
  /** The API key that it calls us with. */
  readonly keyIdentifier: string;
}

const KEY_PREFIX = 'help-desk:';

/** What the API key of a help desk is called; nobody can give another key such a name. */
export function deskKeyIdentifier(id: string): string {
  return `${KEY_PREFIX}${id}`;
}

/** Whether a key is a help desk's: it opens the addresses of that desk, and no other API. */
export function isDeskKey(identifier: string): boolean {
  return identifier.startsWith(KEY_PREFIX);
}

export { HELP_DESK_PURPOSE } from './sealed-columns.ts';

const count = statement(
  'helpDesks.count',
  `select count(*)::integer as many from help_desks where merchant_id = $1 and status <> 'deleted'`,
);
const insert = statement(
  'helpDesks.insert',
  `insert into help_desks
     (merchant_id, id, kind, key_identifier, name, status, settings, secret, actions, award_max,
      agent_daily_max, daily_max)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);
const lock = statement(
  'helpDesks.lock',
  `select merchant_id, id, kind, key_identifier, name, status, settings, secret, actions, award_max,
          agent_daily_max, daily_max
     from help_desks where merchant_id = $1 and id = $2 and status <> 'deleted'
      for no key update`,
);
const read = statement(
  'helpDesks.read',
  `select merchant_id, id, kind, key_identifier, name, status, settings, secret, actions, award_max,
          agent_daily_max, daily_max
     from help_desks where merchant_id = $1 and id = $2 and status <> 'deleted'`,
);
const list = statement(
  'helpDesks.list',
  `select merchant_id, id, kind, key_identifier, name, status, settings, secret, actions, award_max,
          agent_daily_max, daily_max
     from help_desks where merchant_id = $1 and status <> 'deleted' order by id limit $2`,
);
const update = statement(
  'helpDesks.update',
  `update help_desks set name = $3, status = $4, settings = $5, secret = $6, actions = $7,
     award_max = $8, agent_daily_max = $9, daily_max = $10, updated_at = clock_timestamp()
    where merchant_id = $1 and id = $2`,
);

export async function countHelpDesks(client: pg.ClientBase, merchantId: number): Promise<number> {
  const { rows } = await client.query<{ many: number }>({ ...count, values: [merchantId] });
  return rows[0]?.many ?? 0;
}

export async function addHelpDesk(client: pg.ClientBase, added: HelpDesk): Promise<void> {
  const { merchantId, id, kind, keyIdentifier } = added;
  const values = [merchantId, id, kind, keyIdentifier, ...columnsOf(added)];
  await client.query({ ...insert, values });
}

/** What is said of it now, held until the transaction ends; null if there is none. */
export async function lockHelpDesk(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<HelpDesk | null> {
  const { rows } = await client.query<DeskRow>({ ...lock, values: [merchantId, id] });
  return rows[0] === undefined ? null : deskOf(rows[0]);
}

/** Null if there is none. */
export async function readHelpDesk(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<HelpDesk | null> {
  const { rows } = await pool.query<DeskRow>({ ...read, values: [merchantId, id] });
  return rows[0] === undefined ? null : deskOf(rows[0]);
}

/** In the order of their ids. */
export async function listHelpDesks(
  pool: pg.Pool,
  merchantId: number,
  most: number,
): Promise<readonly HelpDesk[]> {
  const { rows } = await pool.query<DeskRow>({ ...list, values: [merchantId, most] });
  return rows.map(deskOf);
}

export async function changeHelpDesk(client: pg.ClientBase, changed: HelpDesk): Promise<void> {
  await client.query({
    ...update,
    values: [changed.merchantId, changed.id, ...columnsOf(changed)],
  });
}

interface DeskRow {
  readonly merchant_id: number;
  readonly id: string;
  readonly kind: HelpDeskKind;
  readonly key_identifier: string;
  readonly name: string;
  readonly status: HelpDeskStatus;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secret: Buffer | null;
  readonly actions: boolean;
  readonly award_max: number | null;
  readonly agent_daily_max: number | null;
  readonly daily_max: number | null;
}

function deskOf(row: DeskRow): HelpDesk {
  const { id, kind, name, status, settings, secret, actions } = row;
  return {
    ...{ merchantId: row.merchant_id, id, kind, keyIdentifier: row.key_identifier },
    ...{ name, status, settings, secret, actions },
    limits: {
      awardMax: row.award_max,
      agentDailyMax: row.agent_daily_max,
      dailyMax: row.daily_max,
    },
  };
}

function columnsOf({ name, status, settings, secret, actions, limits }: HelpDeskTerms): unknown[] {
  return [
    ...[name, status, JSON.stringify(settings), secret, actions],
    ...[limits.awardMax, limits.agentDailyMax, limits.dailyMax],
  ];
}

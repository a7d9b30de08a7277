import type { Row } from './values.ts';

/** A row as one transaction wrote it. Who deletes and inserts anew makes another. */
export interface Version {
  readonly row: Row;
  readonly born: number;
}

/** The place of a key in a table: what is committed, what one transaction has changed, who locks it. */
export interface Slot {
  readonly name: string;
  committed: Version | null;
  pending: { readonly by: object; readonly version: Version | null } | null;
  /** The transaction that has it locked. */
  holder: object | null;
}

/** The columns of each table's key, behind the merchant; those of further unique keys in `UNIQUE`. */
const KEYS = {
  merchants: [],
  program_versions: ['version'],
  identities: ['kind', 'value'],
  member_heads: ['id'],
  members: ['id'],
  transactions: ['id'],
  transaction_details: ['transaction_id'],
  transaction_statuses: ['transaction_id', 'number'],
  transaction_notes: ['transaction_id', 'number'],
  postings: ['member_id', 'version'],
  lots: ['id'],
  expiry_sums: ['member_id', 'expires_at'],
  claims: ['scope', 'key'],
  order_returns: ['transaction_id'],
  budgets: ['budget_id'],
  budget_moves: ['budget_id', 'transaction_id', 'released'],
  cached_purchases: ['email', 'id'],
  dues: ['member_id', 'kind', 'key'],
  events: ['id'],
  event_sequences: ['member_id', 'sequence'],
  event_outbox: ['member_id', 'sequence'],
  endpoints: ['id'],
  endpoint_health: ['endpoint_id'],
  deliveries: ['endpoint_id', 'line', 'sequence'],
  delivery_lines: ['endpoint_id', 'line'],
  delivery_counts: ['id'],
  delivery_ends: ['endpoint_id', 'event_id'],
  attempts: ['id'],
  advisory_locks: ['name'],
  audit_entries: ['id'],
  refusals: ['id'],
  journal: ['id'],
  request_keys: ['key'],
  coupons: ['reward_id', 'number'],
  generated_coupons: ['code', 'reward_id'],
  reward_stocks: ['reward_id'],
  stock_alerts: ['id'],
  member_merges: ['id'],
  award_hours: ['hour', 'activity_id', 'slot'],
  held_awards: ['transaction_id'],
  breaker_openings: ['activity_id', 'id'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TableName = keyof typeof KEYS;
export const TABLES = Object.keys(KEYS) as TableName[];

export class Table {
  readonly name: TableName;
  readonly slots = new Map<string, Slot>();

  constructor(name: TableName) {
    this.name = name;
  }

  /** The text of a row's key. */
  keyOf(row: Row): string {
    const cells = KEYS[this.name].map((column) => row[column]);
    return [row['merchant_id'], ...cells].map(String).join('\u0000');
  }

  /** The place of a key; made if nobody ever had it. */
  slot(key: string): Slot {
    const known = this.slots.get(key);
    if (known !== undefined) return known;
    const name = `${this.name} ${key.replaceAll('\u0000', ' ')}`;
    const slot: Slot = { name, committed: null, pending: null, holder: null };
    this.slots.set(key, slot);
    return slot;
  }
}

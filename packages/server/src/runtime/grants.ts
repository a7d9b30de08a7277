/**
 * What the program's own role may do, table by table. Everything may be read and added to; only
 * what is meant to change may be changed, and history never.
 */
interface TableRights {
  /** Columns that may be updated; `all` for tables that are not history. */
  readonly update?: 'all' | readonly string[];
  readonly delete?: true;
}

const RIGHTS: Readonly<Record<string, TableRights>> = {
  merchants: { update: 'all' },
  api_keys: {
    update: ['revoked_at', 'last_used_on', 'sealed', 'write_limit', 'general_limit'],
  },
  program_versions: {},
  program_drafts: { update: 'all', delete: true },
  storefront_designs: { update: 'all' },
  corrections: { update: 'all' },
  correction_lines: { update: 'all', delete: true },
  audit_entries: { update: ['before', 'after'] },
  members: { update: 'all' },
  identities: { update: 'all', delete: true },
  member_heads: { update: 'all' },
  transactions: {
    update: ['status', 'approved_at', 'approved_by', 'expires_at', 'modified_points'],
  },
  transaction_details: { delete: true },
  transaction_statuses: {},
  transaction_notes: { update: ['reason', 'amendment'] },
  reminder_places: { update: 'all' },
  postings: {},
  lots: { update: ['member_id', 'opened_at', 'remaining', 'used', 'deducted', 'expired'] },
  seal_keys: { update: ['retired_at', 'private_key'] },
  seals: {},
  sealed_heads: { update: ['next_seal'], delete: true },
  seal_proofs: { update: ['first_seal'] },
  verified_heads: { update: 'all', delete: true },
  verify_places: { update: 'all' },
  member_merges: { update: ['undone_at', 'undone_by', 'kept_redeemed'] },
  expiry_sums: { update: ['points'], delete: true },
  claims: { update: ['member_id', 'transaction_id'] },
  order_returns: { update: 'all' },
  cached_purchases: { update: ['status', 'code', 'email', 'command'] },
  reward_stocks: { update: 'all' },
  coupons: { update: 'all' },
  budgets: { update: ['points', 'uses'] },
  budget_moves: {},
  award_hours: { update: 'all', delete: true },
  learnt_bands: { update: 'all', delete: true },
  band_raises: { update: ['times', 'raised_by', 'raised_at'] },
  held_awards: { update: ['settled_at', 'outcome'] },
  breaker_openings: {
    update: ['ended_at', 'ended_by', 'ended_how', 'told_at', 'mailed_at', 'mail_tries'],
  },
  fraud_signals: { update: 'all', delete: true },
  signal_places: { update: 'all' },
  busy_days: { update: ['awards', 'in_hour'], delete: true },
  usual_counts: { update: ['times'], delete: true },
  member_marks: { update: ['transaction_id', 'last_seen_at'], delete: true },
  goodwill_days: { update: ['gifts', 'points'], delete: true },
  generated_coupons: { update: ['redeemed_at', 'order_id', 'burned_at'] },
  stock_alerts: {},
  events: { update: ['data'] },
  event_eras: {},
  dues: { update: 'all', delete: true },
  request_keys: { delete: true },
  refusals: { delete: true },
  journal: { delete: true },
  sum_places: { update: 'all', delete: true },
  daily_sums: { update: ['points', 'postings'], delete: true },
  tier_sums: { update: ['members'], delete: true },
  subject_sums: { update: ['points'], delete: true },
  transaction_sums: { update: ['transactions'], delete: true },
  active_days: { delete: true },
  active_sums: { update: ['members'], delete: true },
  retention_sums: { update: ['members'], delete: true },
  tier_moves: { update: ['members'], delete: true },
  liability_assumptions: {},
  breakage_estimates: {},
  locked_months: {},
  receipts: {
    update: [
      'transaction_id',
      'reading',
      'reading_tries',
      'read_total',
      'read_currency',
      'read_date',
      'read_shop',
      'read_confidence',
      'read_at',
    ],
    delete: true,
  },
  integrations: { update: ['type', 'status', 'secret', 'events', 'mapping', 'updated_at'] },
  store_events: {
    update: [
      'received_at',
      'named',
      'member_id',
      'order_id',
      'outcome',
      'code',
      'reason',
      'transaction_ids',
    ],
    delete: true,
  },
  endpoints: { update: 'all' },
  endpoint_health: { update: 'all' },
  event_outbox: { update: ['written_at'], delete: true },
  deliveries: { delete: true },
  delivery_lines: { update: 'all', delete: true },
  delivery_counts: { delete: true },
  delivery_ends: { update: ['outcome', 'ended_at', 'attempt_id'], delete: true },
  attempts: { update: ['response_headers', 'response_body'], delete: true },
  alarms: { update: ['ended_at', 'detail'], delete: true },
  mail_settings: { update: 'all' },
  mail_templates: { update: 'all', delete: true },
  mails: { delete: true },
  help_desks: { update: 'all' },
  agent_actions: { update: 'all' },
  zendesk_states: { update: 'all' },
  zendesk_jobs: { update: ['poll_at'], delete: true },
  zendesk_members: { update: 'all', delete: true },
  zendesk_hours: { update: 'all', delete: true },
  backtests: {
    update: [
      'state',
      'started_at',
      'touched_at',
      'ended_at',
      'tries',
      'per_mille',
      'report',
      'problems',
    ],
    delete: true,
  },
  people: { update: 'all' },
  sessions: { update: ['used_at'], delete: true },
  person_links: { delete: true },
  recovery_codes: { delete: true },
  half_sessions: { update: ['tries'], delete: true },
  person_accounts: { delete: true },
  used_sign_ons: { delete: true },
  sign_in_rules: { update: 'all' },
  approvals: {
    update: ['state', 'decided_by', 'decided_person', 'decided_at', 'reason'],
  },
  agent_limits: { update: 'all' },
  agent_awards: { update: ['points'], delete: true },
  clock_advances: { update: ['reached_at', 'touched_at', 'settled', 'lapsed', 'days', 'ended_at'] },
};

/** Statements that give the role its rights and take all others away. */
export function grantStatements(role: string, tables: readonly string[]): readonly string[] {
  const name = quoteIdentifier(role);
  const statements = [
    `grant usage on schema public to ${name}`,
    `revoke all on all tables in schema public from ${name}`,
    `grant select on all tables in schema public to ${name}`,
    `grant usage on all sequences in schema public to ${name}`,
  ];
  for (const table of tables) {
    const rights = RIGHTS[table];
    if (rights === undefined) continue;
    const target = `${quoteIdentifier(table)} to ${name}`;
    statements.push(`grant insert on ${target}`);
    if (rights.update === 'all') statements.push(`grant update on ${target}`);
    else if (rights.update !== undefined) {
      statements.push(
        `grant update (${rights.update.map(quoteIdentifier).join(', ')}) on ${target}`,
      );
    }
    if (rights.delete === true) statements.push(`grant delete on ${target}`);
  }
  return statements;
}

/** Statements that let the role add jobs and work them off. */
export function jobQueueGrants(role: string): readonly string[] {
  const name = quoteIdentifier(role);
  return [
    `grant usage on schema fealty_jobs to ${name}`,
    `grant select, insert, update, delete on all tables in schema fealty_jobs to ${name}`,
    `grant usage on all sequences in schema fealty_jobs to ${name}`,
    `grant execute on all functions in schema fealty_jobs to ${name}`,
  ];
}

/** Tables that have no line above: a migration that adds one must say who may change it. */
export function tablesWithoutRights(tables: readonly string[]): readonly string[] {
  return tables.filter((table) => !(table in RIGHTS) && table !== 'schema_migrations');
}

function quoteIdentifier(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

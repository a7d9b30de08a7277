import type { TableName } from '../tables.ts';
import type { Steps } from '../transaction.ts';
import { unnest, type Kind, type Row, type Values } from '../values.ts';
import {
  byCells,
  expectRows,
  merchantIn,
  type Scene,
  type Statements,
  type StatementSteps,
} from './statement-steps.ts';

type Columns = Readonly<Record<string, Kind>>;

/** Inserts rows out of arrays, with what their columns have by default; sorted where that is said. */
export function inserts(
  table: TableName,
  columns: Columns,
  { defaults = {}, by = [] }: { readonly defaults?: Row; readonly by?: readonly string[] } = {},
): StatementSteps {
  return function* ({ transaction }, values) {
    for (const row of unnest(values, columns).sort(byCells(...by))) {
      yield* transaction.insert(table, { ...merchantIn(values), ...defaults, ...row });
    }
    return [];
  };
}

/** Changes rows that must be there: each answers what it becomes of the row as it is. */
export function updates(
  table: TableName,
  columns: Columns,
  change: (row: Row, by: Row) => Row,
): StatementSteps {
  return function* ({ transaction }, values) {
    let touched = 0;
    const rows = unnest(values, columns);
    for (const by of rows) {
      const key = { ...merchantIn(values), ...by };
      if (yield* transaction.update(table, key, (row) => change(row, by))) touched += 1;
    }
    expectRows(touched, values[1 + Object.keys(columns).length]);
    return [];
  };
}

const plus = (row: Row, column: string, more: unknown): number =>
  (row[column] as number) + (more as number);

const NEW_HEAD: Row = {
  ...{ version: 0, chain: '0'.repeat(64), event_seq: 0, available: 0, pending: 0, reserved: 0 },
  ...{ owed: 0, earned: 0, redeemed: 0, deducted: 0, expired: 0, qualified: 0, purchases: 0 },
  ...{ redemptions: 0, activities: 0, revenue: '0', first_purchase_at: null },
  ...{ last_purchase_at: null, last_activity_at: null, counts: {}, idle_points: 0 },
  ...{ idle_lapsed: 0, idle_since: null, idle_lapses_at: null, standing: null, merged_into: null },
};

const HEAD: Columns = {
  ...{ id: 'text', version: 'number', chain: 'text', posted_at: 'time', event_seq: 'number' },
  ...{ available: 'number', pending: 'number', reserved: 'number', owed: 'number' },
  ...{ earned: 'number', redeemed: 'number', deducted: 'number', expired: 'number' },
  ...{ qualified: 'number', tier_id: 'text', tier_since: 'time', purchases: 'number' },
  ...{ redemptions: 'number', activities: 'number', revenue: 'text', first_purchase_at: 'time' },
  ...{ last_purchase_at: 'time', last_activity_at: 'time', counts: 'json' },
  ...{ idle_points: 'number', idle_lapsed: 'number', idle_since: 'time' },
  ...{ idle_lapses_at: 'time', standing: 'json' },
};

const TRANSACTION: Columns = {
  ...{ id: 'text', member_id: 'text', kind: 'text', status: 'text', points: 'number' },
  ...{ basis: 'text', activity_id: 'text', reward_id: 'text', order_id: 'text' },
  ...{ related_id: 'text', qualifies: 'boolean', occurred_at: 'time', recorded_at: 'time' },
  ...{ approves_at: 'time', approved_at: 'time', approved_by: 'text', expires_at: 'time' },
  ...{ program_version: 'number', actor: 'text', details_digest: 'text' },
};

function* changeStatuses({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  const columns: Columns = {
    ...{ transaction_id: 'text', member_id: 'text', status: 'text', at: 'time', by: 'text' },
    ...{ sets_expiry: 'boolean', expires_at: 'time' },
  };
  const numbers = numbering(transaction.select('transaction_statuses', () => true));
  let touched = 0;
  const changed = new Set<unknown>();
  for (const row of unnest(values, columns)) {
    const { transaction_id: id, status, at, by, sets_expiry: sets, expires_at: expiresAt } = row;
    const number = (numbers.get(id) ?? 0) + 1;
    yield* transaction.insert('transaction_statuses', { ...merchantIn(values), ...row, number });
    // Of two changes of one row in a statement the database carries out one.
    if (changed.has(id)) continue;
    changed.add(id);
    const isApproved = status === 'approved' || status === 'auto_approved';
    const isDone = yield* transaction.update('transactions', { ...merchantIn(values), id }, () => ({
      ...{ status, ...(isApproved ? { approved_at: at } : {}) },
      ...{ ...(status === 'approved' ? { approved_by: by } : {}) },
      ...{ ...(sets === true ? { expires_at: expiresAt } : {}) },
    }));
    if (isDone) touched += 1;
  }
  expectRows(touched, values[8]);
  return [];
}

/** How many rows there are of each transaction. */
function numbering(rows: readonly Row[]): Map<unknown, number> {
  const numbers = new Map<unknown, number>();
  for (const { transaction_id: id } of rows) numbers.set(id, (numbers.get(id) ?? 0) + 1);
  return numbers;
}

function* noteTransactions({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  const columns: Columns = {
    ...{ transaction_id: 'text', member_id: 'text', what: 'text', points: 'number', at: 'time' },
    ...{ by: 'text', reason: 'text', amendment: 'json_text' },
  };
  const numbers = numbering(transaction.select('transaction_notes', () => true));
  for (const row of unnest(values, columns)) {
    const { transaction_id: id, what, points } = row;
    const number = (numbers.get(id) ?? 0) + 1;
    numbers.set(id, number);
    yield* transaction.insert('transaction_notes', { ...merchantIn(values), ...row, number });
    if (what !== 'modified') continue;
    const key = { ...merchantIn(values), id };
    yield* transaction.update('transactions', key, () => ({ modified_points: points }));
  }
  return [];
}

function* raiseExpirySums({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  const columns: Columns = { member_id: 'text', expires_at: 'time', points: 'number' };
  for (const sum of unnest(values, columns)) {
    const row = { ...merchantIn(values), ...sum };
    if ((yield* transaction.claim('expiry_sums', row)) === 'inserted') continue;
    yield* transaction.update('expiry_sums', row, (known) => ({
      points: plus(known, 'points', sum['points']),
    }));
  }
  return [];
}

function* keepReturns({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  for (const returned of JSON.parse(String(values[1])) as Row[]) {
    const row = { ...merchantIn(values), ...returned };
    if ((yield* transaction.claim('order_returns', row)) === 'inserted') continue;
    yield* transaction.update('order_returns', row, () => returned);
  }
  return [];
}

/** Of so many batches one forgets the outbox, under that flaw. */
const FORGOTTEN = 7;

function* insertEvents({ transaction, micros }: Scene, values: Values): Steps<readonly Row[]> {
  const columns: Columns = {
    ...{ id: 'text', member_id: 'text', sequence: 'number', type: 'text', transaction_id: 'text' },
    ...{ at: 'time', quiet: 'boolean', data: 'json_text' },
  };
  const isHeard =
    !(transaction.has('outbox_forgotten') && transaction.nextNumber() % FORGOTTEN === 0) &&
    transaction.select('endpoints', ({ merchant_id }) => merchant_id === Number(values[0])).length >
      0;
  for (const event of unnest(values, columns)) {
    const row = { ...merchantIn(values), ...event };
    yield* transaction.insert('events', row);
    yield* transaction.insert('event_sequences', row);
    if (event['quiet'] === true || !isHeard) continue;
    const { id: event_id, member_id, sequence, type } = event;
    const told = { ...merchantIn(values), member_id, sequence, event_id, type };
    yield* transaction.insert('event_outbox', { ...told, written_at: micros });
  }
  return [];
}

const DUE: Columns = { member_id: 'text', kind: 'text', key: 'text' };

function* insertDues({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  for (const due of unnest(values, { ...DUE, due_at: 'time' })) {
    const row = { ...merchantIn(values), ...due };
    if ((yield* transaction.claim('dues', row)) === 'inserted') continue;
    yield* transaction.update('dues', row, () => ({ due_at: due['due_at'] }));
  }
  return [];
}

function* deleteDues({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  for (const due of unnest(values, DUE)) {
    yield* transaction.delete('dues', { ...merchantIn(values), ...due });
  }
  return [];
}

function* endDues({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  const members = new Set(unnest(values, { id: 'text' }).map(({ id }) => id));
  const over = transaction.select('dues', (due) => members.has(due['member_id']));
  for (const due of over) if (due['kind'] !== 'erase') yield* transaction.delete('dues', due);
  return [];
}

const CLAIM: Columns = { scope: 'text', key: 'text', member_id: 'text', transaction_id: 'text' };

export const ledgerWrites: Statements = {
  'lane.insertHeads': inserts(
    'member_heads',
    { id: 'text', posted_at: 'time', tier_id: 'text', tier_since: 'time' },
    { defaults: NEW_HEAD },
  ),
  'lane.updateHeads': updates('member_heads', HEAD, (_row, { id: _id, ...by }) => by),
  'lane.insertTransactions': inserts('transactions', TRANSACTION, {
    defaults: { modified_points: null },
  }),
  'lane.insertDetails': inserts('transaction_details', {
    ...{ transaction_id: 'text', member_id: 'text', salt: 'text', details: 'json_text' },
  }),
  'lane.insertPostings': inserts('postings', {
    ...{ member_id: 'text', version: 'number', transaction_id: 'text', lot_id: 'text' },
    ...{ source: 'text', target: 'text', amount: 'number', at: 'time' },
    ...{ keeps_from: 'time', keeps_until: 'time', hash: 'text' },
  }),
  'lane.changeStatuses': changeStatuses,
  'lane.noteTransactions': noteTransactions,
  *'lane.insertLots'({ transaction }, values) {
    const columns: Columns = {
      ...{ id: 'text', member_id: 'text', points: 'number', expires_at: 'time' },
      ...{ opened_at: 'time', idle: 'boolean' },
    };
    for (const lot of unnest(values, columns)) {
      const whole = { remaining: lot['points'], used: 0, deducted: 0, expired: 0 };
      yield* transaction.insert('lots', { ...merchantIn(values), ...lot, ...whole });
    }
    return [];
  },
  'lane.drawLots': updates(
    'lots',
    { id: 'text', used: 'number', deducted: 'number', expired: 'number' },
    (lot, { used, deducted, expired }) => ({
      remaining:
        (lot['remaining'] as number) -
        (used as number) -
        (deducted as number) -
        (expired as number),
      used: plus(lot, 'used', used),
      deducted: plus(lot, 'deducted', deducted),
      expired: plus(lot, 'expired', expired),
    }),
  ),
  'lane.raiseExpirySums': raiseExpirySums,
  'lane.lowerExpirySums': updates(
    'expiry_sums',
    { member_id: 'text', expires_at: 'time', points: 'number' },
    (sum, { points }) => ({ points: plus(sum, 'points', -(points as number)) }),
  ),
  'lane.insertClaims': inserts('claims', CLAIM, { by: ['scope', 'key'] }),
  'lane.assignClaims': updates('claims', CLAIM, (_row, by) => by),
  'lane.keepReturns': keepReturns,
  'lane.moveBudgets': updates(
    'budgets',
    { budget_id: 'text', points: 'number', uses: 'number' },
    (budget, { points, uses }) => ({
      points: plus(budget, 'points', points),
      uses: plus(budget, 'uses', uses),
    }),
  ),
  'lane.insertBudgetMoves': inserts('budget_moves', {
    ...{ budget_id: 'text', transaction_id: 'text', released: 'boolean', member_id: 'text' },
    ...{ points: 'number', uses: 'number', at: 'time', moment: 'number', place: 'number' },
  }),
  'lane.insertCached': inserts(
    'cached_purchases',
    { email: 'text', id: 'text', order_id: 'text', at: 'time', command: 'json_text' },
    { defaults: { status: 'waiting', code: null } },
  ),
  'lane.settleCached': updates(
    'cached_purchases',
    { email: 'text', id: 'text', status: 'text', code: 'text' },
    (_row, { status, code }) => ({ status, code }),
  ),
  'lane.insertDues': insertDues,
  'lane.deleteDues': deleteDues,
  'lane.endDues': endDues,
  'lane.insertEvents': insertEvents,
  'lane.insertAudit': inserts('audit_entries', {
    ...{ id: 'text', at: 'time', actor: 'text', action: 'text', subject: 'text' },
    ...{ member_id: 'text', before: 'json_text', after: 'json_text' },
  }),
  'lane.insertRefusals': inserts('refusals', {
    ...{ id: 'text', member_id: 'text', at: 'time', code: 'text', program_version: 'number' },
    ...{ command: 'json_text', trace: 'json_text', moment: 'number', place: 'number' },
  }),
  'lane.insertJournal': inserts('journal', {
    ...{ id: 'text', member_id: 'text', moment: 'number', place: 'number', decided_at: 'time' },
    ...{ program_version: 'number', command: 'json_text', cached_id: 'text' },
  }),
  'lane.insertKeys': inserts(
    'request_keys',
    {
      ...{ key: 'text', fingerprint: 'text', status: 'number', body: 'text' },
      ...{ member_id: 'text', created_at: 'time' },
    },
    { by: ['key'] },
  ),
};

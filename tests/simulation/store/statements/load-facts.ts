import { texts, unnest, type Row, type Values } from '../values.ts';
import {
  byCells,
  merchantIn,
  merchantNow,
  merchantOf,
  pick,
  reading,
  type Scene,
  type Statements,
} from './statement-steps.ts';
import { whoIs } from './load-lots.ts';

const CACHED_MAX = 101;
const UNSETTLED_MAX = 50;
const AN_HOUR_MS = 3_600_000;

const TRANSACTION = [
  ...['id', 'member_id', 'kind', 'status', 'points', 'modified_points', 'basis', 'activity_id'],
  ...['reward_id', 'order_id', 'related_id', 'qualifies', 'occurred_at', 'recorded_at'],
  ...['approves_at', 'approved_at', 'approved_by', 'expires_at', 'program_version', 'actor'],
  'details_digest',
];

function transactionRow({ transaction }: Scene, values: Values, id: string): Row[] {
  const merchant = merchantIn(values);
  const found = transaction.find('transactions', { ...merchant, id });
  if (found === null) return [];
  const lot = transaction.find('lots', { ...merchant, id });
  const details = transaction.find('transaction_details', { ...merchant, transaction_id: id });
  const returned = transaction.find('order_returns', { ...merchant, transaction_id: id });
  const beside = (prefix: string, row: Row | null, columns: readonly string[]): Row =>
    Object.fromEntries(columns.map((column) => [`${prefix}_${column}`, row?.[column] ?? null]));
  const amendments = transaction
    .select(
      'transaction_notes',
      (note) => note['transaction_id'] === id && note['amendment'] !== null,
    )
    .sort(byCells('number'))
    .map(({ amendment }) => JSON.parse(amendment as string) as unknown);
  const isAmended = found['modified_points'] !== null && amendments.length > 0;
  return [
    {
      ...pick(found, TRANSACTION),
      amendments: isAmended ? JSON.stringify(amendments) : null,
      details: details?.['details'] ?? null,
      ...beside('lot', lot, ['member_id', 'points', 'remaining', 'expires_at', 'idle']),
      ...beside('lot', lot, ['opened_at', 'expired']),
      ...beside('returned', returned, ['points', 'corrected', 'corrected_back', 'amount']),
      ...beside('returned', returned, ['quantities', 'pending_ids', 'budgets']),
    },
  ];
}

function readFlows(scene: Scene, values: Values): Row[] {
  const hour = Math.floor(merchantNow(scene, values) / AN_HOUR_MS);
  return texts(values[1]).map((id) => {
    const rows = scene.transaction.select(
      'award_hours',
      (row) => row['hour'] === hour && row['activity_id'] === id,
    );
    const sum = (column: string): number =>
      rows.reduce((total, row) => total + (row[column] as number), 0);
    const learnt = { points_per_award: null, points_per_hour: null, awards_per_hour: null };
    return { id, hour, awards: sum('awards'), points: sum('points'), ...learnt, raised: 1 };
  });
}

const MERGE = ['id', 'from_id', 'into_id', 'at', 'with_ids', 'owed', 'filled', 'into_tier_id'];

export const factLoads: Statements = {
  'lane.readMoment': reading((scene, values) => {
    const { running_version, keeps_events } = merchantOf(scene, values);
    const now = merchantNow(scene, values);
    const running = scene.transaction.has('versions_stale') ? 1 : running_version;
    return [{ running_version: running, keeps_events, now, moment: scene.micros }];
  }),

  'lane.readClaims': reading(({ transaction }, values) =>
    unnest(values, { scope: 'text', key: 'text' }).flatMap((key) => {
      const claim = transaction.find('claims', { ...merchantIn(values), ...key });
      return claim === null ? [] : [pick(claim, ['scope', 'key', 'member_id', 'transaction_id'])];
    }),
  ),

  'lane.readTransactions': reading((scene, values) =>
    texts(values[1]).flatMap((id) => transactionRow(scene, values, id)),
  ),

  'lane.readMerges': reading((scene, values) =>
    unnest(values, { kind: 'text', value: 'text' }).flatMap((name) => {
      const asked = whoIs(scene, values, name);
      return scene.transaction
        .select(
          'member_merges',
          (merge) =>
            merge['undone_at'] === null &&
            (merge['from_id'] === asked || merge['into_id'] === asked),
        )
        .sort(byCells('at', 'id'))
        .map((merge) => ({ asked, ...pick(merge, [...MERGE, 'into_terms']) }));
    }),
  ),

  'lane.readHeldSums': reading(({ transaction }, values) => {
    const members = new Set<unknown>(texts(values[1]));
    const waiting = transaction.select(
      'transactions',
      ({ member_id: id, status }) => members.has(id) && status === 'pending',
    );
    let [pending, reserved] = [0, 0];
    for (const { id, kind, points, modified_points: modified } of waiting) {
      const key = { ...merchantIn(values), transaction_id: id };
      const back = transaction.find('order_returns', key)?.['points'] ?? 0;
      if (kind === 'award') pending += ((modified ?? points) as number) - (back as number);
      if (kind === 'redeem') reserved += points as number;
    }
    return [{ pending, reserved }];
  }),

  'lane.readUnsettled': reading(({ transaction }, values) =>
    texts(values[1]).map((id) => {
      const merged = transaction.select('member_heads', (head) => head['merged_into'] === id);
      const members = new Set<unknown>([id, ...merged.map((head) => head['id'])]);
      const ids = transaction
        .select('transactions', (one) => members.has(one['member_id']))
        .flatMap((one) =>
          one['status'] === 'pending_deduction'
            ? [one['id'], one['related_id']]
            : one['status'] === 'pending'
              ? [one['id']]
              : [],
        )
        .filter((one) => one !== null) as string[];
      return { member_id: id, ids: [...new Set(ids)].sort().slice(0, UNSETTLED_MAX) };
    }),
  ),

  *'lane.lockStocks'({ transaction }, values) {
    const found: Row[] = [];
    for (const id of texts(values[1]).sort()) {
      const row = yield* transaction.lock('reward_stocks', {
        ...merchantIn(values),
        reward_id: id,
      });
      if (row !== null) found.push(pick(row, ['reward_id', 'uploaded', 'issued', 'told_low_at']));
    }
    return found;
  },

  'lane.readStocks': reading(({ transaction }, values) =>
    texts(values[1]).flatMap((id) => {
      const row = transaction.find('reward_stocks', { ...merchantIn(values), reward_id: id });
      return row === null ? [] : [pick(row, ['reward_id', 'uploaded', 'issued', 'told_low_at'])];
    }),
  ),

  *'lane.lockBudgets'({ transaction }, values) {
    const found: Row[] = [];
    for (const id of texts(values[1]).sort()) {
      const row = yield* transaction.lock('budgets', { ...merchantIn(values), budget_id: id });
      if (row !== null) found.push(pick(row, ['budget_id', 'points', 'uses']));
    }
    return found;
  },

  'lane.readBudgets': reading(({ transaction }, values) =>
    texts(values[1]).flatMap((id) => {
      const row = transaction.find('budgets', { ...merchantIn(values), budget_id: id });
      return row === null ? [] : [pick(row, ['budget_id', 'points', 'uses'])];
    }),
  ),

  'lane.readCoupons': reading(({ transaction }, values) =>
    unnest(values, { reward_id: 'text', wanted: 'number' }).flatMap(({ reward_id: id, wanted }) => {
      const stock = transaction.find('reward_stocks', { ...merchantIn(values), reward_id: id });
      if (stock === null) return [];
      return transaction
        .select(
          'coupons',
          (coupon) =>
            coupon['reward_id'] === id &&
            (coupon['number'] as number) > (stock['issued'] as number),
        )
        .sort(byCells('number'))
        .slice(0, wanted as number)
        .map((coupon) => pick(coupon, ['reward_id', 'number', 'code', 'expires_at']));
    }),
  ),

  'lane.readCached': reading(({ transaction }, values) =>
    texts(values[1]).flatMap((email) =>
      transaction
        .select('cached_purchases', (one) => one['email'] === email && one['status'] === 'waiting')
        .sort(byCells('at', 'id'))
        .slice(0, CACHED_MAX)
        .map((one) => pick(one, ['email', 'id', 'order_id', 'at', 'command'])),
    ),
  ),

  'lane.readCachedEmails': reading(({ transaction }, values) => {
    const ids = new Set<unknown>(texts(values[1]));
    return transaction
      .select('cached_purchases', ({ id, status }) => ids.has(id) && status === 'waiting')
      .map((one) => pick(one, ['id', 'email']));
  }),

  'lane.readKeys': reading(({ transaction }, values) =>
    texts(values[1]).flatMap((key) => {
      const row = transaction.find('request_keys', { ...merchantIn(values), key });
      return row === null ? [] : [pick(row, ['key', 'fingerprint', 'status', 'body'])];
    }),
  ),

  'lane.readFlows': reading(readFlows),
};

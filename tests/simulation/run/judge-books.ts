import type { Instant, Posting, ProgramDocument, Transaction } from '@fealty/core';
import { compileProgram } from '@fealty/core';
import { CHAIN_START, postingHash } from '../../../packages/server/src/ledger/chain.ts';
import { readDetails } from '../../../packages/server/src/ledger/details-text.ts';
import type { Tables } from '../store/memory-store.ts';
import type { Row } from '../store/values.ts';

/*
 * What must hold of the tables when everything has ended, told from nothing but the tables.
 */

const MEMBER_ACCOUNTS = ['available', 'pending', 'reserved', 'owed'] as const;

const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((total, row) => total + (row[column] as number), 0);

const of = (rows: readonly Row[], memberId: unknown): Row[] =>
  rows.filter((row) => row['member_id'] === memberId);

/** Balances, chains, lots, sums and numbers of every member; sentences about what does not hold. */
export function judgeBooks(store: Tables, program: ProgramDocument): string[] {
  return [
    ...store
      .rows('member_heads')
      .flatMap((head) => [
        ...judgeBalances(store, head),
        ...judgeChain(store, head),
        ...judgeLots(store, head),
        ...judgeEvents(store, head),
      ]),
    ...judgeBudgets(store, program),
    ...judgeStocks(store),
    ...judgeClaims(store),
    ...judgeTransactions(store),
  ];
}

function judgeBalances(store: Tables, head: Row): string[] {
  const postings = of(store.rows('postings'), head['id']);
  return MEMBER_ACCOUNTS.flatMap((account) => {
    const came = postings.filter(({ target }) => target === account);
    const went = postings.filter(({ source }) => source === account);
    const balance = sum(came, 'amount') - sum(went, 'amount');
    // A debt stands below zero in the postings.
    const expected = account === 'owed' ? 0 - balance : balance;
    return head[account] === expected
      ? []
      : [
          `${account} of ${String(head['id'])} is ${String(head[account])}, postings say ${String(expected)}`,
        ];
  });
}

function judgeChain(store: Tables, head: Row): string[] {
  const name = String(head['id']);
  const postings = of(store.rows('postings'), head['id']).sort(
    (a, b) => (a['version'] as number) - (b['version'] as number),
  );
  let previous = CHAIN_START;
  for (const [index, posting] of postings.entries()) {
    if (posting['version'] !== index + 1) {
      return [`the chain of ${name} has a gap at ${String(index + 1)}`];
    }
    const hash = hashOf(store, posting, previous);
    if (posting['hash'] !== hash) {
      return [`the hash of posting ${String(index + 1)} of ${name} is another`];
    }
    previous = hash;
  }
  if (head['version'] !== postings.length || head['chain'] !== previous) {
    return [
      `the head of ${name} stands at ${String(head['version'])} of ${String(postings.length)} postings`,
    ];
  }
  return [];
}

function hashOf(store: Tables, posting: Row, previous: string): string {
  const merchantId = posting['merchant_id'] as number;
  const find = (id: unknown): Row | undefined =>
    store.rows('transactions').find((one) => one['id'] === id);
  const row = find(posting['transaction_id']) ?? {};
  const lot = store.rows('lots').find(({ id }) => id === posting['lot_id']);
  const ofLot =
    lot === undefined
      ? null
      : lot['idle'] === true
        ? 'idle'
        : (lot['expires_at'] as Instant | null);
  const from = posting['keeps_from'] as Instant | null;
  return postingHash({
    ...{ previous, merchantId, version: posting['version'] as number },
    posting: {
      ...{ memberId: posting['member_id'], transactionId: posting['transaction_id'] },
      ...{ lotId: posting['lot_id'], from: posting['source'], to: posting['target'] },
      ...{ amount: posting['amount'], at: posting['at'] },
    } as Posting,
    lapsesAt: posting['target'] === 'available' ? ofLot : null,
    keeps: from === null ? null : { from, until: posting['keeps_until'] as Instant },
    transaction: {
      ...{ kind: row['kind'], points: row['points'], basis: row['basis'] },
      ...{ activityId: row['activity_id'], rewardId: row['reward_id'], orderId: row['order_id'] },
      ...{ relatedId: row['related_id'], qualifies: row['qualifies'] },
      ...{ occurredAt: row['occurred_at'], recordedAt: row['recorded_at'] },
      ...{ approvesAt: row['approves_at'], programVersion: row['program_version'] },
      actor: row['actor'],
    } as Transaction,
    digest: row['details_digest'] as string,
  });
}

function judgeLots(store: Tables, head: Row): string[] {
  const findings: string[] = [];
  const name = String(head['id']);
  const lots = of(store.rows('lots'), head['id']);
  for (const lot of lots) {
    const { points, remaining, used, deducted, expired } = lot as Record<string, number>;
    if (points !== (remaining ?? 0) + (used ?? 0) + (deducted ?? 0) + (expired ?? 0)) {
      findings.push(`lot ${String(lot['id'])} does not add up`);
    }
  }
  if (sum(lots, 'remaining') !== head['available']) {
    findings.push(
      `open lots of ${name} hold ${String(sum(lots, 'remaining'))} of ${String(head['available'])}`,
    );
  }
  const idle = lots.filter((lot) => lot['idle'] === true);
  if (
    sum(idle, 'remaining') !==
    (head['idle_points'] as number) + (head['idle_lapsed'] as number)
  ) {
    findings.push(`idle lots of ${name} are not what his head says`);
  }
  const sums = of(store.rows('expiry_sums'), head['id']);
  const dates = new Set([...sums, ...lots].map((row) => row['expires_at'] as Instant | null));
  for (const date of dates) {
    if (date === null) continue;
    const at = ({ expires_at }: Row): boolean => expires_at === date;
    if (sum(sums.filter(at), 'points') !== sum(lots.filter(at), 'remaining')) {
      findings.push(`what lapses for ${name} at ${String(date)} is not the sum of his lots`);
    }
  }
  return findings;
}

function judgeEvents(store: Tables, head: Row): string[] {
  const numbers = of(store.rows('events'), head['id']).map(({ sequence }) => sequence as number);
  const isGapless = numbers.toSorted((a, b) => a - b).every((number, at) => number === at + 1);
  return isGapless && head['event_seq'] === numbers.length
    ? []
    : [`events of ${String(head['id'])} are not numbered from 1 to ${String(head['event_seq'])}`];
}

function judgeBudgets(store: Tables, document: ProgramDocument): string[] {
  const compiled = compileProgram(document, 1, {});
  const limits = compiled.ok ? compiled.program.budgets : new Map<string, never>();
  const moves = store.rows('budget_moves');
  return store.rows('budgets').flatMap((budget) => {
    const findings: string[] = [];
    const name = budget['budget_id'] as string;
    const own = moves.filter((move) => move['budget_id'] === name);
    const limit = limits.get(name);
    for (const column of ['points', 'uses'] as const) {
      const drawn = own.reduce(
        (total, move) => total + (move['released'] === true ? -1 : 1) * (move[column] as number),
        0,
      );
      if (budget[column] !== drawn) {
        findings.push(
          `budget ${name}: ${String(budget[column])} ${column}, moves say ${String(drawn)}`,
        );
      }
      if ((budget[column] as number) > (limit?.[column] ?? Infinity)) {
        findings.push(`budget ${name} gave more ${column} than it has`);
      }
    }
    return findings;
  });
}

function judgeStocks(store: Tables): string[] {
  const given = store.rows('coupons').filter((coupon) => coupon['member_id'] !== null);
  const redemptions = new Set(given.map((coupon) => coupon['transaction_id']));
  const findings = store.rows('reward_stocks').flatMap((stock) => {
    const own = given.filter((coupon) => coupon['reward_id'] === stock['reward_id']);
    return own.length === stock['issued']
      ? []
      : [`${String(stock['issued'])} codes were issued, ${String(own.length)} have an owner`];
  });
  const pooled = store
    .rows('transactions')
    .filter(({ id, kind }) => kind === 'redeem' && redemptions.has(id));
  if (pooled.length !== given.length) findings.push('a code belongs to no redemption, or to two');
  return findings;
}

/** An order of an activity earns once, whatever else happened. */
function judgeClaims(store: Tables): string[] {
  const claims = store.rows('claims');
  const claimed = new Set(claims.map(({ transaction_id: id }) => id));
  return store
    .rows('transactions')
    .filter(
      ({ id, kind, order_id: orderId }) => kind === 'award' && orderId !== null && !claimed.has(id),
    )
    .map(({ id }) => `award ${String(id)} of an order has no claim`);
}

/** Statuses follow from what was kept of each change, and commands say what they did. */
function judgeTransactions(store: Tables): string[] {
  const statuses = store.rows('transaction_statuses');
  const details = new Map(
    store
      .rows('transaction_details')
      .map((row) => [row['transaction_id'], row['details'] as string]),
  );
  // A stranger's order is his who sent it, also when another command makes an award of it.
  const cached = new Set(store.rows('cached_purchases').map(({ id }) => id));
  return store.rows('transactions').flatMap((one) => {
    const id = String(one['id']);
    const kept = details.get(one['id']);
    if (kept === undefined) return [`transaction ${id} has no details`];
    if (!cached.has(one['id']) && readDetails(kept).command.actor !== one['actor']) {
      return [`transaction ${id} is said to be of another command`];
    }
    const own = statuses.filter((status) => status['transaction_id'] === one['id']);
    const last = own.toSorted((a, b) => (a['number'] as number) - (b['number'] as number)).at(-1);
    return last === undefined || last['status'] === one['status']
      ? []
      : [`transaction ${id} is ${String(one['status'])}, last set to ${String(last['status'])}`];
  });
}

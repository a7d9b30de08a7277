import type { HeadRow, StandingRow, TransactionRow } from './rows.ts';

/*
 * What counts towards tiers by day or by period, recomputed from the transactions. Sums of money
 * are judged by their form alone: what an order was worth stands in its details, which may be erased.
 */

const PERIOD = /^period points (\d+) months from (\d+) in (.+)$/;
const ROLLING = /^rolling points \d+ (?:months|days) in (.+)$/;
const SUM = /^\d+(\.\d+)?$/;

interface Bounds {
  least: number;
  most: number;
}

/** Sentences about sums that the member's transactions do not come to. */
export function checkStanding(record: {
  readonly head: HeadRow;
  readonly transactions: ReadonlyMap<string, TransactionRow>;
}): string[] {
  const { id, standing } = record.head;
  if (standing === null) return [];
  const malformed = Object.entries(standing.sums).find(([, sum]) => !SUM.test(sum));
  if (malformed !== undefined) {
    return [
      `what counts for the tier of member ${id} on ${malformed[0]} is kept as ${malformed[1]}`,
    ];
  }
  const bucketOf = bucketsOf(standing.basis);
  if (bucketOf === null) return [];
  const bounds = boundsOf(record.transactions, standing, bucketOf);
  const oldest = Object.keys(standing.sums).sort()[0];
  if (oldest === undefined) return [];
  // Sums before the oldest that is kept have been let go.
  return [...new Set([...Object.keys(standing.sums), ...bounds.keys()])]
    .filter((bucket) => bucket >= oldest)
    .flatMap((bucket) => {
      const kept = Number(standing.sums[bucket] ?? 0);
      const { least, most } = bounds.get(bucket) ?? { least: 0, most: 0 };
      if (kept >= least && kept <= most) return [];
      const expected = least === most ? String(most) : `${String(least)} to ${String(most)}`;
      return [
        `what counts for the tier of member ${id} from ${bucket} on is kept as ${String(kept)}, ` +
          `his transactions come to ${expected}`,
      ];
    });
}

/** How a rule names the sum of an instant; null if days do not matter to it. */
function bucketsOf(basis: string): ((at: number) => string) | null {
  const period = PERIOD.exec(basis);
  const zone = period?.[3] ?? ROLLING.exec(basis)?.[1];
  if (zone === undefined) return null;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  if (period === null) return (at) => format.format(at);
  const length = Number(period[1]);
  const first = Number(period[2]);
  return (at) => {
    const [year = 0, month = 1] = format.format(at).split('-').map(Number);
    const passed = Math.floor(((year - 2000) * 12 + month - first) / length) * length + first - 1;
    const start = new Date(Date.UTC(2000, passed, 1));
    return start.toISOString().slice(0, 10);
  };
}

/**
 * What each sum may be: all that was given and not taken back. What was recorded before the sums began
 * may count or not, and deductions by hand may have lowered any of them.
 */
function boundsOf(
  transactions: ReadonlyMap<string, TransactionRow>,
  standing: StandingRow,
  bucketOf: (at: number) => string,
): Map<string, Bounds> {
  const bounds = new Map<string, Bounds>();
  const lowered = [...transactions.values()].some(isLowering);
  const returned = new Map<string, number>();
  for (const { kind, related_id: award, points } of transactions.values()) {
    if (award === null || (kind !== 'return' && kind !== 'reverse')) continue;
    returned.set(award, (returned.get(award) ?? 0) + points);
  }
  for (const row of transactions.values()) {
    if (!isGiven(row)) continue;
    const bucket = bucketOf(Math.min(row.occurred_at, row.recorded_at));
    const left = (row.modified_points ?? row.points) - (returned.get(row.id) ?? 0);
    const known = bounds.get(bucket) ?? { least: 0, most: 0 };
    known.most += left;
    if (!lowered && row.recorded_at >= standing.since) known.least += left;
    bounds.set(bucket, known);
  }
  return bounds;
}

function isGiven({ kind, status, qualifies }: TransactionRow): boolean {
  const given = status === 'approved' || status === 'auto_approved';
  return qualifies && given && (kind === 'award' || kind === 'adjust');
}

function isLowering({ kind, status }: TransactionRow): boolean {
  return kind === 'deduct' || (kind === 'adjust' && status === 'deducted');
}

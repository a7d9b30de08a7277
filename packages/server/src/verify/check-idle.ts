import type { HeadRow, LotRow, PostingRow } from './rows.ts';

/** What of a member's record tells of points that lapse together when he is idle. */
export interface IdleRecord {
  readonly head: HeadRow;
  readonly postings: readonly PostingRow[];
  readonly lots: ReadonlyMap<string, LotRow>;
}

/**
 * Recomputes the one date of a member's idle points, and when his stretch of activity began, from
 * the moves that his postings tell of, and their sums from his lots. Says what does not fit.
 */
export function checkIdle({ head, postings, lots }: IdleRecord): readonly string[] {
  const { since, until } = lastStretch(postings);
  const problems: string[] = [];
  if (since !== head.idle_since || until !== head.idle_lapses_at) {
    problems.push(
      `idle points of member ${head.id} are kept to lapse at ${timeText(head.idle_lapses_at)}, ` +
        `active since ${timeText(head.idle_since)}; his postings come to ${timeText(until)} ` +
        `and ${timeText(since)}`,
    );
  }
  const expected = { points: 0, lapsed: 0 };
  for (const lot of lots.values()) {
    if (!lot.idle || lot.member_id !== head.id) continue;
    expected[since !== null && lot.opened_at >= since ? 'points' : 'lapsed'] += lot.remaining;
  }
  if (expected.points !== head.idle_points || expected.lapsed !== head.idle_lapsed) {
    problems.push(
      `idle points of member ${head.id} are kept as ${String(head.idle_points)} and ` +
        `${String(head.idle_lapsed)} lapsed, his lots come to ${String(expected.points)} ` +
        `and ${String(expected.lapsed)}`,
    );
  }
  return problems;
}

/** A move within the stretch takes its date forward; one behind its end begins another. */
function lastStretch(postings: readonly PostingRow[]): {
  readonly since: number | null;
  readonly until: number | null;
} {
  let since: number | null = null;
  let until: number | null = null;
  for (const { keeps_from: from, keeps_until: to } of postings) {
    if (from === null || to === null) continue;
    if (until === null || until <= from) {
      since = from;
      until = to;
    } else {
      until = Math.max(until, to);
    }
  }
  return { since, until };
}

function timeText(at: number | null): string {
  return at === null ? 'no time' : new Date(at).toISOString();
}

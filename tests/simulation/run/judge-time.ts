import type { Instant } from '@fealty/core';
import type { Tables } from '../store/memory-store.ts';

/** What must have happened when all that was due has been swept. */
export function judgeTime(store: Tables, now: Instant): string[] {
  // What is due to a member who is blocked waits for him.
  const active = new Set(
    store
      .rows('members')
      .filter(({ status }) => status === 'active')
      .map(({ id }) => id),
  );
  const waiting = new Set(
    store
      .rows('dues')
      .filter(({ due_at: at, member_id: id }) => (at as Instant) <= now && active.has(id))
      .map(({ member_id: id, kind, key }) => `${String(kind)} ${String(key)} of ${String(id)}`),
  );
  const overdue = store
    .rows('transactions')
    .filter(({ status, approves_at: at }) => status === 'pending' && at !== null)
    .filter(({ approves_at: at }) => (at as Instant) <= now)
    .map(({ id }) => `award ${String(id)} was to be approved long ago`);
  const lapsed = store
    .rows('expiry_sums')
    .filter(({ expires_at: at, points }) => (at as Instant) <= now && (points as number) > 0)
    .map(({ member_id: id }) => `points of ${String(id)} have lapsed and are still there`);
  return [...[...waiting].map((due) => `${due} is still due`), ...overdue, ...lapsed];
}

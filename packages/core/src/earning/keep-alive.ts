import type { MemberBooks } from '../books/books.ts';
import type { Draft, Scene } from '../deciding.ts';
import type { Instant } from '../time/instant.ts';
import { idleUntil } from './expiry.ts';

/** Something that may keep a member's idle points alive. */
export interface Sign {
  readonly occurredAt: Instant;
  /** It is of the kind that the program counts as activity. */
  readonly counts: boolean;
  /** Idle points are given at once, which must have a date to live to. */
  readonly gives: boolean;
}

/**
 * Moves the one date of a member's idle points: forward when an activity counts, never back. What
 * had lapsed before stays lapsed, so the first points after a lapse begin a stretch of their own.
 * Answers the date then; null if the program knows no inactivity or nothing is alive.
 */
export function keepAlive(
  scene: Scene,
  draft: Draft,
  { member }: MemberBooks,
  sign: Sign,
): Instant | null {
  const { expiry, timeZone } = scene.program;
  const { lapsesAt } = member.idle;
  const { memberId, at } = draft;
  const lives = lapsesAt !== null && lapsesAt > at;
  // Idle points from before the program changed keep the date that they had.
  if (expiry.mode !== 'inactivity') return lapsesAt;
  if (!lives && !sign.gives) return null;
  if (lives && !sign.counts) return lapsesAt;
  // A late report counts from its day; points that begin now live their whole time from now.
  const from = lives ? Math.min(sign.occurredAt, at) : at;
  const next = idleUntil(expiry, from, timeZone);
  if (lives && next <= lapsesAt) return lapsesAt;
  draft.changes.push({ kind: 'kept_alive', memberId, lapsesAt: next, from: at });
  return next;
}

/** A redemption that is final keeps idle points alive if the program says so; a cart does not yet. */
export function keepAliveByRedeeming(
  scene: Scene,
  draft: Draft,
  books: MemberBooks,
  occurredAt: Instant,
): void {
  const { expiry } = scene.program;
  const counts = expiry.mode === 'inactivity' && expiry.redemptions === true;
  keepAlive(scene, draft, books, { occurredAt, counts, gives: false });
}

/** True of an activity that is on the program's list; without a list every one counts. */
export function keepsAlive(scene: Scene, activityId: string): boolean {
  const { expiry } = scene.program;
  if (expiry.mode !== 'inactivity') return false;
  return expiry.activities === undefined || expiry.activities.includes(activityId);
}

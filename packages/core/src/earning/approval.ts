import type { ApprovalDocument } from '../program/document.ts';
import { DAY, type Instant } from '../time/instant.ts';
import type { TraceStep } from '../trace.ts';

/** When points become the member's: now, at a time, or when somebody says so. */
export interface ApprovalPlan {
  readonly immediate: boolean;
  readonly approvesAt: Instant | null;
  readonly how: Extract<TraceStep, { step: 'approval' }>['how'];
}

const IMMEDIATE: ApprovalPlan = { immediate: true, approvesAt: null, how: 'immediate' };
export const BY_HAND: ApprovalPlan = { immediate: false, approvesAt: null, how: 'by_hand' };

/**
 * A time named by the command wins over the activity. Days count from when it happened, so that a
 * late report does not lengthen the wait; a time that has passed approves at once.
 */
export function planApproval(
  approval: ApprovalDocument,
  times: {
    readonly given: Instant | undefined;
    readonly occurredAt: Instant;
    readonly now: Instant;
  },
): ApprovalPlan {
  if (times.given !== undefined) {
    const immediate = times.given <= times.now;
    return { immediate, approvesAt: immediate ? null : times.given, how: 'given' };
  }
  switch (approval.mode) {
    case 'immediately':
      return IMMEDIATE;
    case 'by_hand':
      return BY_HAND;
    case 'after_days': {
      const approvesAt = times.occurredAt + approval.days * DAY;
      return approvesAt <= times.now ? IMMEDIATE : { immediate: false, approvesAt, how: 'delayed' };
    }
  }
}

import type { EventType } from '@fealty/core';

interface EventNames {
  /** Null where v1 has no such event: then no v1 webhook tells it. */
  readonly v1: string | null;
  /** Null where the platform has no name for it: then it is told under ours. */
  readonly v2: string | null;
}

/** What both versions of the API call our events, on the wire. */
export const EVENT_NAMES = {
  'member.enrolled': { v1: 'evt_user_enrollment', v2: 'event_member_enrol' },
  'member.updated': { v1: null, v2: 'event_member_update' },
  'member.blocked': { v1: null, v2: null },
  'member.unblocked': { v1: null, v2: null },
  'member.opted_out': { v1: null, v2: null },
  'member.opted_in': { v1: null, v2: null },
  'member.deleted': { v1: null, v2: 'event_member_delete' },
  'member.readmitted': { v1: null, v2: null },
  'member.erased': { v1: null, v2: null },
  'points.awarded': { v1: 'evt_points_awarded', v2: 'event_points_earned' },
  'points.rejected': { v1: null, v2: 'event_points_rejected' },
  'points.redeemed': { v1: 'evt_points_redeemed', v2: 'event_points_redeemed' },
  'redemption.held': { v1: null, v2: null },
  'redemption.cancelled': { v1: null, v2: null },
  'points.deducted': { v1: 'evt_points_deducted', v2: 'event_points_deducted' },
  'points.expired': { v1: null, v2: 'event_points_expired' },
  'points.expiring': { v1: null, v2: null },
  'tier.upgraded': { v1: 'evt_level_upgrade', v2: 'event_member_tierupgrade' },
  'tier.downgraded': { v1: 'evt_level_degrade', v2: 'event_member_tierdowngrade' },
  'tier.assigned': { v1: null, v2: null },
  'member.merged': { v1: null, v2: null },
  'member.unmerged': { v1: null, v2: null },
  'winback.offered': { v1: null, v2: 'event_winback_offer' },
  'referral.succeeded': { v1: null, v2: 'event_referral_success' },
  'awards.held': { v1: null, v2: null },
  'fraud.signalled': { v1: null, v2: null },
  'seal.published': { v1: null, v2: null },
} as const satisfies Record<EventType, EventNames>;

/** Types of events, in the order of the table. */
export const EVENT_TYPES = Object.keys(EVENT_NAMES) as readonly EventType[];

/** Each event's own name and those that the platform has for it, each once. */
export const ALL_EVENT_NAMES: readonly string[] = EVENT_TYPES.flatMap((type) => {
  const { v1, v2 } = EVENT_NAMES[type];
  return [type, v1, v2].filter((name) => name !== null);
});

/** The event that a name means, of any version; null if none is called so. */
export function eventNamed(name: string): EventType | null {
  const isCalled = (type: EventType): boolean =>
    type === name || EVENT_NAMES[type].v1 === name || EVENT_NAMES[type].v2 === name;
  return EVENT_TYPES.find(isCalled) ?? null;
}

/** An event that receivers can be told of, by all its names and in words. */
export interface EventWords {
  /** Ours, as `points.awarded`; taken whatever the webhook's format is. */
  readonly type: string;
  /** Null where v1 has no such event. */
  readonly v1: string | null;
  /** The platform's name in v2, or ours where it has none. */
  readonly v2: string;
  readonly label: string;
}

export interface EventGroup {
  readonly title: string;
  readonly events: readonly EventWords[];
}

function event(type: string, label: string, v2 = type, v1: string | null = null): EventWords {
  return { type, v1, v2, label };
}

/** All of them; `event-words.test.ts` holds the names against the contract. */
export const EVENT_GROUPS: readonly EventGroup[] = [
  {
    title: 'What to look at',
    events: [
      event('awards.held', 'Awards began to be held'),
      event('fraud.signalled', 'Severe fraud signal'),
      event('seal.published', 'Balances were sealed'),
    ],
  },
  {
    title: 'Points',
    events: [
      event('points.awarded', 'Points earned', 'event_points_earned', 'evt_points_awarded'),
      event('points.rejected', 'Waiting points rejected', 'event_points_rejected'),
      event('points.redeemed', 'Reward redeemed', 'event_points_redeemed', 'evt_points_redeemed'),
      event('points.deducted', 'Points taken', 'event_points_deducted', 'evt_points_deducted'),
      event('points.expiring', 'Points about to expire'),
      event('points.expired', 'Points expired', 'event_points_expired'),
      event('redemption.held', 'Points reserved in a cart'),
      event('redemption.cancelled', 'Redemption cancelled'),
    ],
  },
  {
    title: 'Members',
    events: [
      event('member.enrolled', 'Member joined', 'event_member_enrol', 'evt_user_enrollment'),
      event('member.updated', 'Member changed', 'event_member_update'),
      event('member.blocked', 'Member blocked'),
      event('member.unblocked', 'Member unblocked'),
      event('member.opted_out', 'Member opted out'),
      event('member.opted_in', 'Member opted in again'),
      event('member.deleted', 'Member deleted', 'event_member_delete'),
      event('member.readmitted', 'Deleted member came back'),
      event('member.erased', 'Member’s data erased'),
      event('member.merged', 'Two members merged'),
      event('member.unmerged', 'Merged members parted'),
    ],
  },
  {
    title: 'Tiers, friends and coming back',
    events: [
      event('tier.upgraded', 'Tier went up', 'event_member_tierupgrade', 'evt_level_upgrade'),
      event('tier.downgraded', 'Tier went down', 'event_member_tierdowngrade', 'evt_level_degrade'),
      event('tier.assigned', 'Tier given by hand'),
      event('referral.succeeded', 'Referred friend bought', 'event_referral_success'),
      event('winback.offered', 'Member has not bought for long', 'event_winback_offer'),
    ],
  },
];

const ALL = EVENT_GROUPS.flatMap(({ events }) => events);

/** The event of any of its names; null for one that this page does not know. */
export function eventOf(name: string): EventWords | null {
  return ALL.find(({ type, v1, v2 }) => [type, v1, v2].includes(name)) ?? null;
}

/** What an event is called for people. */
export function labelOf(name: string): string {
  return eventOf(name)?.label ?? name;
}

/** `Points earned, Reward redeemed and 3 more`. */
export function labelsOf(names: readonly string[], most = 3): string {
  const labels = names.map(labelOf);
  const left = labels.length - most;
  if (left <= 0) return labels.join(', ');
  return `${labels.slice(0, most).join(', ')} and ${String(left)} more`;
}

import {
  claimText,
  identityText,
  refIdentity,
  type HoldingsNeed,
  type IdentityKey,
  type Instant,
  type MemberRef,
  type Needs,
} from '@fealty/core';

/** Everything a batch must load, each thing once. */
export interface LoadPlan {
  /** Locked, and created first if missing; sorted. */
  readonly identities: IdentityKey[];
  /** Identities by which members are found. */
  readonly lookups: IdentityKey[];
  readonly memberIds: string[];
  readonly claims: { scope: string; key: string }[];
  readonly transactions: string[];
  /** Points to cover with open lots, by member reference. */
  readonly lots: Map<string, { ref: MemberRef; points: number }>;
  readonly lapsed: Map<string, MemberRef>;
  /** Members with the dates whose sums are wanted. */
  readonly dates: Map<string, { ref: MemberRef; at: Instant }>;
  /** Members whose merges are wanted, by member reference. */
  readonly merges: Map<string, MemberRef>;
  /** What a survivor holds of others, by the first of them. */
  readonly holdings: Map<string, HoldingsNeed>;
  /** Redemptions whose draws on lots are wanted. */
  readonly draws: string[];
  /** Coupons to load by reward id; sorted when sent. */
  readonly shelves: Map<string, number>;
  /** Sorted: they are locked in this order. */
  readonly budgets: string[];
  /** Activities whose hour is wanted. */
  readonly flows: string[];
  readonly cached: string[];
  /** Ids of cached purchases whose e-mail is wanted. */
  readonly cachedIds: string[];
  readonly programs: number[];
  /** Members of whom it is wanted what remains to be settled. */
  readonly remains: string[];
  /** Whether what tells members apart may be taken. */
  readonly people: boolean;
}

/** What a member was named by, as the books file identities; `id:` and the id if by that. */
export function refText(ref: MemberRef): string {
  return ref.by === 'id' ? `id:${ref.value}` : identityText(refIdentity(ref));
}

/** The same for the database: a kind and a value, `id` among the kinds. */
export function refKey(ref: MemberRef): { readonly kind: string; readonly value: string } {
  return ref.by === 'id' ? { kind: 'id', value: ref.value } : refIdentity(ref);
}

/** Puts the needs of several commands together. Points and coupons add up; the rest is a set. */
export function planLoad(needs: readonly Needs[]): LoadPlan {
  const identities = new Map<string, IdentityKey>();
  const lookups = new Map<string, IdentityKey>();
  const memberIds = new Set<string>();
  const claims = new Map<string, { scope: string; key: string }>();
  const lots = new Map<string, { ref: MemberRef; points: number }>();
  const lapsed = new Map<string, MemberRef>();
  const dates = new Map<string, { ref: MemberRef; at: Instant }>();
  const merges = new Map<string, MemberRef>();
  const holdings = new Map<string, HoldingsNeed>();
  const shelves = new Map<string, number>();
  const member = (ref: MemberRef): void => {
    if (ref.by === 'id') memberIds.add(ref.value);
    else lookups.set(refText(ref), refIdentity(ref));
  };
  for (const need of needs) {
    need.members?.forEach(member);
    need.identities?.forEach((identity) => identities.set(identityText(identity), identity));
    need.lookups?.forEach((identity) => lookups.set(identityText(identity), identity));
    need.claims?.forEach((claim) => claims.set(claimText(claim.scope, claim.key), claim));
    need.lots?.forEach(({ member: ref, points }) => {
      member(ref);
      const key = refText(ref);
      lots.set(key, { ref, points: (lots.get(key)?.points ?? 0) + whole(points) });
    });
    need.lapsed?.forEach((ref) => {
      member(ref);
      lapsed.set(refText(ref), ref);
    });
    need.dates?.forEach(({ member: ref, at }) => {
      member(ref);
      dates.set(`${ref.by}:${ref.value}:${String(at)}`, { ref, at });
    });
    need.merges?.forEach((ref) => {
      member(ref);
      merges.set(refText(ref), ref);
    });
    need.holdings?.forEach((wanted) => {
      memberIds.add(wanted.holderId);
      holdings.set(wanted.memberIds[0] ?? '', wanted);
    });
    need.shelves?.forEach(({ rewardId, coupons }) => {
      shelves.set(rewardId, (shelves.get(rewardId) ?? 0) + coupons);
    });
  }
  return {
    identities: [...identities.values()].sort(byKindAndValue),
    lookups: [...lookups.values()],
    memberIds: [...memberIds],
    claims: [...claims.values()],
    transactions: distinct(needs, ({ transactions }) => transactions),
    lots,
    lapsed,
    dates,
    merges,
    holdings,
    draws: distinct(needs, ({ draws }) => draws),
    shelves,
    budgets: distinct(needs, ({ budgets }) => budgets).sort(),
    flows: distinct(needs, ({ flows }) => flows),
    cached: distinct(needs, ({ cached }) => cached),
    cachedIds: distinct(needs, ({ cachedIds }) => cachedIds),
    programs: distinct(needs, ({ programs }) => programs),
    remains: distinct(needs, ({ remains }) => remains),
    people: needs.some(({ people }) => people !== undefined),
  };
}

/** Everything that any of the needs names in one of their lists, each once. */
function distinct<T>(
  needs: readonly Needs[],
  pick: (need: Needs) => readonly T[] | undefined,
): T[] {
  return [...new Set(needs.flatMap((need) => pick(need) ?? []))];
}

/** A need that the decision is going to refuse anyway still has to be a number for the database. */
function whole(points: number): number {
  return Math.min(Math.max(Math.ceil(points), 0), Number.MAX_SAFE_INTEGER) || 0;
}

/** Joins what a command asked for first with what its decision found missing. */
export function joinNeeds(first: Needs, second: Needs): Needs {
  const joined: Record<string, unknown> = { ...first };
  for (const [field, values] of Object.entries(second) as [string, readonly unknown[]][]) {
    const before = joined[field] as readonly unknown[] | undefined;
    joined[field] = before === undefined ? values : [...before, ...values];
  }
  return joined;
}

function byKindAndValue(a: IdentityKey, b: IdentityKey): number {
  const left = identityText(a);
  const right = identityText(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

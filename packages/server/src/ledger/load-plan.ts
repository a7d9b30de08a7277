import {
  claimText,
  identityText,
  refIdentity,
  type IdentityKey,
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
  /** Redemptions whose draws on lots are wanted. */
  readonly draws: string[];
  /** Coupons to load by reward id; sorted when sent. */
  readonly shelves: Map<string, number>;
  /** Sorted: they are locked in this order. */
  readonly budgets: string[];
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
  const transactions = new Set<string>();
  const lots = new Map<string, { ref: MemberRef; points: number }>();
  const lapsed = new Map<string, MemberRef>();
  const draws = new Set<string>();
  const shelves = new Map<string, number>();
  const budgets = new Set<string>();
  const cached = new Set<string>();
  const cachedIds = new Set<string>();
  const programs = new Set<number>();
  const remains = new Set<string>();
  let people = false;
  const member = (ref: MemberRef): void => {
    if (ref.by === 'id') memberIds.add(ref.value);
    else lookups.set(refText(ref), refIdentity(ref));
  };
  for (const need of needs) {
    need.members?.forEach(member);
    need.identities?.forEach((identity) => identities.set(identityText(identity), identity));
    need.lookups?.forEach((identity) => lookups.set(identityText(identity), identity));
    need.claims?.forEach((claim) => claims.set(claimText(claim.scope, claim.key), claim));
    need.transactions?.forEach((id) => transactions.add(id));
    need.lots?.forEach(({ member: ref, points }) => {
      member(ref);
      const key = refText(ref);
      lots.set(key, { ref, points: (lots.get(key)?.points ?? 0) + whole(points) });
    });
    need.lapsed?.forEach((ref) => {
      member(ref);
      lapsed.set(refText(ref), ref);
    });
    need.draws?.forEach((id) => draws.add(id));
    need.shelves?.forEach(({ rewardId, coupons }) => {
      shelves.set(rewardId, (shelves.get(rewardId) ?? 0) + coupons);
    });
    need.budgets?.forEach((id) => budgets.add(id));
    need.cached?.forEach((email) => cached.add(email));
    need.cachedIds?.forEach((id) => cachedIds.add(id));
    need.programs?.forEach((version) => programs.add(version));
    need.remains?.forEach((id) => remains.add(id));
    people ||= need.people !== undefined;
  }
  return {
    identities: [...identities.values()].sort(byKindAndValue),
    lookups: [...lookups.values()],
    memberIds: [...memberIds],
    claims: [...claims.values()],
    transactions: [...transactions],
    lots,
    lapsed,
    draws: [...draws],
    shelves,
    budgets: [...budgets].sort(),
    cached: [...cached],
    cachedIds: [...cachedIds],
    programs: [...programs],
    remains: [...remains],
    people,
  };
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

import {
  claimText,
  compareLots,
  countHoldings,
  emptyBooks,
  emptyFlow,
  hasLapsed,
  hourOf,
  identityText,
  lapsedIdle,
  postingTime,
  refIdentity,
  REMAINS_MAX,
  type Books,
  type IdentityKey,
  type Instant,
  type MemberBooks,
  type MemberRef,
  type Needs,
} from '@fealty/core';

/**
 * Loads what was asked for out of whole books, and no more, by the contract that a store keeps:
 * lots only as far as they cover the points, lapsed ones apart, own lots beside their awards.
 */
export function loadPartly(whole: Books, needs: Needs, now: Instant): Books {
  const books = emptyBooks(false);
  for (const version of needs.programs ?? []) {
    const program = whole.programs.get(version);
    if (program !== undefined) books.programs.set(version, program);
  }
  for (const id of needs.flows ?? []) {
    books.flows.set(id, whole.flows.get(id) ?? emptyFlow(hourOf(now)));
  }
  for (const identity of [...(needs.identities ?? []), ...(needs.lookups ?? [])]) {
    loadIdentity(books, whole, identity);
  }
  for (const ref of needs.members ?? []) loadMember(books, whole, ref);
  for (const { scope, key } of needs.claims ?? []) {
    const claim = whole.claims.get(claimText(scope, key)) ?? null;
    books.claims.set(claimText(scope, key), claim);
    if (claim?.memberId != null) loadMember(books, whole, { by: 'id', value: claim.memberId });
  }
  loadTransactions(books, whole, needs.transactions ?? []);
  loadDraws(books, whole, needs.draws ?? []);
  loadAllLots(books, whole, { needs, now });
  loadRemains(books, whole, { ids: needs.remains ?? [], now });
  loadWaiting(books, whole, needs);
  loadMerges(books, whole, { needs, now });
  settle(books, now);
  return books;
}

function loadAllLots(
  books: Books,
  whole: Books,
  wanted: { readonly needs: Needs; readonly now: Instant },
): void {
  const { needs, now } = wanted;
  // Commands of one batch spend one after another, so their points add up.
  const wantedPoints = new Map<MemberBooks, number>();
  for (const { member, points } of needs.lots ?? []) {
    const loaded = loadMember(books, whole, member);
    if (loaded !== null) wantedPoints.set(loaded, (wantedPoints.get(loaded) ?? 0) + points);
  }
  for (const [loaded, points] of wantedPoints) loadLots(loaded, whole, { points, now });
  for (const ref of needs.lapsed ?? []) {
    const loaded = loadMember(books, whole, ref);
    if (loaded === null) continue;
    const all = whole.members.get(loaded.member.id)?.lots ?? [];
    const { idle } = loaded.member;
    const at = postingTime(loaded.member, now);
    loaded.lapsed = all.filter((lot) => hasLapsed(lot, idle, at)).map((lot) => ({ ...lot }));
  }
  for (const { member, at } of needs.dates ?? []) {
    const loaded = loadMember(books, whole, member);
    if (loaded === null) continue;
    const all = whole.members.get(loaded.member.id)?.lots ?? [];
    const dated = all.filter((lot) => lot.expiresAt === at);
    loaded.sums.set(
      at,
      dated.reduce((sum, lot) => sum + lot.remaining, 0),
    );
  }
}

function loadRemains(
  books: Books,
  whole: Books,
  { ids, now }: { readonly ids: readonly string[]; readonly now: Instant },
): void {
  for (const id of ids) {
    const waiting = [...whole.transactions.values()].flatMap((one) => {
      const owner = one?.memberId ?? '';
      if (one == null) return [];
      if (owner !== id && whole.members.get(owner)?.member.mergedInto !== id) return [];
      if (one.status === 'pending') return [one.id];
      if (one.status !== 'pending_deduction') return [];
      return one.relatedId === null ? [one.id] : [one.id, one.relatedId];
    });
    books.remains.set(id, [...new Set(waiting)].sort().slice(0, REMAINS_MAX));
    const loaded = books.members.get(id);
    if (loaded === undefined) continue;
    loaded.lapsed ??= [];
    for (const lot of whole.members.get(id)?.lots ?? []) {
      const into = hasLapsed(lot, loaded.member.idle, postingTime(loaded.member, now))
        ? loaded.lapsed
        : loaded.lots;
      if (!into.some((other) => other.id === lot.id)) into.push({ ...lot });
    }
  }
}

function loadMerges(
  books: Books,
  whole: Books,
  { needs, now }: { readonly needs: Needs; readonly now: Instant },
): void {
  for (const ref of needs.merges ?? []) {
    const loaded = loadMember(books, whole, ref);
    if (loaded === null) continue;
    const { id } = loaded.member;
    books.merges.set(id, whole.merges.get(id) ?? []);
  }
  for (const { holderId, memberIds } of needs.holdings ?? []) {
    const loaded = loadMember(books, whole, { by: 'id', value: holderId });
    if (loaded === null) continue;
    const held = structuredClone(countHoldings(whole, holderId, memberIds));
    books.holdings.set(memberIds[0] ?? '', held);
    for (const lot of held.lots) {
      const among = hasLapsed(lot, loaded.member.idle, postingTime(loaded.member, now))
        ? (loaded.lapsed ??= [])
        : loaded.ownLots;
      if (!among.some(({ id }) => id === lot.id)) among.push({ ...lot });
    }
  }
}

function loadWaiting(books: Books, whole: Books, needs: Needs): void {
  for (const email of needs.cached ?? []) {
    books.cached.set(email, [...(whole.cached.get(email) ?? [])].slice(0, 101));
  }
  for (const id of needs.cachedIds ?? []) {
    books.cachedEmails.set(id, whole.cachedEmails.get(id) ?? null);
  }
  for (const id of needs.budgets ?? []) {
    books.budgets.set(id, whole.budgets.get(id) ?? { id, points: 0, uses: 0 });
  }
  for (const { rewardId, coupons } of needs.shelves ?? []) {
    const shelf = whole.shelves.get(rewardId) ?? null;
    books.shelves.set(rewardId, shelf && { ...shelf, next: shelf.next.slice(0, coupons) });
  }
}

function loadIdentity(books: Books, whole: Books, identity: IdentityKey): string | null {
  const text = identityText(identity);
  const holder = whole.identities.get(text) ?? null;
  books.identities.set(text, holder);
  if (holder !== null) loadMember(books, whole, { by: 'id', value: holder });
  return holder;
}

function loadMember(books: Books, whole: Books, ref: MemberRef): MemberBooks | null {
  const id = ref.by === 'id' ? ref.value : loadIdentity(books, whole, refIdentity(ref));
  const found = id === null ? undefined : whole.members.get(id);
  if (found === undefined) return null;
  const before = books.members.get(found.member.id);
  if (before !== undefined) return before;
  const member = structuredClone(found.member);
  const loaded = {
    member,
    lots: [],
    lotsComplete: false,
    ownLots: [],
    lapsedPoints: 0,
    lapsed: null,
    sums: new Map(),
  };
  books.members.set(member.id, loaded);
  return loaded;
}

function loadTransactions(books: Books, whole: Books, ids: readonly string[]): void {
  for (const id of new Set(ids)) {
    const transaction = whole.transactions.get(id) ?? null;
    books.transactions.set(id, transaction);
    books.returns.set(id, whole.returns.get(id) ?? null);
    if (transaction === null) continue;
    loadMember(books, whole, { by: 'id', value: transaction.memberId });
    // Whoever holds its lot now may be another, whose books are then asked for.
    for (const loaded of books.members.values()) {
      const own = whole.members.get(loaded.member.id)?.lots.find((lot) => lot.id === id);
      if (own !== undefined) loaded.ownLots.push({ ...own });
    }
  }
}

function loadDraws(books: Books, whole: Books, ids: readonly string[]): void {
  for (const id of new Set(ids)) {
    const draws = structuredClone(whole.draws.get(id) ?? []);
    books.draws.set(id, draws);
    for (const { lot } of draws) {
      const loaded = books.members.get(lot.memberId);
      const open = whole.members.get(lot.memberId)?.lots.find((other) => other.id === lot.id);
      if (loaded === undefined || open === undefined) continue;
      if (!loaded.ownLots.some((own) => own.id === lot.id)) loaded.ownLots.push({ ...open });
    }
  }
}

function loadLots(
  loaded: MemberBooks,
  whole: Books,
  wanted: { readonly points: number; readonly now: Instant },
): void {
  const all = whole.members.get(loaded.member.id)?.lots ?? [];
  const now = postingTime(loaded.member, wanted.now);
  let covered = 0;
  for (const lot of all) {
    if (hasLapsed(lot, loaded.member.idle, now)) {
      if (!lot.idle) loaded.lapsedPoints += lot.remaining;
    } else if (covered < wanted.points) {
      covered += lot.remaining;
      if (!loaded.lots.some(({ id }) => id === lot.id)) loaded.lots.push({ ...lot });
    }
  }
}

function settle(books: Books, clock: Instant): void {
  for (const loaded of books.members.values()) {
    const now = postingTime(loaded.member, clock);
    const isFirst = new Set(loaded.lots.map(({ id }) => id));
    loaded.ownLots = loaded.ownLots.filter(
      (lot) => !isFirst.has(lot.id) && !hasLapsed(lot, loaded.member.idle, now),
    );
    const all = [...loaded.lots, ...loaded.ownLots];
    const gone = loaded.lapsedPoints + lapsedIdle(loaded.member.idle, now);
    const known = all.reduce((sum, lot) => sum + lot.remaining, gone);
    loaded.lotsComplete = known === loaded.member.balances.available;
    if (!loaded.lotsComplete) continue;
    loaded.lots = all.sort(compareLots);
    loaded.ownLots = [];
  }
}

import {
  claimText,
  emptyBooks,
  identityText,
  type Books,
  type Instant,
  type Lot,
} from '@fealty/core';
import type pg from 'pg';
import { rawArray, textArray } from './array-text.ts';
import {
  cachedFromRow,
  couponFromRow,
  headFromRow,
  lotFromRow,
  memberFrom,
  personFromRow,
  transactionFromRow,
  type Head,
} from './decode.ts';
import { fly, type FlightResult, type Request } from './flight.ts';
import { planFlows } from './load-flows.ts';
import { planHoldings, planMerges } from './load-merges.ts';
import { refKey, type LoadPlan } from './load-plan.ts';
import { PEOPLE_LOCK } from './people-lock.ts';
import { planRemains } from './load-remains.ts';
import * as sql from './load-statements.ts';
import { settleLots, type FoundLots } from './settle-lots.ts';
import { enterStatementOn } from '../runtime/database.ts';
import type { Statement } from '../runtime/statement.ts';

/** How a load treats the members: lock them, lock those that are free, or only read. */
export type LoadMode = 'lock' | 'lock_free' | 'snapshot';

export interface KeptAnswer {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
}

/** What to load, and how. */
export interface LoadRequest {
  readonly merchantId: number;
  readonly plan: LoadPlan;
  /** Request keys whose answers may be there. */
  readonly keys: readonly string[];
  readonly mode: LoadMode;
}

/** What a batch stands on, as it is under the locks. */
export interface Loaded {
  readonly books: Books;
  readonly now: Instant;
  /** The real clock, microseconds since 1970: batches that share a lock stand in its order. */
  readonly moment: number;
  readonly runningVersion: number;
  readonly keepsEvents: boolean;
  /** Hash of each member's last posting, hex. */
  readonly chains: Map<string, string>;
  /** Digest of the details of each named transaction, hex. */
  readonly digests: Map<string, string>;
  readonly keys: Map<string, KeptAnswer>;
  /** False while somebody makes an attribute unique: what tells members apart is not to be taken. */
  readonly people: boolean;
  /** Members that exist but whose lock was not to be had. */
  readonly locked: ReadonlySet<string>;
}

/** Opens a transaction of the merchant, takes the locks and reads all facts, in one round trip. */
export async function load(client: pg.Client, request: LoadRequest): Promise<Loaded> {
  const flight = new LoadFlight(request, enterStatementOn(client));
  const results = await fly(client, flight.requests);
  return flight.decode(results);
}

/** An identity was freed while this batch waited for its lock: the batch begins again. */
export class IdentityGone extends Error {}

type Decoder = (result: FlightResult) => void;

class LoadFlight {
  readonly requests: Request[] = [];
  readonly #decoders: Decoder[] = [];
  readonly #books = emptyBooks(false);
  readonly #heads = new Map<string, Head>();
  readonly #chains = new Map<string, string>();
  readonly #digests = new Map<string, string>();
  readonly #keys = new Map<string, KeptAnswer>();
  readonly #locked = new Set<string>();
  readonly #found: FoundLots = {
    ...{ lots: [], ownLots: [], heldLots: [] },
    ...{ lapsedSums: [], lapsedLots: [] },
  };
  #people = true;
  #moment = { now: 0, moment: 0, runningVersion: 0, keepsEvents: false };

  constructor({ merchantId, plan, keys, mode }: LoadRequest, enter: Statement) {
    const snapshot = mode === 'snapshot';
    this.#add(snapshot ? sql.beginSnapshot : sql.begin, [], () => undefined);
    this.#add(enter, [merchantId], () => undefined);
    if (plan.people && !snapshot) this.#planPeople(merchantId);
    this.#planIdentities(merchantId, plan, snapshot);
    this.#planMembers(merchantId, plan, mode);
    if (plan.shelves.size > 0) this.#planShelves(merchantId, plan, snapshot);
    if (plan.budgets.length > 0) this.#planBudgets(merchantId, plan, snapshot);
    this.#add(sql.readMoment, [merchantId], (result) => {
      const row = result.rows[0];
      if (row === undefined) throw new Error(`merchant ${String(merchantId)} is not there`);
      this.#moment = {
        now: row['now'] as number,
        moment: row['moment'] as number,
        runningVersion: row['running_version'] as number,
        keepsEvents: row['keeps_events'] as boolean,
      };
    });
    this.#planFacts(merchantId, plan);
    this.#planLots(merchantId, plan);
    this.#planMerges(merchantId, plan);
    if (keys.length > 0) this.#planKeys(merchantId, keys);
  }

  decode(results: readonly FlightResult[]): Loaded {
    results.forEach((result, index) => this.#decoders[index]?.(result));
    settleLots(this.#books, this.#moment.now, this.#found);
    return {
      books: this.#books,
      ...this.#moment,
      chains: this.#chains,
      digests: this.#digests,
      keys: this.#keys,
      people: this.#people,
      locked: this.#locked,
    };
  }

  #add(statement: Statement, values: Request['values'], decode: Decoder): void {
    this.requests.push({ statement, values });
    this.#decoders.push(decode);
  }

  /** Tried, not waited for: a program that makes an attribute unique may take a while to apply. */
  #planPeople(merchantId: number): void {
    this.#add(sql.sharePeople, [PEOPLE_LOCK, merchantId], (result) => {
      this.#people = result.rows[0]?.['shared'] === true;
    });
  }

  #planIdentities(merchantId: number, plan: LoadPlan, snapshot: boolean): void {
    if (plan.identities.length === 0) return;
    const values = [
      merchantId,
      textArray(plan.identities.map((identity) => identity.kind)),
      textArray(plan.identities.map((identity) => identity.value)),
    ];
    if (!snapshot) this.#add(sql.ensureIdentities, values, () => undefined);
    for (const identity of plan.identities) {
      this.#books.identities.set(identityText(identity), null);
    }
    this.#add(snapshot ? sql.readIdentities : sql.lockIdentities, values, (result) => {
      // Whoever held one has just freed it, and its row is gone: it must be made and locked anew.
      if (!snapshot && result.rows.length < plan.identities.length) throw new IdentityGone();
      this.#decodeIdentities(result);
    });
  }

  readonly #decodeIdentities: Decoder = (result) => {
    for (const row of result.rows) {
      const key = `${row['kind'] as string}:${row['value'] as string}`;
      this.#books.identities.set(key, row['member_id'] as string | null);
    }
  };

  #planMembers(merchantId: number, plan: LoadPlan, mode: LoadMode): void {
    const lookups = [...plan.lookups, ...plan.identities];
    const kinds = textArray(lookups.map((lookup) => lookup.kind));
    const named = textArray(lookups.map((lookup) => lookup.value));
    const wanted = [
      merchantId,
      textArray(plan.memberIds),
      kinds,
      named,
      textArray(plan.claims.map((claim) => claim.scope)),
      textArray(plan.claims.map((claim) => claim.key)),
      textArray(plan.transactions),
    ];
    const heads =
      mode === 'lock' ? sql.lockHeads : mode === 'lock_free' ? sql.lockFreeHeads : sql.readHeads;
    this.#add(heads, wanted, (result) => {
      for (const row of result.rows) {
        const head = headFromRow(row);
        this.#heads.set(head.id, head);
        this.#chains.set(head.id, head.chain);
      }
    });
    if (plan.lookups.length > 0) {
      for (const lookup of plan.lookups) this.#books.identities.set(identityText(lookup), null);
      this.#add(sql.readIdentities, [merchantId, kinds, named], this.#decodeIdentities);
    }
    this.#add(sql.readProfiles, wanted, (result) => {
      for (const row of result.rows) {
        const id = row['id'] as string;
        const head = this.#heads.get(id);
        if (head === undefined) {
          this.#locked.add(id);
          continue;
        }
        this.#books.members.set(id, {
          member: memberFrom(head, personFromRow(row)),
          lots: [],
          lotsComplete: head.fields.balances.available === 0,
          ownLots: [],
          lapsedPoints: 0,
          lapsed: null,
          sums: new Map(),
        });
      }
    });
  }

  #planShelves(merchantId: number, plan: LoadPlan, snapshot: boolean): void {
    const shelves = [...plan.shelves].sort(([a], [b]) => (a < b ? -1 : 1));
    const rewardIds = shelves.map(([rewardId]) => rewardId);
    for (const rewardId of rewardIds) this.#books.shelves.set(rewardId, null);
    const ids = textArray(rewardIds);
    this.#add(snapshot ? sql.readStocks : sql.lockStocks, [merchantId, ids], (result) => {
      for (const row of result.rows) {
        this.#books.shelves.set(row['reward_id'] as string, {
          rewardId: row['reward_id'] as string,
          uploaded: row['uploaded'] as number,
          issued: row['issued'] as number,
          toldLowAt: row['told_low_at'] as number,
          next: [],
        });
      }
    });
    const wanted = rawArray(shelves.map(([, coupons]) => coupons));
    this.#add(sql.readCoupons, [merchantId, ids, wanted], (result) => {
      for (const row of result.rows) {
        const coupon = couponFromRow(row);
        this.#books.shelves.get(coupon.rewardId)?.next.push(coupon);
      }
    });
  }

  #planBudgets(merchantId: number, { budgets }: LoadPlan, snapshot: boolean): void {
    const values = [merchantId, textArray(budgets)];
    this.#add(snapshot ? sql.readBudgets : sql.lockBudgets, values, (result) => {
      for (const row of result.rows) {
        const id = row['budget_id'] as string;
        const points = row['points'] as number;
        this.#books.budgets.set(id, { id, points, uses: row['uses'] as number });
      }
    });
  }

  #planFacts(merchantId: number, plan: LoadPlan): void {
    if (plan.claims.length > 0) {
      for (const claim of plan.claims) {
        this.#books.claims.set(claimText(claim.scope, claim.key), null);
      }
      const scopes = textArray(plan.claims.map((claim) => claim.scope));
      const keys = textArray(plan.claims.map((claim) => claim.key));
      this.#add(sql.readClaims, [merchantId, scopes, keys], (result) => {
        for (const row of result.rows) {
          const scope = row['scope'] as string;
          const key = row['key'] as string;
          this.#books.claims.set(claimText(scope, key), {
            scope,
            key,
            memberId: row['member_id'] as string | null,
            transactionId: row['transaction_id'] as string,
          });
        }
      });
    }
    if (plan.transactions.length > 0) {
      for (const id of plan.transactions) {
        this.#books.transactions.set(id, null);
        this.#books.returns.set(id, null);
      }
      this.#add(sql.readTransactions, [merchantId, textArray(plan.transactions)], (result) => {
        for (const row of result.rows) {
          const found = transactionFromRow(row);
          this.#books.transactions.set(found.transaction.id, found.transaction);
          this.#books.returns.set(found.transaction.id, found.returns);
          this.#digests.set(found.transaction.id, found.digest);
          if (found.lot !== null && found.lot.remaining > 0) this.#found.ownLots.push(found.lot);
          if (found.expired > 0) this.#books.expired.set(found.transaction.id, found.expired);
        }
      });
    }
    if (plan.draws.length > 0) this.#planDraws(merchantId, plan);
    this.#planCached(merchantId, plan);
  }

  #planDraws(merchantId: number, plan: LoadPlan): void {
    for (const id of plan.draws) this.#books.draws.set(id, []);
    this.#add(sql.readDraws, [merchantId, textArray(plan.draws)], (result) => {
      for (const row of result.rows) {
        const { remaining, ...lot } = lotFromRow(row);
        const points = row['amount'] as number;
        this.#books.draws.get(row['transaction_id'] as string)?.push({ lot, points });
        if (remaining > 0) this.#found.ownLots.push({ ...lot, remaining });
      }
    });
  }

  #planCached(merchantId: number, plan: LoadPlan): void {
    if (plan.cachedIds.length > 0) {
      for (const id of plan.cachedIds) this.#books.cachedEmails.set(id, null);
      this.#add(sql.readCachedEmails, [merchantId, textArray(plan.cachedIds)], (result) => {
        for (const row of result.rows) {
          this.#books.cachedEmails.set(row['id'] as string, row['email'] as string);
        }
      });
    }
    if (plan.cached.length > 0) {
      for (const email of plan.cached) this.#books.cached.set(email, []);
      this.#add(sql.readCached, [merchantId, textArray(plan.cached)], (result) => {
        for (const row of result.rows) {
          const purchase = cachedFromRow(row);
          this.#books.cached.get(purchase.email)?.push(purchase);
        }
      });
    }
  }

  #planLots(merchantId: number, plan: LoadPlan): void {
    if (plan.lots.size > 0) {
      const wanted = [...plan.lots.values()];
      const kinds = textArray(wanted.map((lot) => refKey(lot.ref).kind));
      const values = textArray(wanted.map((lot) => refKey(lot.ref).value));
      const needs = rawArray(wanted.map((lot) => lot.points));
      this.#add(sql.readLots, [merchantId, kinds, values, needs], (result) => {
        this.#found.lots.push(...result.rows.map(lotFromRow));
      });
      this.#add(sql.readLapsedSums, [merchantId, kinds, values], (result) => {
        for (const row of result.rows) {
          this.#found.lapsedSums.push({
            memberId: row['member_id'] as string,
            expiresAt: row['expires_at'] as number,
            points: row['points'] as number,
          });
        }
      });
    }
    if (plan.lapsed.size > 0) {
      const wanted = [...plan.lapsed.values()];
      const kinds = textArray(wanted.map((ref) => refKey(ref).kind));
      const values = textArray(wanted.map((ref) => refKey(ref).value));
      this.#add(sql.readLapsedLots, [merchantId, kinds, values], (result) => {
        for (const [key] of plan.lapsed) {
          const id = key.startsWith('id:') ? key.slice(3) : this.#books.identities.get(key);
          const books = id == null ? undefined : this.#books.members.get(id);
          if (books !== undefined) books.lapsed = [];
        }
        this.#found.lapsedLots.push(...result.rows.map(lotFromRow));
      });
    }
    if (plan.dates.size > 0) this.#planDates(merchantId, plan);
  }

  #planDates(merchantId: number, plan: LoadPlan): void {
    const wanted = [...plan.dates.values()];
    const kinds = textArray(wanted.map(({ ref }) => ref.by));
    const values = textArray(wanted.map(({ ref }) => ref.value));
    const times = textArray(wanted.map(({ at }) => new Date(at).toISOString()));
    this.#add(sql.readDateSums, [merchantId, kinds, values, times], (result) => {
      for (const row of result.rows) {
        const points = (row['points'] as number | null) ?? 0;
        const books = this.#books.members.get(row['member_id'] as string);
        books?.sums.set(row['at'] as number, points);
      }
    });
  }

  #planMerges(merchantId: number, plan: LoadPlan): void {
    const add = this.#add.bind(this);
    planFlows(add, merchantId, { activities: plan.flows, books: this.#books });
    planMerges(add, merchantId, plan, this.#books);
    const keep = (lot: Lot): void => {
      this.#found.ownLots.push(lot);
      this.#found.heldLots.push(lot);
    };
    planHoldings(add, merchantId, plan, { books: this.#books, keep });
    planRemains(add, merchantId, plan, { books: this.#books, found: this.#found });
  }

  #planKeys(merchantId: number, keys: readonly string[]): void {
    this.#add(sql.readKeys, [merchantId, textArray(keys)], (result) => {
      for (const row of result.rows) {
        this.#keys.set(row['key'] as string, {
          fingerprint: row['fingerprint'] as string,
          status: row['status'] as number,
          body: row['body'] as string,
        });
      }
    });
  }
}

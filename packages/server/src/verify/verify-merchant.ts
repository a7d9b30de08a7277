import type pg from 'pg';
import { checkMember, type MemberRecord } from './check-member.ts';
import { checkSeals, type PublishedSeal } from './check-seals.ts';
import { memberGroups, readMemberFacts, type MemberFacts } from './read-members.ts';
import { checkWhole } from './whole-checks.ts';

/** What a verification came to. */
export interface Verification {
  readonly members: number;
  readonly postings: number;
  readonly transactions: number;
  /** The newest seal that all was held against; null if nothing was ever sealed. */
  readonly seal: { readonly number: number; readonly sealedAt: number } | null;
  /** Sentences about what does not fit; empty if all does. At most as many as were asked for. */
  readonly problems: readonly string[];
}

export const PROBLEMS_MAX = 100;

/** How a merchant is verified. */
export interface VerifyTerms {
  /** Sentences that are kept; `PROBLEMS_MAX` unless said. */
  readonly problemsMax?: number;
  /** Seals that were published, to hold those that are kept against. */
  readonly published?: readonly PublishedSeal[];
  readonly progress?: (members: number) => void;
}

/**
 * Recomputes everything that is kept of a merchant from the postings, and holds it against his seals.
 * A removed end of a chain shows against the head; one that was removed with its head, against a seal.
 */
export async function verifyMerchant(
  client: pg.ClientBase,
  merchantId: number,
  terms: VerifyTerms = {},
): Promise<Verification> {
  const { problemsMax = PROBLEMS_MAX, published = [], progress } = terms;
  const problems: string[] = [];
  let members = 0;
  let postings = 0;
  let transactions = 0;
  for await (const group of memberGroups(client, merchantId)) {
    const facts = await readMemberFacts(client, merchantId, group);
    for (const record of recordsOf(merchantId, facts)) {
      if (problems.length < problemsMax) problems.push(...checkMember(record));
    }
    members += facts.heads.length;
    postings += facts.postings.length;
    const ids = new Set(facts.heads.map(({ id }) => id));
    transactions += facts.transactions.filter(({ member_id: id }) => ids.has(id)).length;
    progress?.(members);
  }
  problems.push(...(await checkWhole(client, merchantId)));
  const sealed = await checkSeals(client, merchantId, published);
  problems.push(...sealed.problems);
  const seal = sealed.newest;
  return { members, postings, transactions, seal, problems: problems.slice(0, problemsMax) };
}

function* recordsOf(merchantId: number, facts: MemberFacts): Generator<MemberRecord> {
  const postings = Map.groupBy(facts.postings, (row) => row.member_id);
  const transactions = Map.groupBy(facts.transactions, (row) => row.member_id);
  const byId = new Map(facts.transactions.map((row) => [row.id, row]));
  const guests = new Map(
    [...Map.groupBy(facts.guests, (row) => row.into_id)].map(([id, rows]) => [
      id,
      rows.flatMap((row) => byId.get(row.id) ?? []),
    ]),
  );
  const lots = new Map(facts.lots.map((row) => [row.id, row]));
  const held = Map.groupBy(facts.lots, (row) => row.member_id);
  const foreign = Map.groupBy(facts.foreign, (row) => row.member_id);
  const sums = Map.groupBy(facts.sums, (row) => row.member_id);
  const events = new Map(facts.events.map((row) => [row.member_id, row]));
  for (const head of facts.heads) {
    const chain = postings.get(head.id) ?? [];
    const named = chain.flatMap(({ lot_id: id }) => lots.get(id ?? '') ?? []);
    yield {
      merchantId,
      head,
      postings: chain,
      guests: new Map((guests.get(head.id) ?? []).map((row) => [row.id, row])),
      merges: facts.merges.filter(({ from_id: from, into_id: into }) =>
        [from, into].includes(head.id),
      ),
      foreign: foreign.get(head.id) ?? [],
      transactions: new Map((transactions.get(head.id) ?? []).map((row) => [row.id, row])),
      lots: new Map([...named, ...(held.get(head.id) ?? [])].map((row) => [row.id, row])),
      sums: sums.get(head.id) ?? [],
      events: events.get(head.id)?.events ?? 0,
      lastEvent: events.get(head.id)?.last ?? 0,
    };
  }
}

import {
  decide,
  identityText,
  claimText,
  type Books,
  type Fresh,
  type Instant,
  type MemberId,
  type Needs,
  type Program,
  type RecentPast,
} from '@fealty/core';
import { applyDecision } from './apply-decision.ts';
import type { Collected } from './collect.ts';
import { entryOf } from './journal.ts';
import type { Loaded } from './load.ts';
import { refText } from './load-plan.ts';
import type { Origin } from './origin.ts';
import type { Answer } from './outcome.ts';
import type { Ticket } from './queue.ts';

/** What became of one ticket of a batch, to be told once the batch has committed. */
export type Verdict =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** A fact was missing, or a member moved meanwhile: the next batch takes it again. */
  | { readonly kind: 'again'; readonly needs: Needs | null }
  | { readonly kind: 'locked' };

/** What a ticket of the batch asked to have loaded. */
export interface Wanted<T = Ticket> {
  readonly ticket: T;
  readonly needs: Needs;
}

/** Decides the commands of a batch one after another on the books in memory. */
export function decideBatch(
  wanted: readonly Wanted[],
  loaded: Loaded,
  terms: {
    readonly program: Program;
    readonly versions: RecentPast['versions'];
    readonly fresh: Fresh;
    readonly collected: Collected;
  },
): Verdict[] {
  const { program, fresh, collected } = terms;
  const past = pastAt(loaded, terms.versions);
  const keys = new Map(loaded.keys);
  return wanted.map(({ ticket, needs }, place): Verdict => {
    const { submission } = ticket;
    const fingerprint = submission.key?.fingerprint.toString('hex') ?? '';
    const known = submission.key === null ? undefined : keys.get(submission.key.key);
    if (known !== undefined) {
      if (known.fingerprint !== fingerprint) {
        return answered(submission.respond({ kind: 'key_reused' }), false);
      }
      return answered(known, true);
    }
    if (needs.people !== undefined && !loaded.people) return { kind: 'locked' };
    const absent = absentMember(needs, loaded);
    if (absent !== null) {
      return loaded.locked.has(absent) ? { kind: 'locked' } : { kind: 'again', needs: null };
    }
    const now = momentFor(needs, loaded);
    const scene = { books: loaded.books, program, now, fresh, past };
    const decision = decide(scene, submission.command);
    if (decision.kind === 'needs') return { kind: 'again', needs: decision.needs };
    const origin: Origin = {
      command: submission.command,
      trace: decision.trace,
      program,
      now,
      moment: loaded.moment,
      place,
    };
    const entry = entryOf(decision, submission.command, loaded.books);
    const outcome = applyDecision(decision, origin, loaded.books, (change, apply) => {
      collected.add(change, origin, apply);
    });
    if (decision.kind === 'refused') {
      collected.refuse(origin, decision.memberId, decision.refusal.code);
    }
    if (entry !== null) collected.enter(origin, entry);
    const { passing, ...words } = submission.respond(outcome);
    if (submission.key !== null && passing !== true) {
      const memberId = outcome.member?.id ?? null;
      keys.set(submission.key.key, { fingerprint, ...words });
      collected.keep({ key: submission.key.key, fingerprint, ...words, memberId, now });
    }
    return answered(words, false);
  });
}

/** What ran lately, as of the moment of the batch by the real clock. */
export function pastAt({ moment }: Loaded, versions: RecentPast['versions']): RecentPast {
  return { now: Math.floor(moment / 1000), versions };
}

function answered(words: { status: number; body: string }, replayed: boolean): Verdict {
  return {
    kind: 'answered',
    answer: { status: words.status, body: words.body, replayed, retryAfterSeconds: null },
  };
}

/** The members that a ticket's needs lead to, as the books now know it. */
function* membersOf(needs: Needs, books: Books): Generator<MemberId> {
  for (const ref of needs.members ?? []) {
    const id = ref.by === 'id' ? ref.value : books.identities.get(refText(ref));
    if (id != null) yield id;
  }
  for (const identity of needs.identities ?? []) {
    const id = books.identities.get(identityText(identity));
    if (id != null) yield id;
  }
  for (const claim of needs.claims ?? []) {
    const id = books.claims.get(claimText(claim.scope, claim.key))?.memberId;
    if (id != null) yield id;
  }
  for (const transactionId of needs.transactions ?? []) {
    const id = books.transactions.get(transactionId)?.memberId;
    if (id != null) yield id;
  }
}

/**
 * A member that the facts lead to but whose books are not here: his lock was not to be had, or
 * he came to be meant only after the locks were taken. An id that nobody has is neither.
 */
function absentMember(needs: Needs, loaded: Loaded): MemberId | null {
  for (const id of membersOf(needs, loaded.books)) {
    if (loaded.books.members.has(id)) continue;
    const byIdOnly = needs.members?.some((ref) => ref.by === 'id' && ref.value === id) === true;
    if (!byIdOnly || loaded.locked.has(id)) return id;
  }
  return null;
}

/** The batch's time, but never before the last posting of a member it is about. */
export function momentFor(needs: Needs, loaded: Loaded): Instant {
  let moment = loaded.now;
  for (const id of membersOf(needs, loaded.books)) {
    moment = Math.max(moment, loaded.books.members.get(id)?.member.postedAt ?? 0);
  }
  return moment;
}

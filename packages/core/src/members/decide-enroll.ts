import { applyChanges } from '../books/apply-changes.ts';
import { scratchBooks } from '../books/copy.ts';
import type { Change } from '../books/changes.ts';
import type { IdentityKey, MemberId, Transaction } from '../books/records.ts';
import { claimOf, heldBy, holderOf } from '../books/find.ts';
import { importScope, type Enroll } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, type Draft, type Scene } from '../deciding.ts';
import { activitiesOf, convertCached } from '../earning/convert-cached.ts';
import { decideAward } from '../earning/decide-award.ts';
import { lackingFlows } from '../breaker/judge-breaker.ts';
import { budgetsOfAll, missingBudgets } from '../earning/judge-budgets.ts';
import { recordBalance } from '../ledger/record-import.ts';
import { entryTierId } from '../tiers/ladder.ts';
import { keepStanding } from '../tiers/plan-due.ts';
import { isAboveEntry, standingOf } from '../tiers/standing.ts';
import { profileIdentities } from './move-identities.ts';
import { completeProfile } from './profile.ts';
import { newReferralCode, referralIdentity } from './referral-code.ts';
import { admitProfile } from './refuse-enrollment.ts';

/** The platform's own activity for joining the program. */
export const SIGN_UP_ACTIVITY = 'created_an_account';

/**
 * Somebody joins: identities taken, entry tier, sign-up award, and purchases that waited for this
 * e-mail made real. One carried over from elsewhere gets his tier and balance instead.
 */
export function decideEnroll(scene: Scene, command: Enroll): Decision {
  const { books } = scene;
  const given = completeProfile(command.profile);
  const needs = enrollmentNeeds(scene, command, given.email);
  if (needs !== null) return needs;
  const profile = admitProfile(scene, command, given);
  if ('kind' in profile) return profile;
  const { imported } = command;
  const draft: Draft = {
    memberId: scene.fresh.id(),
    at: scene.now,
    quiet: command.quiet ?? false,
    changes: [],
    trace: [],
  };
  const referralCode = chooseReferralCode(scene, imported?.referralCode, profile.firstName);
  draft.changes.push({
    kind: 'member_enrolled',
    memberId: draft.memberId,
    profile,
    status: imported?.status ?? command.status ?? 'active',
    subscribed: imported?.subscribed ?? command.subscribed ?? true,
    referralCode,
    referrerId: heldBy(books, referralIdentity(command.referrerCode ?? '')),
    tierId: imported?.tierId ?? entryTierId(scene.program),
    enrolledAt: imported?.enrolledAt ?? command.occurredAt ?? draft.at,
    at: draft.at,
  });
  takeIdentities(draft, [...profileIdentities(scene, profile), referralIdentity(referralCode)]);
  const transaction = settleIn(scene, draft, command, profile.email);
  return done(draft, { transaction });
}

/** A code that was carried over stays, unless somebody has it here. */
function chooseReferralCode(scene: Scene, carried: string | undefined, firstName: string): string {
  const free =
    carried !== undefined &&
    carried !== '' &&
    heldBy(scene.books, referralIdentity(carried)) === null;
  return free ? carried : newReferralCode(scene, firstName);
}

function takeIdentities(draft: Draft, identities: readonly IdentityKey[]): void {
  const { memberId } = draft;
  for (const identity of identities) {
    draft.changes.push({ kind: 'identity_taken', memberId, identity });
  }
}

/** What follows from being there: tried on books that hold only the new member. */
function settleIn(scene: Scene, draft: Draft, command: Enroll, email: string): Transaction | null {
  const scratch = scratchBooks(null, scene.books);
  applyChanges(scratch, draft.changes);
  const alone: Scene = { ...scene, books: scratch };
  let transaction: Transaction | null = null;
  if (command.imported === undefined) {
    transaction = awardSignUp(alone, draft, command);
  } else {
    const { key, balance, tierId = null } = command.imported;
    const claim = {
      scope: importScope(key),
      key: String(key.line),
      memberId: draft.memberId,
      transactionId: draft.memberId,
    };
    draft.changes.push({ kind: 'claimed', claim });
    holdCarriedTier(alone, draft, tierId);
    if (balance !== undefined) {
      transaction = recordBalance(alone, draft, { ...balance, actor: command.actor });
    }
  }
  raise(draft, 'member.enrolled', null);
  if (command.imported === undefined) {
    convertCached(alone, draft, { email, waiting: scene.books.cached.get(email) ?? [] });
  }
  return transaction;
}

/** A tier that was brought along is held until one period or window could have earned it here. */
function holdCarriedTier(alone: Scene, draft: Draft, tierId: string | null): void {
  const { program } = alone;
  if (!isAboveEntry(program, tierId)) return;
  const own: Draft = { ...draft, changes: [] };
  const member = { id: draft.memberId, tierId, standing: null };
  const standing = standingOf(program, member, draft.at);
  keepStanding(own, program, member, { standing, tierId, at: draft.at });
  follow(alone, draft, own.changes);
}

function awardSignUp(alone: Scene, draft: Draft, command: Enroll): Transaction | null {
  const award = decideAward(alone, {
    kind: 'award',
    actor: command.actor,
    quiet: draft.quiet,
    member: { by: 'id', value: draft.memberId },
    activityId: SIGN_UP_ACTIVITY,
    ...(command.occurredAt === undefined ? {} : { occurredAt: command.occurredAt }),
  });
  // A program without the activity, or one that excludes him, welcomes him all the same.
  if (award.kind !== 'done') return null;
  follow(alone, draft, award.changes);
  draft.trace.push(...award.trace);
  return award.result.transaction;
}

function follow(alone: Scene, draft: Draft, changes: readonly Change[]): void {
  applyChanges(alone.books, changes);
  draft.changes.push(...changes);
}

/** Facts beyond those asked for at first that an enrolment stands on. */
function enrollmentNeeds(scene: Scene, command: Enroll, email: string): Decision | null {
  const { books } = scene;
  const wanted = profileIdentities(scene, completeProfile(command.profile));
  const unknown = wanted.filter((identity) => holderOf(books, identity) === undefined);
  const lookups = [command.referrerCode, command.imported?.referralCode]
    .flatMap((code) => (code === undefined || code === '' ? [] : [referralIdentity(code)]))
    .filter((identity) => holderOf(books, identity) === undefined);
  const key = command.imported?.key;
  const claims =
    key !== undefined && claimOf(books, importScope(key), String(key.line)) === undefined
      ? [{ scope: importScope(key), key: String(key.line) }]
      : [];
  const cached = email !== '' && !books.whole && !books.cached.has(email) ? [email] : [];
  const holders = wanted
    .map((identity) => heldBy(books, identity))
    .flatMap((id) => (id === null ? [] : missingHolder(scene, id)));
  const budgets = missingBudgets(scene, budgetsAtEnrollment(scene, command, email));
  const flows = lackingFlows(scene, activitiesAtEnrollment(scene, command, email));
  const members = holders.map((value) => ({ by: 'id', value }) as const);
  const needs = { identities: unknown, lookups, claims, cached, members, budgets, ...flows?.needs };
  return Object.values(needs).every((list) => list.length === 0) ? null : lacking(needs);
}

/** Whom to load to know whether whoever goes on for somebody who has an identity is deleted. */
function missingHolder({ books }: Scene, id: MemberId): MemberId[] {
  const into = books.members.get(id)?.member.mergedInto ?? null;
  return into === null || books.members.has(into) ? [] : [into];
}

/** What joining earns by: the sign-up award, and orders that waited. */
function activitiesAtEnrollment(
  { books }: Scene,
  { imported }: Enroll,
  email: string,
): readonly string[] {
  if (imported !== undefined) return [];
  return [SIGN_UP_ACTIVITY, ...activitiesOf(books.cached.get(email) ?? [])];
}

/** What the sign-up award draws on, and what orders that waited may. */
function budgetsAtEnrollment(scene: Scene, command: Enroll, email: string): readonly string[] {
  const { books, program } = scene;
  if (command.imported !== undefined || program.budgets.size === 0) return [];
  const waits = (books.cached.get(email)?.length ?? 0) > 0;
  return waits ? budgetsOfAll(program) : (program.activities.get(SIGN_UP_ACTIVITY)?.budgets ?? []);
}

import type { OrderReturns, Transaction } from '../books/records.ts';
import type { MemberBooks } from '../books/books.ts';
import {
  claimOf,
  findMember,
  namedId,
  returnsOf,
  survivorOf,
  transactionOf,
} from '../books/find.ts';
import type { RewardReferral } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, type Draft, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { decideAward } from '../earning/decide-award.ts';
import { parseDecimal, subtract, toDecimal, ZERO } from '../points/rational.ts';
import type { Referrals } from '../program/program.ts';
import { DAY } from '../time/instant.ts';
import { activityOf, isWorthReferral, referralClaim, referralKey } from './referral-dues.ts';
import { looksLikeSamePerson } from './same-person.ts';

/**
 * Rewards one side of a referral, once for a purchase. One that still waits for somebody's
 * approval is looked at again a day later; one that did not stand rewards nobody.
 */
export function decideRewardReferral(scene: Scene, command: RewardReferral): Decision {
  const found = findReferral(scene, command);
  if ('kind' in found) return found;
  const { draft, purchase } = found;
  const { side, purchaseId } = command;
  const key = referralKey(side, purchaseId);
  const due = { memberId: found.named, kind: 'reward_referral', key } as const;
  if (purchase?.status === 'pending') {
    draft.changes.push({ kind: 'due_set', due: { ...due, at: draft.at + DAY } });
    return done(draft);
  }
  draft.changes.push({ kind: 'due_cleared', due });
  const reason =
    purchase === null ? 'the purchase is not there' : whyNot(scene, command, found, purchase);
  const activityId = scene.program.referrals && activityOf(scene.program.referrals, side);
  if (reason !== null || activityId === null) {
    draft.trace.push({ step: 'referral', side, given: false, why: reason ?? 'no reward is set' });
    return done(draft);
  }
  const award = decideAward(scene, {
    kind: 'award',
    actor: command.actor,
    member: command.member,
    activityId,
    custom: { referral: side, purchase: purchaseId },
  });
  if (award.kind === 'needs') return award;
  if (award.kind === 'refused') {
    draft.trace.push(...award.trace);
    return done(draft);
  }
  const { transaction } = award.result;
  if (transaction !== null) {
    const { memberId } = draft;
    const claim = { ...referralClaim(side, purchaseId), memberId, transactionId: transaction.id };
    draft.changes.push({ kind: 'claimed', claim });
  }
  draft.changes.push(...award.changes);
  // One referral succeeds once, whatever either side is given for it: it is told of who recommended.
  if (side === 'referrer' && transaction !== null) {
    raise(draft, 'referral.succeeded', transaction.id);
  }
  draft.trace.push({ step: 'referral', side, given: true, why: '' }, ...award.trace);
  return done(draft, { transaction });
}

interface FoundReferral {
  readonly draft: Draft;
  readonly purchase: Transaction | null;
  /** The id that the due row stands under, also if another goes on for that member. */
  readonly named: string;
  /** Who has the purchase now. */
  readonly buyer: MemberBooks;
}

function findReferral(scene: Scene, command: RewardReferral): FoundReferral | Decision {
  const { side, purchaseId } = command;
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const purchase = transactionOf(scene.books, purchaseId);
  const claim = referralClaim(side, purchaseId);
  const claimed = claimOf(scene.books, claim.scope, claim.key);
  if (purchase === undefined || claimed === undefined) {
    return lacking({ transactions: [purchaseId], claims: [claim] });
  }
  const friend = purchase === null ? books : survivorOf(scene.books, purchase.memberId);
  const returns = purchase === null ? null : returnsOf(scene.books, purchaseId);
  if (friend === undefined || returns === undefined) {
    const value = purchase?.memberId ?? books.member.id;
    return lacking({ transactions: [purchaseId], members: [{ by: 'id', value }] });
  }
  if ('kind' in friend) return lacking({ ...friend.needs, transactions: [purchaseId] });
  const { member } = books;
  const named = namedId(scene, command.member, member);
  const draft = draftFor(scene, member, command);
  if (claimed !== null) {
    const key = referralKey(side, purchaseId);
    const due = { memberId: named, kind: 'reward_referral', key } as const;
    draft.changes.push({ kind: 'due_cleared', due });
    return done(draft);
  }
  return { draft, purchase, named, buyer: friend };
}

/** Why a purchase rewards nobody, or null if it does. */
function whyNot(
  scene: Scene,
  command: RewardReferral,
  found: FoundReferral,
  purchase: Transaction,
): string | null {
  const { books, program } = scene;
  const { draft, named } = found;
  const buyer = found.buyer.member;
  // Who was recommended is remembered where the purchase was made, whoever goes on for him now.
  const friend = books.members.get(purchase.memberId)?.member;
  const rewarded = books.members.get(draft.memberId)?.member;
  const { referrals } = program;
  if (referrals === null) return 'the program rewards no referrals';
  if (friend === undefined || rewarded?.status !== 'active') return 'the member is not active';
  const fallen = whyFallen(purchase, books.returns.get(purchase.id) ?? null, referrals);
  if (fallen !== null) return fallen;
  if (command.side === 'friend') {
    return rewarded.id === buyer.id ? null : 'the purchase is somebody else’s';
  }
  if (rewarded.id === buyer.id) return 'the two are one member now';
  const { referrerId } = friend;
  if (referrerId !== rewarded.id && referrerId !== named) {
    return 'the buyer was recommended by somebody else';
  }
  if (rewarded.referrerId === buyer.id) return 'the two recommended each other';
  return looksLikeSamePerson(rewarded.profile, buyer.profile) ? 'both look like one person' : null;
}

/** What became of the purchase itself. */
function whyFallen(
  purchase: Transaction,
  returns: OrderReturns | null,
  referrals: Referrals,
): string | null {
  if (purchase.status === 'rejected') return 'the purchase was rejected';
  const bought = parseDecimal(purchase.details.order?.subtotal ?? purchase.basis ?? '') ?? ZERO;
  const left = subtract(bought, parseDecimal(returns?.amount ?? '0') ?? ZERO);
  if (left.numerator <= 0n) return 'the purchase came back';
  return isWorthReferral(referrals, toDecimal(left)) ? null : 'too little of the purchase was kept';
}

import {
  claimOf,
  findMember,
  namedId,
  returnsOf,
  survivorOf,
  transactionOf,
} from '../books/find.ts';
import type { Due, Member, OrderReturns, Transaction } from '../books/records.ts';
import type { ReferralSide, RewardReferral } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, type Draft, type Lacking, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { decideAward } from '../earning/decide-award.ts';
import { decimalOf, subtract } from '../points/rational.ts';
import type { Program, Referrals } from '../program/program.ts';
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
  const { draft, bought, due } = found;
  const { side, purchaseId } = command;
  if (bought?.purchase.status === 'pending') {
    draft.changes.push({ kind: 'due_set', due: { ...due, at: draft.at + DAY } });
    return done(draft);
  }
  draft.changes.push({ kind: 'due_cleared', due });
  const reason =
    bought === null ? 'the purchase is not there' : whyNot(scene.program, side, found, bought);
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
  const { memberId } = draft;
  const claim = { ...referralClaim(side, purchaseId), memberId, transactionId: transaction.id };
  draft.changes.push({ kind: 'claimed', claim }, ...award.changes);
  // One referral succeeds once, whatever either side is given for it: it is told of who recommended.
  if (side === 'referrer') raise(draft, 'referral.succeeded', transaction.id);
  draft.trace.push({ step: 'referral', side, given: true, why: '' }, ...award.trace);
  return done(draft, { transaction });
}

interface FoundReferral {
  readonly draft: Draft;
  /** It stands under the id that was named, also if another goes on for that member. */
  readonly due: Omit<Due, 'at'>;
  readonly rewarded: Member;
  /** Null if the purchase is not there. */
  readonly bought: Bought | null;
}

interface Bought {
  readonly purchase: Transaction;
  readonly returns: OrderReturns | null;
  /** Who made it: who recommended him is remembered there, whoever goes on for him now. */
  readonly friend: Member;
  /** Who has it now. */
  readonly buyer: Member;
}

function findReferral(scene: Scene, command: RewardReferral): FoundReferral | Decision {
  const { side, purchaseId } = command;
  const found = findMember(scene, command.member);
  if ('kind' in found) return found;
  const purchase = transactionOf(scene.books, purchaseId);
  const claim = referralClaim(side, purchaseId);
  const claimed = claimOf(scene.books, claim.scope, claim.key);
  if (purchase === undefined || claimed === undefined) {
    return lacking({ transactions: [purchaseId], claims: [claim] });
  }
  const bought = purchase === null ? null : findBought(scene, purchase);
  if (bought !== null && 'kind' in bought) return bought;
  const { member: rewarded } = found;
  const memberId = namedId(scene, command.member, rewarded);
  const key = referralKey(side, purchaseId);
  const due = { memberId, kind: 'reward_referral', key } as const;
  const draft = draftFor(scene, rewarded, command);
  if (claimed === null) return { draft, due, rewarded, bought };
  draft.changes.push({ kind: 'due_cleared', due });
  return done(draft);
}

function findBought({ books }: Scene, purchase: Transaction): Bought | Lacking {
  const { id, memberId } = purchase;
  const friend = books.members.get(memberId);
  const buyer = survivorOf(books, memberId);
  const returns = returnsOf(books, id);
  if (friend === undefined || buyer === undefined || returns === undefined) {
    return lacking({ transactions: [id], members: [{ by: 'id', value: memberId }] });
  }
  if ('kind' in buyer) return lacking({ ...buyer.needs, transactions: [id] });
  return { purchase, returns, friend: friend.member, buyer: buyer.member };
}

/** Why a purchase rewards nobody, or null if it does. */
function whyNot(
  { referrals }: Program,
  side: ReferralSide,
  { due, rewarded }: FoundReferral,
  bought: Bought,
): string | null {
  if (referrals === null) return 'the program rewards no referrals';
  if (rewarded.status !== 'active') return 'the member is not active';
  const fallen = whyFallen(bought, referrals);
  if (fallen !== null) return fallen;
  const { friend, buyer } = bought;
  if (side === 'friend') {
    return rewarded.id === buyer.id ? null : 'the purchase is somebody else’s';
  }
  if (rewarded.id === buyer.id) return 'the two are one member now';
  if (friend.referrerId !== rewarded.id && friend.referrerId !== due.memberId) {
    return 'the buyer was recommended by somebody else';
  }
  if (rewarded.referrerId === buyer.id) return 'the two recommended each other';
  return looksLikeSamePerson(rewarded.profile, buyer.profile) ? 'both look like one person' : null;
}

/** What became of the purchase itself. */
function whyFallen({ purchase, returns }: Bought, referrals: Referrals): string | null {
  if (purchase.status === 'rejected') return 'the purchase was rejected';
  const worth = decimalOf(purchase.details.order?.subtotal ?? purchase.basis);
  const left = subtract(worth, decimalOf(returns?.amount));
  if (left.numerator <= 0n) return 'the purchase came back';
  return isWorthReferral(referrals, left) ? null : 'too little of the purchase was kept';
}

import type { MemberBooks } from '../books/books.ts';
import type { Member, MemberId, TransactionDetails, TransactionId } from '../books/records.ts';
import { lackingFlows } from '../breaker/judge-breaker.ts';
import { claimOf, findMember, refuseByStatus } from '../books/find.ts';
import { emailIdentity, type Purchase } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, refuse, type Refused, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import type { Points } from '../points/points.ts';
import type { Activity, Program } from '../program/program.ts';
import type { Instant } from '../time/instant.ts';
import { winBack } from '../occasions/win-back.ts';
import { referPurchase } from '../referrals/referral-dues.ts';
import { referrerOf } from '../referrals/referrer-of.ts';
import { entryTierId } from '../tiers/ladder.ts';
import type { TraceStep } from '../trace.ts';
import { isUnproven, orderClaim, refuseBrowserOrder } from './browser-orders.ts';
import { earningDetails, earningFacts } from './earning-facts.ts';
import { findActivity, isRefusal } from './find-activity.ts';
import { countUp } from './frequency.ts';
import { judgeWithin, withGranted } from './judge-budgets.ts';
import { judgePurchase } from './judge-purchase.ts';
import { refuseByLimit } from './limit-refusal.ts';
import { recordAward } from './record-award.ts';

/** An order was placed: points by its lines or its subtotal. A stranger's order is kept. */
export function decidePurchase(scene: Scene, command: Purchase): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) {
    const stranger = books.kind === 'refused' && command.member.by === 'email';
    return stranger ? cachePurchase(scene, command) : books;
  }
  const barred = refuseByStatus(books.member);
  if (barred !== null) return barred;
  const activity = findActivity(scene, command.activityId, books.member.id);
  if (isRefusal(activity)) return activity;
  const unknown = lackingFlows(scene, [activity.id]);
  if (unknown !== null) return unknown;
  const untrusted = refuseBrowserOrder(scene.program, command, books.member.id);
  if (untrusted !== null) return untrusted;
  const taken = refuseTaken(scene, command, books.member.id);
  if (taken !== null) return taken;
  return recordPurchase(scene, { books, activity, command, cachedId: null });
}

/** An order earns once, however it is told; one that is unproven is told once by the same member. */
function refuseTaken(scene: Scene, command: Purchase, memberId: MemberId): Decision | null {
  const { activityId: scope, order } = command;
  const asked = [{ scope, key: order.id }];
  if (isUnproven(command)) asked.push(orderClaim(command, memberId));
  const found = asked.map(({ scope, key }) => claimOf(scene.books, scope, key));
  if (found.includes(undefined)) return lacking({ claims: asked });
  return found.some((claim) => claim !== null) ? orderTaken(order.id, memberId) : null;
}

/**
 * Judges a member's order and writes its award down. `cachedId`: the order was kept before its
 * buyer enrolled; the award takes over its id and its claim.
 */
export function recordPurchase(
  scene: Scene,
  purchase: {
    readonly books: MemberBooks;
    readonly activity: Activity;
    readonly command: Purchase;
    readonly cachedId: TransactionId | null;
  },
): Decision {
  const { books, activity, command, cachedId } = purchase;
  const { member } = books;
  const { program } = scene;
  const { order } = command;
  const { tierId } = member;
  const draft = draftFor(scene, member, command);
  const proven = !isUnproven(command);
  const referrerId = proven ? referrerOf(scene, draft, { member, order }) : null;
  if (referrerId !== null && typeof referrerId !== 'string') return referrerId;
  const occurredAt = command.occurredAt ?? draft.at;
  const facts = earningFacts(program, { member, command, at: occurredAt });
  const within = judgeWithin(
    scene,
    activity,
    (rules, trace) => judgePurchase(program, { activity: rules, tierId, order, facts }, trace),
    draft.trace,
  );
  if ('kind' in within) return within;
  if ('code' in within) return refuse(within.code, within.details, draft);
  const { judged } = within;
  const when = { at: occurredAt, zone: program.timeZone };
  const frequency = countUp(member, activity, when, draft.trace);
  if (!frequency.allowed) return refuseByLimit(frequency, activity, draft);
  const details: TransactionDetails = {
    ...earningDetails(program, { activity, tierId, command, facts, within }),
    order,
    ...(proven ? {} : { unproven: true as const }),
  };
  if (judged.lines.length > 0) details.lines = judged.lines;
  const id = cachedId ?? scene.fresh.id();
  const claim = { ...orderClaim(command, member.id), memberId: member.id, transactionId: id };
  draft.changes.push({ kind: cachedId === null ? 'claimed' : 'claim_assigned', claim });
  if (proven && order.coupons.length > 0) {
    const { id: orderId, coupons: codes } = order;
    const presented = { memberId: member.id, orderId, codes, at: occurredAt };
    draft.changes.push({ kind: 'coupons_presented', ...presented });
  }
  const transaction = recordAward(scene, draft, books, {
    id,
    activity,
    points: judged.points,
    basis: judged.basis,
    orderId: order.id,
    occurredAt,
    details,
    revenue: proven ? order.subtotal : null,
    counts: frequency.counts,
    budgets: within.uses,
    under: (version) => purchaseUnder(version, { member, activity, command, at: occurredAt }),
    terms: command,
  });
  const { subtotal } = order;
  if (!proven) return done(draft, { transaction });
  const { approvesAt } = transaction;
  winBack(draft, program, { member, id, occurredAt });
  referPurchase(draft, program, { member, referrerId, id, subtotal, approvesAt });
  return done(draft, { transaction });
}

/** What the order would have earned under another version, with all its bonuses. */
function purchaseUnder(
  version: Program,
  purchase: {
    readonly member: Member;
    readonly activity: Activity;
    readonly command: Purchase;
    readonly at: Instant;
  },
): Points | null {
  const { member, command, at } = purchase;
  const activity = version.activities.get(purchase.activity.id);
  if (activity === undefined) return null;
  const { tierId } = member;
  const facts = earningFacts(version, { member, command, at });
  const judged = judgePurchase(version, { activity, tierId, order: command.order, facts }, []);
  return 'code' in judged ? null : judged.points;
}

/**
 * Keeps a stranger's order until somebody enrols with its e-mail. That e-mail's identity must be
 * locked meanwhile, or the two could miss each other; needing the cached list stands for both.
 */
function cachePurchase(scene: Scene, command: Purchase): Decision {
  const { books, program } = scene;
  const activity = findActivity(scene, command.activityId, null);
  if (isRefusal(activity)) return activity;
  const { order } = command;
  const email = emailIdentity(command.member.value).value;
  const claim = claimOf(books, activity.id, order.id);
  if (claim === undefined || (!books.whole && !books.cached.has(email))) {
    return lacking({
      claims: [{ scope: activity.id, key: order.id }],
      identities: [{ kind: 'email', value: email }],
      cached: [email],
    });
  }
  if (claim !== null) return orderTaken(order.id, null);
  const trace: TraceStep[] = [];
  const tierId = entryTierId(program);
  const at = command.occurredAt ?? scene.now;
  const facts = earningFacts(program, { member: null, command, at });
  // Budgets are judged when the order becomes real: others may have used them up by then.
  const rules = withGranted(activity, []);
  const judged = judgePurchase(program, { activity: rules, tierId, order, facts }, trace);
  if ('code' in judged) return refuse(judged.code, judged.details, { trace });
  const id = scene.fresh.id();
  const purchase = { id, email, orderId: order.id, at, command };
  return {
    kind: 'done',
    changes: [
      {
        kind: 'claimed',
        claim: { scope: activity.id, key: order.id, memberId: null, transactionId: id },
      },
      { kind: 'purchase_cached', purchase },
    ],
    result: {
      memberId: null,
      transaction: null,
      coupon: null,
      cached: { purchase, points: judged.points },
    },
    trace,
  };
}

function orderTaken(orderId: string, memberId: string | null): Refused {
  const details = { seen: orderId, needed: 'an order that has not earned yet' };
  return refuse('order_taken', details, { memberId });
}

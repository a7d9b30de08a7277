import { claimOf, findMember, refuseByStatus } from '../books/find.ts';
import type { Award } from '../commands.ts';
import {
  done,
  lacking,
  refuse,
  type Done,
  type Draft,
  type Lacking,
  type Refused,
  type Scene,
} from '../deciding.ts';
import type { Member, MemberId, Transaction } from '../books/records.ts';
import { lackingFlows } from '../breaker/judge-breaker.ts';
import type { Instant } from '../time/instant.ts';
import type { Points } from '../points/points.ts';
import { pointsText, readPoints } from '../points/units.ts';
import type { Activity, Program } from '../program/program.ts';
import { draftFor } from '../draft.ts';
import { claimFiles, refuseSentFiles } from './claim-files.ts';
import { earningDetails, earningFacts } from './earning-facts.ts';
import { findActivity, isRefusal } from './find-activity.ts';
import { countUp } from './frequency.ts';
import { judgeAward } from './judge-award.ts';
import { judgeWithin } from './judge-budgets.ts';
import { refuseByLimit } from './limit-refusal.ts';
import { recordAward, type Earned } from './record-award.ts';

/** An award that is given. */
type Awarded = Done & { readonly result: { readonly transaction: Transaction } };

/** An activity was done: points by its rules, once for an order if one is named. */
export function decideAward(scene: Scene, command: Award): Awarded | Refused | Lacking {
  const { program } = scene;
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const barred = refuseByStatus(member);
  if (barred !== null) return barred;
  const activity = findActivity(scene, command.activityId, member.id);
  if (isRefusal(activity)) return activity;
  const unknown = lackingFlows(scene, [activity.id]);
  if (unknown !== null) return unknown;
  const byHand = refuseByHand(program, activity, { command, memberId: member.id });
  if (byHand !== null) return byHand;
  const orderId = command.orderId === undefined || command.orderId === '' ? null : command.orderId;
  const taken = orderId === null ? null : refuseTaken(scene, activity.id, orderId, member.id);
  if (taken !== null) return taken;
  const sent = refuseSentFiles(scene, command, member.id);
  if (sent !== null) return sent;
  const draft = draftFor(scene, member, command);
  const { tierId } = member;
  const occurredAt = command.occurredAt ?? draft.at;
  const facts = earningFacts(program, { member, command, at: occurredAt });
  const { passed } = command;
  const within = judgeWithin(
    scene,
    activity,
    (rules, trace) => judgeAward(program, { activity: rules, tierId, passed, facts }, trace),
    draft.trace,
  );
  if ('kind' in within) return within;
  if ('code' in within) return refuse(within.code, within.details, draft);
  const { judged } = within;
  const tooLarge = refuseTooLarge(program, activity, { command, judged, draft });
  if (tooLarge !== null) return tooLarge;
  const when = { at: occurredAt, zone: program.timeZone };
  const frequency = countUp(member, activity, when, draft.trace);
  if (!frequency.allowed) return refuseByLimit(frequency, activity, draft);
  const details = earningDetails(program, { activity, tierId, command, facts, within });
  const id = scene.fresh.id();
  if (orderId !== null) {
    const claim = { scope: activity.id, key: orderId, memberId: member.id, transactionId: id };
    draft.changes.push({ kind: 'claimed', claim });
  }
  claimFiles(draft, command, id);
  const transaction = recordAward(scene, draft, books, {
    id,
    activity,
    points: judged.points,
    basis: judged.basis,
    orderId,
    occurredAt,
    details,
    // A base that is passed with an order is what the order was worth.
    revenue: orderId !== null && activity.earn.type === 'multiplier' ? judged.basis : null,
    counts: frequency.counts,
    budgets: within.uses,
    under: (version) => awardUnder(version, { member, command, at: occurredAt }),
    terms: termsOf(command, activity),
  });
  const decision = done(draft);
  return { ...decision, result: { ...decision.result, transaction } };
}

/** What doing it would have earned under another version, with all its bonuses. */
function awardUnder(
  version: Program,
  done: { readonly member: Member; readonly command: Award; readonly at: Instant },
): Points | null {
  const { member, command, at } = done;
  const activity = version.activities.get(command.activityId);
  if (activity === undefined) return null;
  const { passed } = command;
  const facts = earningFacts(version, { member, command, at });
  const judged = judgeAward(version, { activity, tierId: member.tierId, passed, facts }, []);
  return 'code' in judged ? null : judged.points;
}

/** What a member may not award to himself, and what an agent may not give by hand. */
function refuseByHand(
  { pointsDecimals }: Pick<Program, 'pointsDecimals'>,
  activity: Activity,
  { command, memberId }: { readonly command: Award; readonly memberId: MemberId },
): Refused | null {
  const { byMember, byAgent, passed } = command;
  const { name, storefront, agents, agentPointsMax: most } = activity;
  const notForThem = { activity: name, seen: activity.id, needed: 'one meant for it' };
  if (byMember === true && !storefront) {
    return refuse('activity_not_for_members', notForThem, { memberId });
  }
  if (byAgent === undefined) return null;
  if (!agents) return refuse('activity_not_for_agents', notForThem, { memberId });
  if (passed === undefined) return null;
  const points = readPoints(passed, pointsDecimals);
  if (most !== null && points !== null && points <= most) return null;
  const needed =
    most === null ? 'its own points alone' : `${pointsText(most, pointsDecimals)} at most`;
  const details = { field: 'passed', activity: name, seen: passed, needed };
  return refuse('award_too_large', details, { memberId });
}

/** An order earns once in an activity. */
function refuseTaken(
  { books }: Scene,
  scope: string,
  key: string,
  memberId: MemberId,
): Refused | Lacking | null {
  const claim = claimOf(books, scope, key);
  if (claim === undefined) return lacking({ claims: [{ scope, key }] });
  if (claim === null) return null;
  const details = { seen: key, needed: 'an order that has not earned yet' };
  return refuse('order_taken', details, { memberId });
}

/** More than an agent may give, with all that rules and the tier make of it. */
function refuseTooLarge(
  { pointsDecimals }: Pick<Program, 'pointsDecimals'>,
  { name }: Activity,
  judgement: {
    readonly command: Award;
    readonly judged: { readonly points: Points };
    readonly draft: Draft;
  },
): Refused | null {
  const { command, judged, draft } = judgement;
  const most = command.byAgent?.pointsMax ?? null;
  if (most === null || judged.points <= most) return null;
  const seen = pointsText(judged.points, pointsDecimals);
  const needed = `${pointsText(most, pointsDecimals)} at most`;
  return refuse('award_too_large', { activity: name, seen, needed }, draft);
}

/** Whoever sends files cannot say when they are approved, where a person is to look at them. */
function termsOf(command: Award, { approval }: Activity): Earned['terms'] {
  if (command.files === undefined || approval.mode !== 'by_hand') return command;
  const { actor, expiresAt } = command;
  return { actor, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

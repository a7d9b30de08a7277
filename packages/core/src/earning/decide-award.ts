import { claimOf, findMember, refuseByStatus } from '../books/find.ts';
import type { Award } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, refuse, type Refused, type Scene } from '../deciding.ts';
import type { MemberId } from '../books/records.ts';
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

/** An activity was done: points by its rules, once for an order if one is named. */
export function decideAward(scene: Scene, command: Award): Decision {
  const { program } = scene;
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const barred = refuseByStatus(member);
  if (barred !== null) return barred;
  const activity = findActivity(scene, command.activityId, member.id);
  if (isRefusal(activity)) return activity;
  if (command.byMember === true && !activity.storefront) {
    const details = { activity: activity.name, seen: activity.id, needed: 'one meant for it' };
    return refuse('activity_not_for_members', details, { memberId: member.id });
  }
  const forAgents = refuseAgent(program, activity, { command, memberId: member.id });
  if (forAgents !== null) return forAgents;
  const orderId = command.orderId === undefined || command.orderId === '' ? null : command.orderId;
  if (orderId !== null) {
    const claim = claimOf(scene.books, activity.id, orderId);
    if (claim === undefined) return lacking({ claims: [{ scope: activity.id, key: orderId }] });
    if (claim !== null) {
      const details = { seen: orderId, needed: 'an order that has not earned yet' };
      return refuse('order_taken', details, { memberId: member.id });
    }
  }
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
  const pointsMax = command.byAgent?.pointsMax ?? null;
  if (pointsMax !== null && judged.points > pointsMax) {
    const texts = [judged.points, pointsMax].map((one) => pointsText(one, program.pointsDecimals));
    const details = {
      activity: activity.name,
      seen: texts[0] ?? '',
      needed: `${texts[1] ?? ''} at most`,
    };
    return refuse('award_too_large', details, draft);
  }
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
    terms: termsOf(command, activity),
  });
  return done(draft, { transaction });
}

/** What an agent may not give by hand: the activity at all, or more points than it says. */
function refuseAgent(
  { pointsDecimals }: Pick<Program, 'pointsDecimals'>,
  activity: Activity,
  { command, memberId }: { readonly command: Award; readonly memberId: MemberId },
): Refused | null {
  const { byAgent, passed } = command;
  if (byAgent === undefined) return null;
  const { name, agents, agentPointsMax: most } = activity;
  if (!agents) {
    const details = { activity: name, seen: activity.id, needed: 'one meant for it' };
    return refuse('activity_not_for_agents', details, { memberId });
  }
  if (passed === undefined) return null;
  const points = readPoints(passed, pointsDecimals);
  if (most !== null && points !== null && points <= most) return null;
  const details = {
    field: 'passed',
    activity: name,
    seen: passed,
    needed: most === null ? 'its own points alone' : `${pointsText(most, pointsDecimals)} at most`,
  };
  return refuse('award_too_large', details, { memberId });
}

/** Whoever sends files cannot say when they are approved, where a person is to look at them. */
function termsOf(command: Award, { approval }: Activity): Earned['terms'] {
  if (command.files === undefined || approval.mode !== 'by_hand') return command;
  const { actor, expiresAt } = command;
  return { actor, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

import {
  dayText,
  localDay,
  pointsText,
  type Award,
  type Points,
  type Program,
  type Purchase,
} from '@fealty/core';
import { hash } from 'node:crypto';
import type { Outcome } from '../../../ledger/outcome.ts';
import { readClock } from '../../../queries/clock.ts';
import {
  setAside,
  settleSetAside,
  staffLimits,
  type AgentAward,
  type SetAside,
  type StaffLimits,
} from '../../../usecases/agent-limits.ts';
import { carryOut } from '../../../usecases/carry-out.ts';
import { responder, type Wording } from '../serving/perform.ts';
import { refuse } from '../serving/refusal.ts';
import type { V2Caller, V2Context, V2Reply, V2Request } from '../surface.ts';

const SIMULATION_MS = 2000;

/** What limits a caller's awards: null unless it is a person of the role agent, and there are limits. */
export async function limitsOf(
  { database }: Pick<V2Context, 'database'>,
  { merchantId, person }: V2Caller,
): Promise<StaffLimits | null> {
  if (person?.role !== 'agent') return null;
  const limits = await staffLimits(database, merchantId);
  return limits.awardMax === null && limits.dailyMax === null ? null : limits;
}

/** The answer to what limits could not be kept at: orders, many at once, other points. */
export function refuseUnlimited(what: string): V2Reply {
  const reason = `The store limits what agents give, so agents ${what}; award an activity that is for agents`;
  return refuse('ERROR_FORBIDDEN', reason);
}

/**
 * Awards by hand of an agent under limits. What it comes to is simulated and set aside first; the
 * award itself may come to no more than that.
 */
export async function awardByAgent(
  context: V2Context,
  request: V2Request<unknown>,
  command: Award | Purchase,
  wording: Wording,
): Promise<V2Reply> {
  if (command.kind !== 'award') return refuseUnlimited('place no orders');
  const { lanes, database } = context;
  const { caller, terms } = request;
  const program = await context.programs.running(caller.merchantId);
  const limited = (pointsMax: Points | null): Award => ({ ...command, byAgent: { pointsMax } });
  const simulated = { ...terms, key: null, simulate: true, patienceMs: SIMULATION_MS };
  const seen = await watch(context, simulated, limited(null), wording);
  if (terms.simulate) return judgeSimulated(context, request, { ...seen, program });
  const points = pointsOf(seen.outcome);
  // What is refused is refused by the ledger itself, in its words, and under the key that came.
  if (points === null) return carryOut(lanes, terms, limited(null), responder(wording));
  const award = awardOf(request, context.newId);
  const unit = 10 ** program.pointsDecimals;
  const { now } = await readClock(database, caller.merchantId);
  const day = dayText(localDay(now, program.timeZone));
  const aside = await setAside(database, award, { day, points, unit });
  if (aside.kind !== 'set_aside') return overLimit(aside, points, program);
  const ended = await watch(context, terms, limited(aside.pointsMax), wording);
  await settle(context, award, { ...ended, isNew: aside.isNew });
  return ended.reply;
}

interface Watched {
  readonly reply: V2Reply;
  /** How it ended; null if it ended before, and the same was answered again. */
  readonly outcome: Outcome | null;
}

async function watch(
  { lanes }: V2Context,
  terms: V2Request<unknown>['terms'],
  command: Award,
  wording: Wording,
): Promise<Watched> {
  const respond = responder(wording);
  const seen: { last: Outcome | null } = { last: null };
  const reply = await carryOut(lanes, terms, command, (outcome) => {
    // Decided anew, the last outcome is the one that was committed.
    seen.last = outcome;
    return respond(outcome);
  });
  return { reply, outcome: reply.replayed ? null : seen.last };
}

/** Nothing is set aside for what is only looked at. */
async function judgeSimulated(
  { database }: V2Context,
  { caller }: V2Request<unknown>,
  seen: Watched & { readonly program: Program },
): Promise<V2Reply> {
  const points = pointsOf(seen.outcome);
  const limits = await staffLimits(database, caller.merchantId);
  const { awardMax } = limits;
  const unit = 10 ** seen.program.pointsDecimals;
  const isOver = points !== null && awardMax !== null && points > awardMax * unit;
  return isOver ? overLimit({ kind: 'over_award', limits }, points, seen.program) : seen.reply;
}

function pointsOf(outcome: Outcome | null): Points | null {
  return outcome?.kind === 'done' ? (outcome.result.transaction?.points ?? 0) : null;
}

/** The same request, sent again under its key, is the same award. */
function awardOf({ caller, terms }: V2Request<unknown>, newId: () => string): AgentAward {
  const id = terms.key === null ? newId() : hash('sha256', terms.key.key, 'hex');
  return { merchantId: caller.merchantId, personId: caller.person?.id ?? '', id };
}

async function settle(
  { database }: V2Context,
  award: AgentAward,
  { outcome, isNew }: Watched & { readonly isNew: boolean },
): Promise<void> {
  const isUnknown = outcome?.kind === 'busy' && outcome.why === 'outcome_unknown';
  const points = pointsOf(outcome);
  // Of another try of the same nothing is taken back.
  if (isUnknown || (points === null && !isNew)) return;
  await settleSetAside(database, award, points);
}

function overLimit(
  over: Exclude<SetAside, { kind: 'set_aside' }>,
  points: Points,
  { pointsDecimals }: Program,
): V2Reply {
  const text = (amount: Points): string => pointsText(amount, pointsDecimals);
  const { awardMax, dailyMax } = over.limits;
  const reason =
    over.kind === 'over_award'
      ? `An agent gives ${String(awardMax)} points at most at once, and this would be ${text(points)}`
      : `An agent gives ${String(dailyMax)} points a day; you gave ${text(over.given)} today, and this would be ${text(points)} more`;
  return refuse('MAX_AWARDS_EXCEEDED', reason);
}

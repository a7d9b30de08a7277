import type { Member } from '../books/records.ts';
import type { Redeem } from '../commands.ts';
import { refuse, type Draft, type Refused, type Scene } from '../deciding.ts';
import { countUp, type Frequency } from '../earning/frequency.ts';
import type { Points } from '../points/points.ts';
import { multiply, toDecimal } from '../points/rational.ts';
import { exactPoints, pointsText } from '../points/units.ts';
import type { Program, Reward } from '../program/program.ts';
import { judgeCondition, type JudgedCondition } from '../rules/condition.ts';
import type { RuledMember } from '../rules/facts.ts';
import { runs } from '../rules/period.ts';
import { calendarDay, dayText } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';

/** A reward that the member may have, at a price. */
export interface OpenReward {
  readonly reward: Reward;
  readonly points: Points;
  /** Decimal text, where the member chose the points. */
  readonly worth: string | null;
  readonly counts: Extract<Frequency, { allowed: true }>['counts'];
}

/** The name under which redemptions of a limited reward are counted; no activity has a colon. */
export function countedAs(rewardId: string): string {
  return `reward:${rewardId}`;
}

/** Whether a reward is open to the member at this time, and what it costs him. */
export function judgeReward(
  scene: Scene,
  draft: Draft,
  terms: { readonly member: Member; readonly command: Redeem; readonly at: Instant },
): OpenReward | Refused {
  const { program } = scene;
  const { member, command, at } = terms;
  const reward = program.rewards.get(command.rewardId);
  if (reward === undefined) {
    const details = { seen: command.rewardId, needed: 'a reward of the program' };
    return refuse('reward_unknown', details, draft);
  }
  const points = priceOf(reward, command, program);
  if (typeof points !== 'number') return refuse(points.code, points.details, draft);
  const zone = program.timeZone;
  if (!reward.active || !runs(reward.period, { at, zone })) {
    const details = { reward: reward.name, ...whyInactive(reward) };
    return refuse('reward_inactive', details, draft);
  }
  const barred = refuseMember(program, draft, { ...terms, reward });
  if (barred !== null) return barred;
  const counted = { id: countedAs(reward.id), limits: reward.limits };
  const frequency = countUp(member, counted, { at, zone }, draft.trace);
  if (!frequency.allowed) {
    const { limit, count } = frequency;
    const needed = `fewer than ${String(limit.times)} per ${limit.per}`;
    const details = { reward: reward.name, seen: count, needed };
    return refuse('reward_limit_reached', details, draft);
  }
  const { range } = reward;
  const worth =
    range === null
      ? null
      : toDecimal(multiply(exactPoints(points, program.pointsDecimals), range.valuePerPoint));
  return { reward, points, worth, counts: frequency.counts };
}

interface Mispriced {
  readonly code: 'base_missing' | 'amount_malformed';
  readonly details: Readonly<Record<string, string | number>>;
}

/** The points that a redemption takes: the price, or what the member chose if he may. */
function priceOf(reward: Reward, command: Redeem, program: Program): Points | Mispriced {
  const { range } = reward;
  const { points, hold = false } = command;
  const faulty = (seen: string | number, needed: string): Mispriced => {
    const code = points === undefined && range !== null ? 'base_missing' : 'amount_malformed';
    return { code, details: { field: 'points', seen, needed } };
  };
  const text = (amount: Points): string => pointsText(amount, program.pointsDecimals);
  if (range === null) {
    if (points !== undefined && points !== reward.points) {
      return faulty(points, `the price of ${text(reward.points)}, or nothing`);
    }
    if (hold && reward.points === 0) return faulty(0, 'points that can be held');
    return reward.points;
  }
  const { minimum, maximum, step } = range;
  const needed = `${text(minimum)} to ${text(maximum)} in steps of ${text(step)}`;
  if (points === undefined) return faulty('nothing', needed);
  const fits = points >= minimum && points <= maximum && (points - minimum) % step === 0;
  return fits ? points : faulty(points, needed);
}

function whyInactive({ active, period }: Reward): { seen: string; needed: string } {
  if (!active) return { seen: 'inactive', needed: 'active' };
  const day = (number: number): string => dayText(calendarDay(number));
  const from = period.from === null ? [] : [`from ${day(period.from)}`];
  const until = period.until === null ? [] : [`until ${day(period.until)}`];
  return { seen: 'another day', needed: ['a day', ...from, ...until].join(' ') };
}

/** Whom the reward is not for, by tier or by condition. */
function refuseMember(
  program: Program,
  draft: Draft,
  terms: {
    readonly member: Member;
    readonly command: Redeem;
    readonly at: Instant;
    readonly reward: Reward;
  },
): Refused | null {
  const { member, command, at, reward } = terms;
  if (reward.tiers !== null && !reward.tiers.includes(member.tierId ?? '')) {
    const needed = reward.tiers.join(', ');
    const details = { reward: reward.name, seen: member.tierId ?? '', needed };
    return refuse('reward_not_for_tier', details, draft);
  }
  const judged = judgeSegment(reward, program, { member, at, tags: command.tags ?? [] });
  if (judged === null) return null;
  const { holds, seen, needed } = judged;
  const step = { rule: reward.name, type: 'segment', matched: holds, seen, needed };
  draft.trace.push({ step: 'rule', ...step });
  if (holds) return null;
  return refuse('reward_not_for_member', { reward: reward.name, seen, needed }, draft);
}

/** Whether the reward's condition names the member; null if it has none. */
export function judgeSegment(
  { when }: Reward,
  { timeZone: zone, pointsDecimals }: Program,
  terms: {
    readonly member: RuledMember;
    readonly at: Instant;
    readonly tags: readonly string[];
  },
): JudgedCondition | null {
  if (when === null) return null;
  const nothing = { order: null, line: null, custom: {}, frozen: {} };
  return judgeCondition(when, { ...terms, ...nothing, zone, pointsDecimals });
}

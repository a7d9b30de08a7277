import type { EarningInputs, Member, Transaction } from '../books/records.ts';
import { judgeAward } from '../earning/judge-award.ts';
import { judgePurchase } from '../earning/judge-purchase.ts';
import { withGranted } from '../earning/judge-budgets.ts';
import type { Points } from '../points/points.ts';
import { compare, multiply, parseDecimal, ZERO, type Rational } from '../points/rational.ts';
import { roundToPoints } from '../points/rounding.ts';
import { exactPoints } from '../points/units.ts';
import type { Program } from '../program/program.ts';
import { activityOfAward, awardPoints } from '../returns/find-award.ts';
import type { Facts } from '../rules/facts.ts';

/** Why an award cannot be judged again. */
export type NotJudged = 'activity_unknown' | 'inputs_unknown' | 'amount_malformed';

/**
 * What the award would be worth if it had earned under another program: the same order or base, the
 * moment and the tier as they were. Points of its own an activity gives as that program says; points that
 * were passed stay. What the rules of then read of the member is as it was; what only the other rules read
 * is as he is now. A rule with a budget gives where it gave then.
 */
export function worthUnder(
  award: Transaction,
  member: Member,
  program: Program,
): Points | NotJudged {
  const activity = activityOfAward(award, program);
  if (activity === undefined) return 'activity_unknown';
  const { inputs, order } = award.details;
  if (inputs === undefined) return 'inputs_unknown';
  const rules = withGranted(activity, inputs.granted ?? []);
  const facts = factsOf({ award, inputs }, member, program);
  const { tierId } = inputs;
  const passed = inputs.ownPoints === true ? undefined : (award.basis ?? undefined);
  const judged =
    order === undefined
      ? judgeAward(program, { activity: rules, tierId, passed, facts }, [])
      : judgePurchase(program, { activity: rules, tierId, order, facts }, []);
  if (!('code' in judged)) return judged.points;
  return judged.code === 'award_excluded' ? 0 : 'amount_malformed';
}

/** So many times what the award earned, rounded once as the program rounds. */
export function worthTimes(
  award: Transaction,
  times: string,
  program: Program,
): Points | NotJudged {
  const factor = parseDecimal(times);
  if (factor === null || compare(factor, ZERO) < 0) return 'amount_malformed';
  const exact: Rational = multiply(exactPoints(awardPoints(award), program.pointsDecimals), factor);
  return roundToPoints(exact, program.rounding, program.pointsDecimals) ?? 'amount_malformed';
}

function factsOf(
  { award, inputs }: { readonly award: Transaction; readonly inputs: EarningInputs },
  member: Member,
  program: Program,
): Facts {
  const { tags = [], custom = {} } = award.details;
  return {
    at: inputs.judgedAt,
    zone: program.timeZone,
    pointsDecimals: program.pointsDecimals,
    member,
    order: null,
    tags,
    custom,
    frozen: inputs.read ?? {},
    line: null,
  };
}

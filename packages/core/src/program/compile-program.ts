import { checkOccasions } from './check-occasions.ts';
import { compileActivities } from './compile-activities.ts';
import { compileAttributes } from './compile-attributes.ts';
import { checkBreaker } from './compile-breaker.ts';
import { compileBudgets } from './compile-budgets.ts';
import { compileEarning } from './compile-earning.ts';
import { compileReferrals } from './compile-referrals.ts';
import { compileRewards } from './compile-rewards.ts';
import { compileTiers, ladderOf } from './compile-tiers.ts';
import type { ProgramDocument } from './document.ts';
import { Problems } from './problems.ts';
import type { Program, ProgramProblem, Stamp } from './program.ts';
import { isTimeZone } from '../time/zone.ts';
import { checkTierRules, tierRulesOf } from './tier-rules.ts';

/** More would be a nuisance to their readers. */
const REMINDERS_MAX = 8;
const REMINDER_DAYS_MAX = 366;

export type CompiledProgram =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly problems: readonly ProgramProblem[] };

/** As long as the platform's own plugins wait for an order. */
export const UNMERGE_DAYS = 30;
const UNMERGE_DAYS_MAX = 366;
export const HOLD_MINUTES = 30;
/** A week: beyond it points would lapse in carts that nobody comes back to. */
const HOLD_MINUTES_MAX = 7 * 24 * 60;

/**
 * Makes a document that its schema has accepted ready for deciding, and judges what a schema
 * cannot: unique ids, numbers in range, things that refer to each other, the ladder of tiers. All
 * problems at once. `stamps` are keyed `reward:<id>` and `tier:<id>`; what has none is stamped 0.
 */
export function compileProgram(
  document: ProgramDocument,
  version: number,
  stamps: Readonly<Record<string, Stamp>>,
): CompiledProgram {
  const problems = new Problems();
  const terms = { pointsDecimals: document.pointsDecimals ?? 0, stamps, problems } as const;
  checkHead(document, problems);
  checkBreaker(document.breaker, { ...terms, path: 'breaker' });
  const budgets = compileBudgets(document, terms);
  const attributes = compileAttributes(document, problems);
  const earning = compileEarning(document, problems);
  const referrals = compileReferrals(document, problems);
  const activities = compileActivities(document, terms);
  const rewards = compileRewards(document, terms);
  const tiers = compileTiers(document, terms);
  checkOccasions(document, problems);
  checkTierRules(document, problems);
  checkReferences(document, problems);
  if (problems.list.length > 0) return { ok: false, problems: problems.list };
  return {
    ok: true,
    program: {
      version,
      document,
      name: document.name,
      currency: document.currency.toUpperCase(),
      timeZone: document.timeZone,
      pointsDecimals: terms.pointsDecimals,
      ...policiesOf(document),
      expiry: document.expiry ?? { mode: 'never' },
      reminders: [...(document.reminders ?? [])].sort((a, b) => b - a),
      ...earning,
      budgets,
      attributes,
      phoneIsUnique: document.members?.unique?.includes('phone') ?? false,
      referrals,
      activities,
      rewards,
      tiers,
      tierRules: tierRulesOf(document),
      ladder: ladderOf(tiers),
    },
  };
}

/** What the program does where several ways are sound. */
function policiesOf({
  rounding = 'half_up',
  policies = {},
}: ProgramDocument): Pick<
  Program,
  | 'rounding'
  | 'debt'
  | 'deductionsLowerTier'
  | 'returnsLowerTier'
  | 'bonuses'
  | 'holdMinutes'
  | 'unmergeDays'
> {
  return {
    rounding,
    debt: policies.debt ?? 'owe',
    deductionsLowerTier: policies.deductionsLowerTier ?? false,
    // Otherwise buying a tier's worth and sending it back would keep the tier.
    returnsLowerTier: policies.returnsLowerTier ?? true,
    bonuses: policies.bonuses ?? 'best',
    holdMinutes: policies.holdMinutes ?? HOLD_MINUTES,
    unmergeDays: policies.unmergeDays ?? UNMERGE_DAYS,
  };
}

function checkHead(document: ProgramDocument, problems: Problems): void {
  if (!/^[A-Za-z]{3}$/.test(document.currency)) {
    problems.add('currency', document.currency, 'three letters of ISO 4217, such as USD');
  }
  if (!isTimeZone(document.timeZone)) {
    problems.add('timeZone', document.timeZone, 'an IANA time zone, such as Europe/Berlin');
  }
  if (document.expiry !== undefined) problems.expiry('expiry', document.expiry);
  const { holdMinutes = HOLD_MINUTES, unmergeDays = UNMERGE_DAYS } = document.policies ?? {};
  problems.whole('policies.holdMinutes', holdMinutes, HOLD_MINUTES_MAX);
  if (unmergeDays !== 0) problems.whole('policies.unmergeDays', unmergeDays, UNMERGE_DAYS_MAX);
  checkReminders(document.reminders ?? [], problems);
}

function checkReminders(reminders: readonly number[], problems: Problems): void {
  if (reminders.length > REMINDERS_MAX) {
    const allowed = `at most ${String(REMINDERS_MAX)} reminders`;
    problems.add('reminders', String(reminders.length), allowed);
  }
  reminders.forEach((days, index) => {
    const path = `reminders[${String(index)}]`;
    problems.whole(path, days, REMINDER_DAYS_MAX);
    if (reminders.indexOf(days) !== index) {
      problems.add(path, String(days), 'a number of days that stands only once');
    }
  });
}

/** What names something else must name something that is there. */
function checkReferences(document: ProgramDocument, problems: Problems): void {
  const tierIds = new Set(document.tiers.map((tier) => tier.id));
  const rewardIds = new Set(document.rewards.map((reward) => reward.id));
  const activityIds = new Set(document.activities.map((activity) => activity.id));
  if (document.expiry?.mode === 'inactivity') {
    problems.known('expiry.activities', document.expiry.activities ?? [], activityIds);
  }
  document.rewards.forEach((reward, index) => {
    problems.known(`rewards[${String(index)}].tiers`, reward.tiers ?? [], tierIds);
  });
  document.tiers.forEach((tier, index) => {
    const path = `tiers[${String(index)}]`;
    problems.known(`${path}.rewards`, tier.rewards ?? [], rewardIds);
    const ruled = Object.keys(tier.activityMultipliers ?? {});
    problems.known(`${path}.activityMultipliers`, ruled, activityIds);
  });
  document.activities.forEach((activity, index) => {
    activity.rules?.forEach((rule, place) => {
      if (rule.type !== 'exclusion' || !('tiers' in rule.when)) return;
      const path = `activities[${String(index)}].rules[${String(place)}].when.tiers`;
      problems.known(path, rule.when.tiers, tierIds);
    });
  });
}

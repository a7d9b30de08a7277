import type { ProgramDocument, TierRulesDocument } from './document.ts';
import type { Problems } from './problems.ts';
import type { TierRules } from './program.ts';

/** Hundredths of the currency: thresholds of spend are compared in whole ones. */
export const MONEY_DECIMALS = 2;
const LIFE: TierRulesDocument = { kind: 'lifetime' };
const WINDOW_MONTHS_MAX = 36;
/** Of a member who buys every day so many sums are kept, and no more. */
const WINDOW_DAYS_MAX = 1_098;
const PERIOD_MONTHS_MAX = 60;
const GRACE_DAYS_MAX = 366;
/** No month is shorter. */
const MONTH_DAYS_MIN = 28;

/** The rules of a document that holds its schema, with defaults filled in. */
export function tierRulesOf(
  document: Pick<ProgramDocument, 'tierRules' | 'pointsDecimals' | 'timeZone'>,
): TierRules {
  const rules = document.tierRules ?? LIFE;
  const { kind, measure = 'points' } = rules;
  const months = 'months' in rules ? rules.months : 0;
  const days = 'days' in rules ? rules.days : 0;
  const startMonth = rules.kind === 'period' ? (rules.startMonth ?? 1) : 1;
  return {
    kind,
    measure,
    decimals: measure === 'spend' ? MONEY_DECIMALS : (document.pointsDecimals ?? 0),
    months,
    days,
    startMonth,
    downgrade: rules.downgrade ?? (kind === 'period' ? 'at_period_end' : 'at_once'),
    oneStep: rules.kind !== 'lifetime' && rules.steps === 'one',
    graceDays: rules.kind === 'lifetime' ? 0 : (rules.graceDays ?? 0),
    basis: basisOf({ kind, measure, months, days, startMonth }, document.timeZone),
  };
}

/** Another zone has other days, so its sums are others too. */
function basisOf(
  rules: Pick<TierRules, 'kind' | 'measure' | 'months' | 'days' | 'startMonth'>,
  zone: string,
): string {
  const { kind, measure, months, days, startMonth } = rules;
  switch (kind) {
    case 'lifetime':
      return `lifetime ${measure}`;
    case 'period':
      return `period ${measure} ${String(months)} months from ${String(startMonth)} in ${zone}`;
    case 'rolling':
      return months > 0
        ? `rolling ${measure} ${String(months)} months in ${zone}`
        : `rolling ${measure} ${String(days)} days in ${zone}`;
  }
}

/** What the schema cannot say: a grace must end before the next judgement could begin another. */
export function checkTierRules(document: ProgramDocument, problems: Problems): void {
  const rules = document.tierRules;
  if (rules === undefined || rules.kind === 'lifetime') return;
  const path = 'tierRules';
  const { graceDays = 0 } = rules;
  if (rules.kind === 'period') {
    problems.whole(`${path}.months`, rules.months, PERIOD_MONTHS_MAX);
    problems.whole(`${path}.startMonth`, rules.startMonth ?? 1, 12);
  } else if ('days' in rules) {
    problems.whole(`${path}.days`, rules.days, WINDOW_DAYS_MAX);
  } else {
    problems.whole(`${path}.months`, rules.months, WINDOW_MONTHS_MAX);
  }
  if (graceDays === 0) return;
  problems.whole(`${path}.graceDays`, graceDays, GRACE_DAYS_MAX);
  if (rules.downgrade === 'never') {
    problems.add(`${path}.graceDays`, String(graceDays), 'no grace where no tier is ever lost');
  }
  if (rules.kind === 'period' && graceDays >= rules.months * MONTH_DAYS_MIN) {
    const found = String(graceDays);
    problems.add(`${path}.graceDays`, found, 'fewer days than the shortest period has');
  }
}

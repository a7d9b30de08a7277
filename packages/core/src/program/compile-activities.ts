import type {
  ActivityDocument,
  ExpiryDocument,
  ProgramDocument,
  RuleDocument,
} from './document.ts';
import type { Problems } from './problems.ts';
import type { Activity, Exclusion, FrequencyLimit } from './program.ts';

interface Terms {
  readonly pointsDecimals: number;
  readonly problems: Problems;
}

export function compileActivities(
  document: ProgramDocument,
  terms: Terms,
): ReadonlyMap<string, Activity> {
  const activities = new Map<string, Activity>();
  const ids = new Set<string>();
  const expiry: ExpiryDocument = document.expiry ?? { mode: 'never' };
  document.activities.forEach((activity, index) => {
    const path = `activities[${String(index)}]`;
    terms.problems.id(`${path}.id`, activity.id, ids);
    ids.add(activity.id);
    activities.set(activity.id, compileActivity(activity, { ...terms, path, expiry }));
  });
  return activities;
}

function compileActivity(
  document: ActivityDocument,
  terms: Terms & { readonly path: string; readonly expiry: ExpiryDocument },
): Activity {
  const { path, problems, pointsDecimals } = terms;
  const { approval = { mode: 'immediately' }, earn } = document;
  if (approval.mode === 'after_days') problems.days(`${path}.approval.days`, approval.days);
  if (document.expiry !== undefined) problems.expiry(`${path}.expiry`, document.expiry);
  return {
    id: document.id,
    name: document.name,
    description: document.description ?? '',
    earningDescription: document.earningDescription ?? '',
    earn:
      'points' in earn
        ? {
            type: 'fixed',
            points: problems.points(`${path}.earn.points`, earn.points, pointsDecimals),
          }
        : {
            type: 'multiplier',
            multiplier: problems.decimal(`${path}.earn.multiplier`, earn.multiplier),
            text: earn.multiplier,
          },
    approval,
    expiry: document.expiry ?? terms.expiry,
    countsForTier: document.countsForTier ?? true,
    active: document.active ?? true,
    visible: document.visible ?? true,
    ...compileRules(document.rules ?? [], `${path}.rules`, problems),
  };
}

/** Rules that are switched off are checked as well, and then left out. */
function compileRules(
  rules: readonly RuleDocument[],
  path: string,
  problems: Problems,
): { limits: FrequencyLimit[]; exclusions: Exclusion[] } {
  const limits: FrequencyLimit[] = [];
  const exclusions: Exclusion[] = [];
  const ids = new Set<string>();
  rules.forEach((rule, index) => {
    const at = `${path}[${String(index)}]`;
    const ruleId = rule.id ?? `${rule.type}_${String(index + 1)}`;
    problems.id(`${at}.id`, ruleId, ids);
    ids.add(ruleId);
    if (rule.type === 'frequency') problems.whole(`${at}.times`, rule.times, 1_000_000);
    else if ('subtotalBelow' in rule.when) {
      problems.decimal(`${at}.when.subtotalBelow`, rule.when.subtotalBelow);
    }
    if (rule.active === false) return;
    if (rule.type === 'frequency') limits.push({ ruleId, times: rule.times, per: rule.per });
    else exclusions.push({ ruleId, when: rule.when });
  });
  return { limits, exclusions };
}

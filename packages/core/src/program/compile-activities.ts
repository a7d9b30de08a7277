import type { Bonus } from '../rules/rules.ts';
import { breakerTerms, checkBreaker } from './compile-breaker.ts';
import { compileRules } from './compile-rules.ts';
import type {
  ActivityDocument,
  ApprovalDocument,
  BreakerDocument,
  ExpiryDocument,
  ProgramDocument,
} from './document.ts';
import type { Problems } from './problems.ts';
import type { Activity } from './program.ts';

/** Activities that are done by sending a file: somebody looks at it, unless the program says otherwise. */
const LOOKED_AT: ReadonlySet<string> = new Set(['submit_a_receipt', 'upload_photo']);

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
    const inherited = { path, expiry, breaker: document.breaker };
    activities.set(activity.id, compileActivity(activity, { ...terms, ...inherited }));
  });
  return activities;
}

function compileActivity(
  document: ActivityDocument,
  terms: Terms & {
    readonly path: string;
    readonly expiry: ExpiryDocument;
    readonly breaker: BreakerDocument | undefined;
  },
): Activity {
  const { path, problems, pointsDecimals } = terms;
  const { approval = usualApproval(document.id), earn } = document;
  if (approval.mode === 'after_days') problems.days(`${path}.approval.days`, approval.days);
  if (document.expiry !== undefined) problems.expiry(`${path}.expiry`, document.expiry);
  const rules = compileRules(document.rules ?? [], { ...terms, path: `${path}.rules` });
  checkBreaker(document.breaker, { ...terms, path: `${path}.breaker` });
  checkStorefront(document, terms);
  checkAgents(document, terms);
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
    storefront: document.storefront ?? false,
    agents: document.agents ?? isForAgents(document),
    agentPointsMax:
      document.agentPointsMax === undefined
        ? null
        : problems.points(`${path}.agentPointsMax`, document.agentPointsMax, pointsDecimals),
    ...rules,
    budget: document.budget ?? null,
    budgets: budgetsOf(document.budget, rules.bonuses),
    breaker: breakerTerms({ all: terms.breaker, own: document.breaker }, pointsDecimals),
  };
}

export function usualApproval(id: string): ApprovalDocument {
  return { mode: LOOKED_AT.has(id) ? 'by_hand' : 'immediately' };
}

/** Earned with an order, and by joining: a member cannot say that he did it. */
const NOT_BY_MEMBERS: ReadonlySet<string> = new Set(['made_a_purchase', 'created_an_account']);

/**
 * What members award to themselves has a fixed worth, and a limit or somebody who looks at it: a
 * script in a browser can do it a thousand times.
 */
function checkStorefront(
  { id, storefront, earn, rules = [], approval }: ActivityDocument,
  { path, problems }: Terms & { readonly path: string },
): void {
  if (storefront !== true) return;
  const at = `${path}.storefront`;
  if (NOT_BY_MEMBERS.has(id)) problems.add(at, 'true', `false, as it is ${id}`);
  if (!('points' in earn)) problems.add(at, 'true', 'false, as its points are not fixed');
  const isLimited = rules.some(({ type, active }) => type === 'frequency' && active !== false);
  if (!isLimited && (approval ?? usualApproval(id)).mode !== 'by_hand') {
    problems.add(at, 'true', 'true only with a rule of the type frequency, or approval by_hand');
  }
}

/** Earned with an order, by joining or by a file: nobody gives that by hand. */
const NOT_BY_AGENTS: ReadonlySet<string> = new Set([...NOT_BY_MEMBERS, ...LOOKED_AT]);

/** Whether agents may award an activity by hand unless its program says otherwise: its points are fixed. */
export function isForAgents({ id, earn }: ActivityDocument): boolean {
  return 'points' in earn && !NOT_BY_AGENTS.has(id);
}

function checkAgents(
  document: ActivityDocument,
  { path, problems }: Terms & { readonly path: string },
): void {
  const { id, agents, agentPointsMax, earn } = document;
  if (agents === true && !isForAgents(document)) {
    const why = 'points' in earn ? `it is ${id}` : 'its points are not fixed';
    problems.add(`${path}.agents`, 'true', `false, as ${why}`);
  }
  if (agentPointsMax !== undefined && !(agents ?? isForAgents(document))) {
    const needed = 'nothing, as agents do not award the activity';
    problems.add(`${path}.agentPointsMax`, agentPointsMax, needed);
  }
}

function budgetsOf(own: string | undefined, bonuses: readonly Bonus[]): readonly string[] {
  const named = [own ?? null, ...bonuses.map(({ budget }) => budget)];
  return [...new Set(named.filter((id) => id !== null))];
}

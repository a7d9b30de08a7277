import type { ProgramDocument } from './document.ts';
import type { Problems } from './problems.ts';
import type { BudgetLimit } from './program.ts';

const USES_MAX = 1_000_000_000;

export function compileBudgets(
  document: ProgramDocument,
  terms: { readonly pointsDecimals: number; readonly problems: Problems },
): ReadonlyMap<string, BudgetLimit> {
  const { pointsDecimals, problems } = terms;
  const budgets = new Map<string, BudgetLimit>();
  const ids = new Set<string>();
  (document.budgets ?? []).forEach((budget, index) => {
    const path = `budgets[${String(index)}]`;
    const { id, points, uses } = budget;
    problems.id(`${path}.id`, id, ids);
    ids.add(id);
    if (points === undefined && uses === undefined) {
      problems.add(path, 'a budget without a bound', '`points`, `uses`, or both');
    }
    if (uses !== undefined) problems.whole(`${path}.uses`, uses, USES_MAX);
    budgets.set(id, {
      id,
      name: budget.name ?? id,
      points:
        points === undefined ? null : problems.points(`${path}.points`, points, pointsDecimals),
      uses: uses ?? null,
    });
  });
  checkUse(document, ids, problems);
  return budgets;
}

/** Rules draw on budgets that are there; and a budget that nothing draws on is a slip of the pen. */
function checkUse(document: ProgramDocument, ids: ReadonlySet<string>, problems: Problems): void {
  const used = new Set<string>();
  const use = (path: string, id: string | undefined): void => {
    if (id === undefined) return;
    used.add(id);
    problems.known(path, [id], ids);
  };
  document.activities.forEach((activity, index) => {
    const path = `activities[${String(index)}]`;
    use(`${path}.budget`, activity.budget);
    activity.rules?.forEach((rule, place) => {
      if (!('budget' in rule)) return;
      const at = `${path}.rules[${String(place)}].budget`;
      use(at, rule.budget);
      if (rule.budget !== activity.budget) return;
      problems.add(at, rule.budget, 'another budget than that of the activity, which pays for all');
    });
  });
  document.budgets?.forEach(({ id }, index) => {
    if (used.has(id)) return;
    problems.add(`budgets[${String(index)}].id`, id, 'a budget that a rule or an activity names');
  });
}

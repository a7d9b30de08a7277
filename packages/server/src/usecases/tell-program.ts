import {
  isTimeZone,
  programTeller,
  tellSettings,
  type ActivityDocument,
  type ProgramDocument,
  type ProgramProblem,
  type ToldRule,
  type ToldSettings,
} from '@fealty/core';
import type pg from 'pg';
import { checkShape } from '../program/check-shape.ts';
import { readBudgets, type DrawnBudget } from '../store/budgets.ts';
import { readRunning } from '../store/program-versions.ts';
import { ProgramRefused } from './judge-program.ts';

/** More than people read at once; a program of more names the activities that it wants told. */
const RULES_TOLD_MAX = 2000;

/** An activity in words. What cannot be read yet, as somebody writes it, has none. */
export interface ToldActivity {
  readonly id: string;
  readonly path: string;
  readonly sentence: string | null;
  readonly rules: readonly { readonly path: string; readonly told: ToldRule | null }[];
}

export interface ToldProgram {
  readonly activities: readonly ToldActivity[];
  /** What was drawn from the budgets of the document so far; those that never ran are not there. */
  readonly drawn: readonly DrawnBudget[];
  readonly settings: ToldSettings;
  readonly document: ProgramDocument;
}

/**
 * Tells the activities of a document and their rules. Activities and rules may be unfinished; what
 * else does not fit the schema throws `ProgramRefused`.
 */
export async function tellProgram(
  pool: pg.Pool,
  merchantId: number,
  wanted: { readonly document: unknown; readonly activityIds: readonly string[] | null },
): Promise<ToldProgram> {
  const { document, problems } = readUnfinished(wanted.document);
  const { now } = await readRunning(pool, merchantId);
  const teller = programTeller(document, now);
  const isAsked = ({ id }: ActivityDocument): boolean => wanted.activityIds?.includes(id) ?? true;
  let left = RULES_TOLD_MAX;
  const activities = document.activities.flatMap((activity, index): readonly ToldActivity[] => {
    if (!isAsked(activity)) return [];
    const path = `activities[${String(index)}]`;
    const isSound = (at: string): boolean => !problems.some((problem) => isAt(problem.path, at));
    const fields = problems.filter(({ path: at }) => isAt(at, path) && !isAt(at, `${path}.rules`));
    const rules = isListOfRules(activity.rules) ? activity.rules.slice(0, left) : [];
    left -= rules.length;
    return [
      {
        ...{ id: activity.id, path },
        sentence: fields.length === 0 ? teller.activity(activity) : null,
        rules: rules.map((rule, place) => {
          const at = `${path}.rules[${String(place)}]`;
          return { path: at, told: isSound(at) ? teller.rule(rule, place) : null };
        }),
      },
    ];
  });
  const ids = (document.budgets ?? []).map(({ id }) => id);
  const drawn = await readBudgets(pool, merchantId, ids);
  return { activities, drawn, settings: tellSettings(document, now), document };
}

/** A document of which activities alone may be unfinished, with what is wrong with those. */
function readUnfinished(given: unknown): {
  readonly document: ProgramDocument;
  readonly problems: readonly ProgramProblem[];
} {
  const checked = checkShape(given);
  if (checked.ok) {
    refuseZone(checked.document);
    return { document: checked.document, problems: [] };
  }
  const { problems } = checked;
  const isElsewhere = problems.some(({ path }) => !path.startsWith('activities['));
  if (isElsewhere || !hasObjects(given)) throw new ProgramRefused(problems);
  const document = given as ProgramDocument;
  refuseZone(document);
  return { document, problems };
}

/** What is running today is told by the program's calendar. */
function refuseZone({ timeZone }: ProgramDocument): void {
  if (isTimeZone(timeZone)) return;
  const allowed = 'the IANA name of a zone';
  throw new ProgramRefused([{ path: 'timeZone', found: timeZone, allowed }]);
}

function hasObjects(given: unknown): boolean {
  const { activities } = given as { readonly activities: unknown };
  return (
    Array.isArray(activities) &&
    activities.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  );
}

function isListOfRules(rules: unknown): rules is NonNullable<ActivityDocument['rules']> {
  return Array.isArray(rules);
}

/** Whether a place is the other or below it. */
function isAt(path: string, base: string): boolean {
  return path === base || path.startsWith(`${base}.`) || path.startsWith(`${base}[`);
}

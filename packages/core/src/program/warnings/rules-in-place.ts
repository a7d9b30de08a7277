import { readDay } from '../../rules/attributes.ts';
import type { Period } from '../../rules/rules.ts';
import { calendarDay, dayNumber, dayText } from '../../time/calendar.ts';
import { dayWords } from '../changes/wordings.ts';
import { writtenOut } from '../compile-rules.ts';
import type {
  ConditionDocument,
  ExclusionCondition,
  ProgramDocument,
  RuleDocument,
  TestDocument,
} from '../document.ts';

type Activity = ProgramDocument['activities'][number];

/** A rule that is on, of an activity that is, and where it stands. */
export interface PlacedRule {
  readonly rule: RuleDocument;
  readonly path: string;
  /** `Double Friday of Purchase` */
  readonly name: string;
  readonly when: ConditionDocument | null;
  readonly period: Period;
}

/** An activity that is on, with its rules that are. */
export interface PlacedActivity {
  readonly activity: Activity;
  readonly path: string;
  readonly rules: readonly PlacedRule[];
}

/** What rules may say; those of the type frequency say less of it. */
interface Said {
  readonly id?: string;
  readonly name?: string;
  readonly when?: ExclusionCondition | ConditionDocument;
  readonly from?: string;
  readonly until?: string;
}

export function activitiesInPlace({ activities }: ProgramDocument): readonly PlacedActivity[] {
  return activities.flatMap((activity, index) => {
    if (activity.active === false) return [];
    const path = `activities[${String(index)}]`;
    const rules = (activity.rules ?? []).flatMap((rule, place): readonly PlacedRule[] => {
      if (rule.active === false) return [];
      const at = `${path}.rules[${String(place)}]`;
      return [placedRule(rule, { activity, path: at, place })];
    });
    return [{ activity, path, rules }];
  });
}

function placedRule(
  rule: RuleDocument,
  at: { readonly activity: Activity; readonly path: string; readonly place: number },
): PlacedRule {
  const { activity, path, place } = at;
  const { id, name, when, from, until }: Said = rule;
  const called = name ?? id ?? `${rule.type}_${String(place + 1)}`;
  return {
    rule,
    path,
    name: `${called} of ${activity.name}`,
    when: when === undefined ? null : writtenOut(when),
    period: { from: dayOf(from), until: dayOf(until) },
  };
}

/** The number of a day of the document, or null. */
export function dayOf(written: string | undefined): number | null {
  const day = written === undefined ? null : readDay(written);
  return day === null ? null : dayNumber(day);
}

/** `27 November 2026` */
export function numberedDayWords(day: number): string {
  return dayWords(dayText(calendarDay(day)));
}

/** Tests that must all pass for a condition to hold; what stands in `any` or `not` is none of them. */
export function neededTests(when: ConditionDocument | null): readonly TestDocument[] {
  return conjunctsOf(when).filter((part): part is TestDocument => 'attribute' in part);
}

/** Parts that must all hold. */
export function conjunctsOf(when: ConditionDocument | null): readonly ConditionDocument[] {
  if (when === null) return [];
  return 'all' in when ? when.all.flatMap(conjunctsOf) : [when];
}

/** The texts of a test that wants one of them; null of other tests. */
export function wantedTexts({ operator, value }: TestDocument): readonly string[] | null {
  if (operator !== 'equals' && operator !== 'in' && operator !== 'contains_any') return null;
  return [value].flat().map(String);
}

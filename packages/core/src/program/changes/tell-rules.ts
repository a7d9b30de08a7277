import { usualApproval } from '../compile-activities.ts';
import type { ActivityDocument, ProgramDocument, RuleDocument } from '../document.ts';
import { dayText } from '../../time/calendar.ts';
import type { Instant } from '../../time/instant.ts';
import { localDay } from '../../time/zone.ts';
import { ACTIVITY_PHRASES, ruleKind, ruleWords, type AnyRule } from './activity-phrases.ts';
import { namesOf } from './phrase.ts';

/** How a rule stands on a day: whether its period has begun and not ended, unless it is switched off. */
type RuleState = 'off' | 'planned' | 'running' | 'over';

/** A rule as people read it. */
export interface ToldRule {
  /** What it goes by in traces: its id, or its type and place. */
  readonly id: string;
  /** `limit`, `exclusion`, `bonus`, or `promotion` where it has a period. */
  readonly kind: string;
  readonly state: RuleState;
  /** `From 27 November 2026, 2 times the points when member tier is gold.` */
  readonly sentence: string;
}

/** Says what stands in one document, as it stands at one moment. */
export interface ProgramTeller {
  /** `Order earns 2 points per USD, which can be spent at once.` */
  activity(activity: ActivityDocument): string;
  /** A rule by its place in its activity. */
  rule(rule: RuleDocument, place: number): ToldRule;
}

/** The zone of the document must be one. */
export function programTeller(document: ProgramDocument, now: Instant): ProgramTeller {
  const names = namesOf(document);
  const today = dayText(localDay(now, document.timeZone));
  return {
    activity(activity) {
      const { earn, approval } = ACTIVITY_PHRASES;
      const earns = earn.say(activity.earn, activity, names).words;
      const how = activity.approval ?? usualApproval(activity.id);
      const when = approval.say(how, activity, names).words;
      return `${activity.name} ${earn.lead} ${earns}, which can be spent ${when}.`;
    },
    rule(rule, place) {
      const whole: AnyRule = { ...rule, id: rule.id ?? `${rule.type}_${String(place + 1)}` };
      const words = ruleWords(whole, names);
      return {
        id: whole.id,
        kind: ruleKind(whole),
        state: stateOn(today, whole),
        sentence: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
      };
    },
  };
}

/** Days are texts that sort as they follow one another; both ends count. */
function stateOn(
  today: string,
  { active = true, from = today, until = today }: AnyRule,
): RuleState {
  if (!active) return 'off';
  if (from > today) return 'planned';
  return until < today ? 'over' : 'running';
}

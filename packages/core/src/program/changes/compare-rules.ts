import type { ActivityDocument, RuleDocument } from '../document.ts';
import { RULE_PHRASES, ruleKind, ruleWords, type AnyRule } from './activity-phrases.ts';
import { compareList, type Inside, type Listed } from './compare-things.ts';
import type { ProgramChange } from './program-change.ts';

/** Differences of the rules of an activity; a new activity has nothing before. */
export function compareRules(
  { before, after }: { readonly before?: ActivityDocument; readonly after: ActivityDocument },
  inside: Inside,
): readonly ProgramChange[] {
  const path = `${inside.path}.rules`;
  const rules = { before: withIds(before?.rules), after: withIds(after.rules) };
  return compareList(rulesOf(inside.subject), rules, { ...inside, path });
}

/** Without an id of its own a rule goes by its place, as it does in traces. */
function withIds(rules: readonly RuleDocument[] = []): readonly AnyRule[] {
  return rules.map((rule, index) => ({
    ...rule,
    id: rule.id ?? `${rule.type}_${String(index + 1)}`,
  }));
}

const rulesOf = (activity: string): Listed<AnyRule> => ({
  phrases: RULE_PHRASES,
  // A rule of another type is another rule, whatever its id.
  keyOf: ({ id, type }) => `${type} ${id}`,
  nameOf: ({ name, id }) => `${name ?? id} of ${activity}`,
  nounOf: ruleKind,
  wordsOf: ruleWords,
  gone: null,
});

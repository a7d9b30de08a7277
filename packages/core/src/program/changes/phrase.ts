import type { ProgramDocument } from '../document.ts';

/** What the things of a document are called there. */
export interface Names {
  readonly currency: string;
  /** What thresholds of tiers are written in. */
  readonly measure: 'points' | 'spend';
  activity(id: string): string;
  reward(id: string): string;
  tier(id: string): string;
  budget(id: string): string;
}

/** A value as it counts, with the default in place of nothing, and in words. */
export interface Said {
  readonly counts: unknown;
  readonly words: string;
}

/** How a field is told: `Gold` `begins at` `1,500 points`. */
export interface Phrase<O, V> {
  readonly lead: string;
  say(value: V | undefined, owner: O, names: Names): Said;
  /** What the change means for what is there already, or null. */
  readonly note: (before: Said, after: Said) => string | null;
}

/** A phrase for every field of a thing; the compiler sees that none is forgotten. */
export type Phrases<T, Without extends keyof T = never> = {
  readonly [K in Exclude<keyof T, Without>]-?: Phrase<T, Exclude<T[K], undefined>>;
};

/** `otherwise` is the default: a value, or what a function makes of the rest of the thing. */
export function phrase<O, V>(
  lead: string,
  otherwise: V | ((owner: O) => V),
  words: (value: V, names: Names) => string,
  note: Phrase<O, V>['note'] = () => null,
): Phrase<O, V> {
  return {
    lead,
    note,
    say(value, owner, names) {
      const counts = value ?? (isMaker<O, V>(otherwise) ? otherwise(owner) : otherwise);
      return { counts, words: words(counts, names) };
    },
  };
}

/** For a field that may stand for something that only its absence says. */
export function phraseOrNone<O, V>(
  lead: string,
  none: string,
  words: (value: V, names: Names) => string,
): Phrase<O, V> {
  return {
    lead,
    note: () => null,
    say: (value, _owner, names) =>
      value === undefined
        ? { counts: null, words: none }
        : { counts: value, words: words(value, names) },
  };
}

function isMaker<O, V>(otherwise: V | ((owner: O) => V)): otherwise is (owner: O) => V {
  return typeof otherwise === 'function';
}

export function namesOf(document: ProgramDocument): Names {
  const { activities, rewards, tiers, budgets, currency, tierRules } = document;
  const finder = (things?: readonly { readonly id: string; readonly name?: string }[]) => {
    const names = new Map(things?.map(({ id, name }) => [id, name ?? id]));
    return (id: string) => names.get(id) ?? id;
  };
  return {
    currency,
    measure: tierRules?.measure ?? 'points',
    activity: finder(activities),
    reward: finder(rewards),
    tier: finder(tiers),
    budget: finder(budgets),
  };
}

import type { Attribute } from './attributes.ts';
import { seenWords } from './condition-words.ts';
import { readAttribute } from './frozen.ts';
import type { Facts } from './facts.ts';
import type { Passes } from './operators.ts';

/** A condition ready for judging. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'test';
      readonly attribute: Attribute;
      /** `order subtotal is at least 100`, for traces. */
      readonly words: string;
      readonly passes: Passes;
    };

/** How a condition came out, and the values that decided it. */
export interface JudgedCondition {
  readonly holds: boolean;
  /** `order subtotal was 80` */
  readonly seen: string;
  /** `order subtotal is at least 100` */
  readonly needed: string;
}

/**
 * Judges a condition. Of several that are joined only those are named that decided: the first that
 * fails where all must hold, the first that holds where one is enough.
 */
export function judgeCondition(condition: Condition, facts: Facts): JudgedCondition {
  switch (condition.kind) {
    case 'test': {
      const seen = readAttribute(condition.attribute, facts);
      const holds = seen !== null && condition.passes(seen, facts);
      return {
        holds,
        seen: seenWords(condition.attribute, seen),
        needed: condition.words,
      };
    }
    case 'not': {
      const judged = judgeCondition(condition.of, facts);
      return {
        holds: !judged.holds,
        seen: judged.seen,
        needed: `it is not so that ${inBrackets(judged.needed)}`,
      };
    }
    case 'all':
    case 'any': {
      const decides = condition.kind === 'any';
      const judged: JudgedCondition[] = [];
      for (const part of condition.of) {
        const one = judgeCondition(part, facts);
        if (one.holds === decides) return one;
        judged.push({ ...one, needed: part.kind === 'test' ? one.needed : inBrackets(one.needed) });
      }
      const joint = decides ? ' or ' : ' and ';
      return {
        holds: !decides,
        seen: [...new Set(judged.map(({ seen }) => seen))].join(' and '),
        needed: judged.map(({ needed }) => needed).join(joint),
      };
    }
  }
}

/** Several tests that are one part of another condition. */
function inBrackets(words: string): string {
  return / (?:and|or) /.test(words) ? `(${words})` : words;
}

/** True if the condition speaks of single products: it is then judged for each line of an order. */
export function speaksOfLines(condition: Condition): boolean {
  return attributesOf(condition).some(({ ofLine }) => ofLine);
}

/** All attributes that a condition reads; one may come up again. */
export function attributesOf(condition: Condition): readonly Attribute[] {
  switch (condition.kind) {
    case 'test':
      return [condition.attribute];
    case 'not':
      return attributesOf(condition.of);
    case 'all':
    case 'any':
      return condition.of.flatMap(attributesOf);
  }
}

import type { en } from './en.ts';

/** Forms of a word with a number, by what `Intl.PluralRules` calls them; `other` stands for those missing. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** All that the dashboard says, in one language. */
export type Words = {
  readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural;
};

/** Values that a merchant defines himself. */
export type CustomValue = string | number | boolean | null | readonly string[];
export type CustomValues = Readonly<Record<string, CustomValue>>;

/** What rules read when an award was earned, by attribute, as it is kept with the award. */
export type FrozenValues = Readonly<Record<string, string | boolean | readonly string[] | null>>;

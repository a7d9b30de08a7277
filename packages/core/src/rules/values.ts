/** Values that a merchant defines himself. */
export type CustomValues = Readonly<Record<string, string | number | boolean | null>>;

/** What rules read when an award was earned, by attribute, as it is kept with the award. */
export type FrozenValues = Readonly<Record<string, string | boolean | readonly string[] | null>>;

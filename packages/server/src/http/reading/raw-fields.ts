/**
 * What a request passed, by name and not yet understood. Values of a form stay encoded until
 * somebody wants them, because how they are decoded depends on what they are.
 */
export type RawField =
  | { readonly from: 'form'; readonly values: readonly string[] }
  | { readonly from: 'json'; readonly value: unknown };

export type RawFields = ReadonlyMap<string, RawField>;

export const NO_FIELDS: RawFields = new Map();

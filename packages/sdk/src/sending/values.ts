/** Attributes of your own, by name. */
export type AttributeValues = Readonly<
  Record<string, string | number | boolean | readonly string[]>
>;

/** One of some words or ids; a text alone must be equal. `in` takes them with commas between. */
export type WordFilter = string | { readonly eq: string } | { readonly in: string };

/** A span of time, of dates as MM/DD/YYYY or MM/DD/YYYY HH:MM:SS; both ends of `between` belong to it. */
export type MomentFilter =
  | string
  | {
      readonly eq?: string;
      readonly gt?: string;
      readonly gte?: string;
      readonly lt?: string;
      readonly lte?: string;
      /** Two dates with a hyphen between. */
      readonly between?: string;
    };

/** A file. */
export interface Bytes {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What would have been answered. Ids and coupon codes are masked, and nothing was written. */
export interface Simulated<T> {
  readonly data: T;
  /** How the decision came about, step by step. */
  readonly trace: readonly Readonly<Record<string, unknown>>[];
}

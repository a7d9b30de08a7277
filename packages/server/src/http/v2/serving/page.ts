/** Which part of a list is asked for. */
export interface AskedPage {
  readonly start_index: number;
  readonly count: number;
}

export interface PageEnd {
  readonly total: number;
  readonly more: boolean;
  readonly next_start_index: number;
}

/** The part of a whole list that is asked for, and where it goes on. */
export function cutPage<T>(
  all: readonly T[],
  { start_index, count }: AskedPage,
): { readonly rows: readonly T[]; readonly end: PageEnd } {
  const rows = all.slice(start_index, start_index + count);
  const next = start_index + rows.length;
  const more = next < all.length;
  return { rows, end: { total: all.length, more, next_start_index: next } };
}

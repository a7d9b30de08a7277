import type { Schema } from './schema.ts';

/** How a list goes on; written into the operation as it stands. */
export interface WrittenPaging {
  /** The rows of a page; without it, each page is one. */
  readonly rows?: string;
  /** The parameter that says where a page begins. */
  readonly from: string;
  /** Where the next page begins, in the answer. */
  readonly next?: string;
  /** Where that is not said: the field of the last row that does. */
  readonly nextByRow?: string;
  /** Whether there are more; without it, there are until `next` is null. */
  readonly more?: string;
  /** Fields of the first answer that each later request repeats. */
  readonly carry?: readonly string[];
}

const PLACES = [
  ['start_index', 'next_start_index'],
  ['after', 'next_after'],
  ['cursor', 'next_cursor'],
  ['behind', 'next_behind'],
  ['beyond', 'next_beyond'],
] as const;

/** Lists that say otherwise than by their names how they go on. */
const BY_HAND: Readonly<Record<string, WrittenPaging>> = {
  v2_list_correction_lines: { rows: 'lines', from: 'after', nextByRow: 'line', more: 'more' },
  v2_export_lines: { from: 'behind', next: 'next_behind', carry: ['attributes'] },
};

/** How an operation goes on, if it answers with a part of a list. */
export function pagingOf(id: string, query: Schema, data: Schema): WrittenPaging | null {
  const byHand = BY_HAND[id];
  if (byHand !== undefined) return byHand;
  const asked = query.properties ?? {};
  const answered = data.properties ?? {};
  const place = PLACES.find(([from, next]) => from in asked && next in answered);
  const rows = Object.keys(answered).find((name) => answered[name]?.type === 'array');
  if (place === undefined || rows === undefined) return null;
  const [from, next] = place;
  return { rows, from, next, ...('more' in answered ? { more: 'more' } : {}) };
}

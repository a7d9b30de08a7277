import type { ProgramShape } from '@fealty/contract';

/** A program as people write it; the schema of the contract, as a type. */
export type ProgramDocument = ProgramShape;

type Keyed = { readonly id: string };
type Listed = 'activities' | 'rewards' | 'tiers' | 'budgets';

/** Lists whose things are told apart by their ids. All else of a document is one part each. */
const LISTS: readonly Listed[] = ['activities', 'rewards', 'tiers', 'budgets'];

/** What came of bringing two changes of one document together. */
export interface Merged {
  readonly document: ProgramDocument;
  /** Parts that both changed, each otherwise: `activities/made_a_purchase`, `expiry`. */
  readonly both: readonly string[];
}

/** Whether two values say the same; the order of names is no difference. */
export function isAlike(one: unknown, other: unknown): boolean {
  return written(one) === written(other);
}

/**
 * Brings what two people made of one document together, part by part. Where both changed the same
 * part, mine stands, and the part is named.
 */
export function mergeDocuments(of: {
  readonly seen: ProgramDocument;
  readonly mine: ProgramDocument;
  readonly theirs: ProgramDocument;
}): Merged {
  const both: string[] = [];
  const names = new Set([...Object.keys(of.theirs), ...Object.keys(of.mine)]);
  const merged: Record<string, unknown> = {};
  for (const name of names) {
    const values = {
      seen: at(of.seen, name),
      mine: at(of.mine, name),
      theirs: at(of.theirs, name),
    };
    const value = isListed(name) ? mergeLists(name, values, both) : mergeValues(name, values, both);
    if (value !== undefined) merged[name] = value;
  }
  return { document: merged as ProgramDocument, both };
}

interface Three<V> {
  readonly seen: V;
  readonly mine: V;
  readonly theirs: V;
}

function mergeValues<V>(name: string, { seen, mine, theirs }: Three<V>, both: string[]): V {
  if (isAlike(mine, seen)) return theirs;
  if (!isAlike(theirs, seen) && !isAlike(theirs, mine)) both.push(name);
  return mine;
}

function mergeLists(name: Listed, values: Three<unknown>, both: string[]): unknown {
  const { seen, mine, theirs } = values as Three<readonly Keyed[] | undefined>;
  if (mine === undefined && theirs === undefined) return undefined;
  const ids = orderOf({ seen: idsOf(seen), mine: idsOf(mine), theirs: idsOf(theirs) });
  const of = (list: readonly Keyed[] | undefined, id: string): Keyed | undefined =>
    list?.find((one) => one.id === id);
  return ids.flatMap((id) => {
    const three = { seen: of(seen, id), mine: of(mine, id), theirs: of(theirs, id) };
    const one = mergeValues(`${name}/${id}`, three, both);
    return one === undefined ? [] : [one];
  });
}

/** Theirs, unless only mine is another; what one alone has stands behind. */
function orderOf({ seen, mine, theirs }: Three<readonly string[]>): readonly string[] {
  const isMine = !isAlike(
    mine.filter((id) => seen.includes(id)),
    seen.filter((id) => mine.includes(id)),
  );
  const [first, second] = isMine ? [mine, theirs] : [theirs, mine];
  return [...first, ...second.filter((id) => !first.includes(id))];
}

function idsOf(list: readonly Keyed[] | undefined): readonly string[] {
  return (list ?? []).map(({ id }) => id);
}

function isListed(name: string): name is Listed {
  return (LISTS as readonly string[]).includes(name);
}

function at(document: ProgramDocument, name: string): unknown {
  return (document as Readonly<Record<string, unknown>>)[name];
}

/** Text that is the same for the same values; an undefined one is as good as none. */
function written(value: unknown): string {
  return JSON.stringify(value, (_name, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}

import { endOfDay } from '../../ui/end-of-day.ts';

/** Which members are wanted, as the address of the page says it; empty texts want nothing. */
export interface Wanted {
  readonly search: string;
  readonly status: string;
  readonly tier: string;
  readonly tag: string;
  /** Name of an attribute of the program's own. */
  readonly attribute: string;
  readonly value: string;
  /** Days on which they joined, `2026-11-22`. */
  readonly from: string;
  readonly until: string;
}

const NAMES = ['search', 'status', 'tier', 'tag', 'attribute', 'value', 'from', 'until'] as const;

export function wantedOf(address: URLSearchParams): Wanted {
  const said = Object.fromEntries(NAMES.map((name) => [name, address.get(name) ?? '']));
  return said as { [Name in (typeof NAMES)[number]]: string };
}

export function isFiltered(wanted: Wanted): boolean {
  return NAMES.some((name) => wanted[name] !== '');
}

/** How many of the filters that are not always on screen say something. */
export function countMore({ tag, attribute, value, from, until }: Wanted): number {
  const isAttribute = attribute !== '' && value !== '';
  return [tag, isAttribute ? attribute : '', from, until].filter((one) => one !== '').length;
}

/** The same as the server takes it; what nothing is said of is undefined. */
export interface MembersQuery {
  readonly sort_by: '-enrollment_date';
  readonly search: string;
  readonly member_status: { readonly eq: string } | undefined;
  readonly loyalty_tier_id: { readonly eq: string } | undefined;
  readonly tags: { readonly eq: string } | undefined;
  readonly attributes: Readonly<Record<string, string>> | undefined;
  readonly enrollment_date: Readonly<Record<string, string>> | undefined;
}

/** What a list is asked for; days are those of the zone. */
export function queryOf(wanted: Wanted, zone: string): MembersQuery {
  const { search, status, tier, tag, attribute, value } = wanted;
  const after = endOfDay(dayBefore(wanted.from), zone);
  const until = endOfDay(wanted.until, zone);
  const joined = {
    ...(after === null ? {} : { gt: after }),
    ...(until === null ? {} : { lte: until }),
  };
  return {
    sort_by: '-enrollment_date',
    search,
    member_status: status === '' ? undefined : { eq: status },
    loyalty_tier_id: tier === '' ? undefined : { eq: tier },
    tags: tag === '' ? undefined : { eq: tag },
    attributes: attribute === '' || value === '' ? undefined : { [attribute]: value },
    enrollment_date: Object.keys(joined).length === 0 ? undefined : joined,
  };
}

const DAY_MS = 86_400_000;

function dayBefore(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? '' : new Date(at - DAY_MS).toISOString().slice(0, 10);
}

/** Who is meant: those who are ticked, with their names by id, or all whom a filter finds. */
export type Chosen =
  | { readonly of: 'ticked'; readonly names: ReadonlyMap<string, string> }
  | {
      readonly of: 'found';
      readonly query: MembersQuery;
      readonly total: number;
    };

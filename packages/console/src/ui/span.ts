import { useSearchParams } from 'react-router';

/** How days of a report are put together. */
export type Grouping = 'day' | 'week' | 'month';

/** Which days are looked at, as the address has it. */
export interface Span {
  /** The last so many days; null where two days are named. */
  readonly days: number | null;
  /** `2026-01-31`, empty where the last days are meant. */
  readonly from: string;
  readonly to: string;
  readonly grouping: Grouping;
}

/** Spans that one press gives. */
export const USUAL_DAYS = [30, 90, 365] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAYS_MAX = 3660;
const DAY_MS = 86_400_000;
/** So many days by day or week are as many as can be told apart. */
const BY_DAY_MAX = 31;
const BY_WEEK_MAX = 120;

/** The span in the address, what the server is asked for it, and how to look at another. */
export function useSpan(): {
  readonly span: Span;
  readonly query: Readonly<Record<'from_date' | 'to_date' | 'group_by', string | undefined>> & {
    readonly days: number | undefined;
  };
  readonly look: (span: Partial<Span>) => void;
} {
  const [address, setAddress] = useSearchParams();
  const span = spanOf(address);
  return {
    span,
    query: {
      from_date: slashed(span.from),
      to_date: slashed(span.to),
      days: span.days ?? undefined,
      group_by: span.grouping,
    },
    look: (wanted) =>
      setAddress((before) => addressOf(before, { ...span, ...wanted }), { replace: true }),
  };
}

/** Reads an address; nonsense in it counts as nothing. */
export function spanOf(address: URLSearchParams): Span {
  const day = (name: string): string => {
    const value = address.get(name) ?? '';
    return DAY.test(value) ? value : '';
  };
  const [from, to] = [day('from'), day('to')];
  const said = Math.trunc(Number(address.get('days')));
  const days = said >= 1 && said <= DAYS_MAX ? said : USUAL_DAYS[0];
  const isNamed = from !== '' && to !== '';
  const length = isNamed ? (Date.parse(to) - Date.parse(from)) / DAY_MS + 1 : days;
  const by = address.get('by');
  const grouping = by === 'day' || by === 'week' || by === 'month' ? by : groupingOf(length);
  return isNamed ? { days: null, from, to, grouping } : { days, from: '', to: '', grouping };
}

/** So many periods that a chart can show each. */
export function groupingOf(days: number): Grouping {
  if (days <= BY_DAY_MAX) return 'day';
  return days <= BY_WEEK_MAX ? 'week' : 'month';
}

function addressOf(before: URLSearchParams, { days, from, to, grouping }: Span): URLSearchParams {
  const address = new URLSearchParams(before);
  for (const name of ['days', 'from', 'to', 'by']) address.delete(name);
  const isNamed = days === null && from !== '' && to !== '';
  if (isNamed) {
    address.set('from', from);
    address.set('to', to);
  } else {
    address.set('days', String(days ?? USUAL_DAYS[0]));
  }
  if (grouping !== spanOf(address).grouping) address.set('by', grouping);
  return address;
}

/** `01/31/2026`, as the server takes days. */
function slashed(day: string): string | undefined {
  const [year = '', month = '', date = ''] = day.split('-');
  return day === '' ? undefined : `${month}/${date}/${year}`;
}

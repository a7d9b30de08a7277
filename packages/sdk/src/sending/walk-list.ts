import { FealtyBadAnswer } from './errors.ts';
import type { Asked, PagedOperation, Paging, Sender } from './operation.ts';

/** A list that says there is more for ever is no list. */
const PAGES_MAX = 100_000;

type Page = Readonly<Record<string, unknown>>;

/** The rows of a list, asked for page by page. Throws what a call throws. */
export async function* walkList<T>(
  sender: Sender,
  operation: PagedOperation,
  asked: Asked,
): AsyncGenerator<T, void, undefined> {
  const { paging } = operation;
  let left = maxOf(asked);
  let params: Page = { ...asked.params };
  for (let page = 0; page < PAGES_MAX; page += 1) {
    if (left <= 0) return;
    const answer = await sender.send<Page>(operation, { ...asked, params });
    const rows = rowsOf(answer, paging);
    for (const row of rows.slice(0, left)) yield row as T;
    left -= rows.length;
    const next = nextPlace(answer, rows, paging);
    if (next === null || left <= 0) return;
    if (next === params[paging.from]) break;
    const carried = (paging.carry ?? []).map((name) => [name, answer[name]] as const);
    params = { ...params, ...Object.fromEntries(carried), [paging.from]: next };
  }
  throw new FealtyBadAnswer('The list does not come to its end', { operation: operation.id });
}

function maxOf({ options }: Asked): number {
  const max = options !== undefined && 'max' in options ? options.max : undefined;
  if (max === undefined) return Infinity;
  if (!Number.isSafeInteger(max) || max < 0) {
    throw new TypeError(`max cannot be ${String(max)}: a whole number from 0`);
  }
  return max;
}

function rowsOf(answer: Page, { rows }: Paging): readonly unknown[] {
  if (rows === undefined) return [answer];
  const found = answer[rows];
  return Array.isArray(found) ? found : [];
}

/** Where the next page begins; null if this was the last. */
function nextPlace(answer: Page, rows: readonly unknown[], paging: Paging): unknown {
  const { more, next, nextByRow } = paging;
  if (more !== undefined && answer[more] !== true) return null;
  if (nextByRow !== undefined) {
    const last = rows.at(-1) as Page | undefined;
    return last?.[nextByRow] ?? null;
  }
  return next === undefined ? null : (answer[next] ?? null);
}

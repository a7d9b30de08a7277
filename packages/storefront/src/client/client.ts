import { failureOf, StorefrontFailure } from './failure.ts';

/** Whom the page shows, and where it asks. */
export interface StorefrontTerms {
  /** Where Fealty is reached, `https://loyalty.example`. */
  readonly server: string;
  /** The store, ten hex digits. */
  readonly partnerId: string;
  /** The token of the member or guest; null for somebody whom the shop does not name. */
  readonly token: string | null;
  /** The code of whoever recommended the shop; counts for a member who joins with a call. */
  readonly referralCode?: string;
}

/** What a call sends beside where it goes. */
export interface StorefrontCall {
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** Words of the address, each encoded here; those that are undefined are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: object;
  /** Makes a write that is repeated the same write. */
  readonly key?: string;
}

/** Speaks to the storefront API as one visitor. */
export interface StorefrontClient {
  readonly terms: StorefrontTerms;
  /**
   * Answers the `data` of an answer. Rejects with a {@link StorefrontFailure}: refused, not reached,
   * or not answered within ten seconds.
   */
  call<T>(path: string, call?: StorefrontCall): Promise<T>;
}

const PREFIX = '/v2/loyalty-storefront';
const PATIENCE_MS = 10_000;
/** A call outlives the page that it was made on; browsers carry no more than 64 KiB of those. */
const OUTLIVING_MAX = 50_000;

/** A client of the storefront API; `fetch` is the browser's, or a test's. */
export function createClient(
  terms: StorefrontTerms,
  fetchNow: typeof fetch = fetch,
): StorefrontClient {
  return {
    terms,
    async call<T>(path: string, { method = 'GET', query = {}, body, key }: StorefrontCall = {}) {
      const url = new URL(`${terms.server}${PREFIX}${path}`);
      for (const [name, value] of Object.entries(query)) {
        if (value !== undefined) url.searchParams.set(name, String(value));
      }
      const text = body === undefined ? undefined : JSON.stringify(body);
      const answer = await send(fetchNow, url, {
        method,
        keepalive: method !== 'GET' && (text?.length ?? 0) < OUTLIVING_MAX,
        headers: {
          'partner-id': terms.partnerId,
          ...(terms.token === null ? {} : { authorization: `Bearer ${terms.token}` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(terms.referralCode === undefined ? {} : { 'referral-code': terms.referralCode }),
          ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(text === undefined ? {} : { body: text }),
        // What is asked for is the member's by his token: cookies have no part in it.
        credentials: 'omit',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return answer as T;
    },
  };
}

async function send(fetchNow: typeof fetch, url: URL, init: RequestInit): Promise<unknown> {
  let answer: Response;
  let json: unknown;
  try {
    answer = await fetchNow(url, init);
    json = await answer.json();
  } catch (error) {
    throw new StorefrontFailure('UNREACHABLE', 'The loyalty program does not answer', error);
  }
  if (!answer.ok) throw failureOf(answer.status, json);
  return (json as { readonly data?: unknown }).data;
}

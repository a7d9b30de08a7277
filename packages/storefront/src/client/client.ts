import { failureOf, StorefrontFailure } from './failure.ts';
import { keepToken, type RenewToken } from './kept-token.ts';
import { upload, type RawAnswer, type UploadTerms } from './upload.ts';

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
  /** Asked for a new token of the same visitor when the one before has ended; in ten seconds. */
  readonly renewToken?: RenewToken;
}

/** What a call sends beside where it goes. */
export interface StorefrontCall {
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** Words of the address, each encoded here; those that are undefined are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: object;
  /** Makes a write that is repeated the same write. */
  readonly key?: string;
  /** Of what is posted with files: it may take as long as it moves. */
  readonly upload?: UploadTerms;
}

/** Speaks to the storefront API as one visitor. */
export interface StorefrontClient {
  /** With the token that calls are made with now. */
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
  const kept = keepToken(terms.token, terms.renewToken);
  const once = async (
    token: string | null,
    path: string,
    { method = 'GET', query = {}, body, key, upload: sending }: StorefrontCall,
  ): Promise<unknown> => {
    const url = new URL(`${terms.server}${PREFIX}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = headersOf({ ...terms, token }, key, text !== undefined);
    if (sending !== undefined && text !== undefined) {
      return dataOf(await upload(url, { headers, body: text }, sending));
    }
    return send(fetchNow, url, {
      method,
      keepalive: method !== 'GET' && (text?.length ?? 0) < OUTLIVING_MAX,
      headers,
      ...(text === undefined ? {} : { body: text }),
      // What is asked for is the member's by his token: cookies have no part in it.
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  };
  return {
    get terms() {
      return { ...terms, token: kept.current };
    },
    async call<T>(path: string, call: StorefrontCall = {}) {
      const token = kept.current;
      // The caller says what the path answers with.
      try {
        return (await once(token, path, call)) as T;
      } catch (error) {
        if (!isOver(error)) throw error;
        return (await once(await kept.after(token, error), path, call)) as T;
      }
    },
  };
}

/** Whether a call was refused as the visit is over. */
function isOver(error: unknown): error is StorefrontFailure {
  return error instanceof StorefrontFailure && error.code === 'ERROR_UNAUTHORIZED';
}

function headersOf(
  { partnerId, token, referralCode }: StorefrontTerms,
  key: string | undefined,
  isJson: boolean,
): Readonly<Record<string, string>> {
  return {
    'partner-id': partnerId,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(referralCode === undefined ? {} : { 'referral-code': referralCode }),
    ...(isJson ? { 'content-type': 'application/json' } : {}),
  };
}

async function send(fetchNow: typeof fetch, url: URL, init: RequestInit): Promise<unknown> {
  let came: RawAnswer;
  try {
    const answer = await fetchNow(url, init);
    came = { status: answer.status, text: await answer.text() };
  } catch (error) {
    throw new StorefrontFailure('UNREACHABLE', 'The loyalty program does not answer', error);
  }
  return dataOf(came);
}

/** The `data` of a success. Most refusals are answered with 200: only `success` tells. */
function dataOf({ status, text }: RawAnswer): unknown {
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // It is no answer of ours: the status says what is known.
  }
  const said = typeof json === 'object' && json !== null ? json : {};
  if ('success' in said && said.success === true && 'data' in said) return said.data;
  throw failureOf(status, json);
}

import type { ShopKeys } from './v1-client.ts';

const TIMEOUT_MS = 20_000;

/** What v2 answers with, by name. */
export type Data = Readonly<Record<string, unknown>>;

/** A store at a server, with its key. */
export interface AskedStore {
  readonly url: string;
  readonly keys: ShopKeys;
}

/**
 * Asks v2 for a store, by the path behind `/v2/loyalty/`. Answers `data`; throws with the whole answer
 * unless it is a success.
 */
export async function askV2(
  { url, keys }: AskedStore,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  where: string,
  json?: object,
): Promise<Data> {
  const told = { 'partner-id': keys.partnerId, 'api-key': keys.apiKey };
  const sent =
    json === undefined
      ? { headers: told }
      : { headers: { ...told, 'content-type': 'application/json' }, body: JSON.stringify(json) };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await fetch(`${url}/v2/loyalty/${where}`, { method, signal, ...sent });
  return dataOf(where, await answer.text());
}

/** Asks as tests of pages do: by a path with its slash, POST unless said. Answers and throws as `askV2`. */
export type CallsV2 = (
  url: string,
  json: object,
  method?: 'GET' | 'PUT' | 'DELETE',
) => Promise<Data>;

export function callV2(
  store: AskedStore,
  ...[url, json, method]: Parameters<CallsV2>
): Promise<Data> {
  return askV2(store, method ?? 'POST', url.slice(1), method === 'GET' ? undefined : json);
}

/** `data` of an answer's text; throws with the text unless it is a success. */
export function dataOf(where: string, text: string): Data {
  const body = JSON.parse(text) as { readonly success: boolean; readonly data?: Data };
  if (!body.success) throw new Error(`${where} answered ${text}`);
  return body.data ?? {};
}

import { ENDPOINTS } from '@fealty/contract';
import {
  STOREFRONT_ENDPOINTS,
  takesKey,
  takesWriteTerms,
  V2_ENDPOINTS,
  type V2Endpoint,
} from '@fealty/contract/v2';
import { pagingOf, type WrittenPaging } from './paging.ts';
import type { Schema } from './schema.ts';

/** Which client offers an operation. */
export type Api = 'v2' | 'storefront' | 'v1';

/** An operation of any API, as much of it as a client is written from. */
export interface Described {
  readonly api: Api;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly pathValues: readonly { readonly name: string; readonly description: string }[];
  readonly summary: string;
  readonly description: string;
  readonly query: Schema;
  readonly body: Schema;
  readonly data: Schema;
  readonly codes: readonly (string | number)[];
  /** Takes a request key: sent again under it, it is done once. */
  readonly keyed: boolean;
  readonly simulable: boolean;
  readonly bytes: boolean;
  readonly paging: WrittenPaging | null;
}

const NOTHING: Schema = { type: 'object', properties: {} };

/** Every operation that a client offers, in the order of the contract. */
export function describedOperations(): readonly Described[] {
  return [
    ...V2_ENDPOINTS.map((endpoint) => ofV2(endpoint, 'v2')),
    ...STOREFRONT_ENDPOINTS.map((endpoint) => ofV2(endpoint, 'storefront')),
    ...ENDPOINTS.map(ofV1),
  ];
}

function ofV2(endpoint: V2Endpoint, api: Api): Described {
  const { id, method, path, summary, description, codes, ours } = endpoint;
  const takesTerms = takesWriteTerms(endpoint);
  const [query, body, data] = [endpoint.query, endpoint.body, endpoint.data] as readonly Schema[];
  const parts = { query: query ?? NOTHING, body: body ?? NOTHING, data: data ?? NOTHING };
  const said = ours === true ? `${description} Not in the platform’s own API.` : description;
  return {
    ...{ api, id, method, path, summary, codes, ...parts },
    keyed: takesKey(endpoint),
    // A simulation tells the merchant's reasons.
    simulable: takesTerms && api === 'v2',
    description: said,
    pathValues: pathValuesOf(path, endpoint.pathValues),
    bytes: endpoint.bytes !== undefined,
    paging: method === 'GET' ? pagingOf(id, parts.query, parts.data) : null,
  };
}

function ofV1(endpoint: (typeof ENDPOINTS)[number]): Described {
  const { id, method, path, summary, description, codes, writes } = endpoint;
  const [parameters, data] = [endpoint.parameters, endpoint.data] as readonly Schema[];
  const query = method === 'GET' ? (parameters ?? NOTHING) : NOTHING;
  return {
    ...{ api: 'v1', id, method, path, summary, description, codes, query },
    ...{ keyed: writes, simulable: writes },
    body: method === 'GET' ? NOTHING : (parameters ?? NOTHING),
    data: data ?? NOTHING,
    pathValues: pathValuesOf(path, endpoint.pathValues),
    bytes: false,
    paging: method === 'GET' ? pagingOf(id, query, data ?? NOTHING) : null,
  };
}

function pathValuesOf(
  path: string,
  said: Readonly<Record<string, { readonly description: string }>>,
): Described['pathValues'] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    description: said[name]?.description ?? '',
  }));
}

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import { startFealty } from '../../support/fealty-process.ts';
import { openShop, stockShop } from '../../support/open-shop.ts';
import { UNLIMITED } from '../../support/unlimited.ts';
import { signToken } from '../../support/sign-token.ts';
import type { ShopKeys } from '../../support/v1-client.ts';
import { send, type Json, type WireAnswer, type WireCall } from '../clients/wire.ts';
import { POOLS, PROGRAM } from './program.ts';

const TIMEOUT_MS = 30_000;

/** A request as a row of the reference writes it. */
export interface Ask {
  readonly method: WireCall['method'];
  /** Behind the host, query and all, as it stands on the wire. */
  readonly path: string;
  /** Sent as JSON. */
  readonly json?: object;
  /** Sent as it stands. */
  readonly body?: string;
  /** In place of the headers of an ordinary call, or beside them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose token signs a call of the storefront: its claims. */
  readonly token?: object;
  /** Without the credentials of the shop. */
  readonly stranger?: true;
}

/** A server with one test store, for the rows of a file. */
export interface RowShop {
  readonly url: () => string;
  readonly keys: () => ShopKeys;
  ask(ask: Ask): Promise<WireAnswer>;
  /** Asks for what the rows of a file take for granted; what is refused is an error. */
  grant(ask: Ask): Promise<Json>;
}

/** Starts the program with a store of its own before the tests of a file, and ends it after them. */
export function useRowShop(): RowShop {
  let url = '';
  let keys: ShopKeys = { partnerId: '', apiKey: '' };
  let close = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    const database = await testDatabase();
    const environment = {
      DATABASE_URL: database.url,
      FEALTY_SECRET: randomBytes(32).toString('hex'),
      ...UNLIMITED,
    };
    keys = await openShop(environment, { isTest: true });
    await stockShop(environment, keys, PROGRAM, POOLS);
    const server = await startFealty(environment);
    url = server.url;
    close = async () => {
      await server.stop();
      await database.drop();
    };
  });
  afterAll(() => close());
  const ask = (asked: Ask): Promise<WireAnswer> => send(url, callOf(asked, keys));
  return {
    url: () => url,
    keys: () => keys,
    ask,
    async grant(asked) {
      const { status, json } = await ask(asked);
      if (status === 200 && json['success'] === true) return json['data'] as Json;
      throw new Error(`${asked.method} ${asked.path} answered ${JSON.stringify(json)}`);
    },
  };
}

function callOf(asked: Ask, keys: ShopKeys): WireCall {
  const {
    method,
    path,
    json,
    body = json === undefined ? undefined : JSON.stringify(json),
  } = asked;
  return {
    method,
    path,
    headers: {
      'content-type': 'application/json',
      ...credentialsOf(asked, keys),
      ...asked.headers,
    },
    ...(body === undefined ? {} : { body }),
    timeoutMs: TIMEOUT_MS,
  };
}

function credentialsOf({ stranger, token }: Ask, { partnerId, apiKey }: ShopKeys): Json & object {
  if (stranger === true) return {};
  if (token === undefined) return { 'partner-id': partnerId, 'api-key': apiKey };
  return { 'partner-id': partnerId, authorization: `Bearer ${signToken(token, apiKey)}` };
}

const API = '/v2/loyalty';

export const get = (path: string): Ask => ({ method: 'GET', path: `${API}/${path}` });
export const post = (path: string, json?: object): Ask => writing('POST', path, json);
export const put = (path: string, json?: object): Ask => writing('PUT', path, json);

function writing(method: 'POST' | 'PUT', path: string, json?: object): Ask {
  return { method, path: `${API}/${path}`, ...(json === undefined ? {} : { json }) };
}

/** A path with comparisons in its query: JSON objects, URL-encoded. */
export function filtered(path: string, filters: Readonly<Record<string, object>>): Ask {
  const pairs = Object.entries(filters).map(
    ([name, filter]) => `${name}=${encodeURIComponent(JSON.stringify(filter))}`,
  );
  return get(`${path}${path.includes('?') ? '&' : '?'}${pairs.join('&')}`);
}

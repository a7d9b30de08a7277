import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  notFound,
  shownField,
  StandInAccount,
  type AccountTerms,
  type StandInAnswer,
} from './account.ts';

/** A request as it came. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** What stands in for Zendesk, over real HTTP, on loopback. */
export interface StandIn {
  readonly account: StandInAccount;
  /** `http://127.0.0.1:12345` */
  readonly origin: string;
  /** Every request, and how it was answered. */
  readonly seen: readonly { readonly asked: Asked; readonly answer: StandInAnswer }[];
  /** Answers in place of the account, once for each, as long as there are any. */
  readonly instead: ((asked: Asked) => StandInAnswer | 'cut' | null)[];
  /** How many requests of one kind came. */
  many(method: string, path: RegExp): number;
  close(): Promise<void>;
}

/** Starts an account. */
export async function startStandIn(terms: AccountTerms): Promise<StandIn> {
  const account = new StandInAccount(terms);
  const seen: { asked: Asked; answer: StandInAnswer }[] = [];
  const instead: StandIn['instead'] = [];
  const server = createServer((request, response) => {
    void read(request).then((asked) => {
      const other = instead[0]?.(asked) ?? null;
      if (other !== null) instead.shift();
      const answer = other === 'cut' ? { status: 0 } : (other ?? answerTo(account, asked));
      seen.push({ asked, answer });
      if (other === 'cut') response.destroy();
      else write(response, account, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    account,
    origin: `http://127.0.0.1:${String(port)}`,
    seen,
    instead,
    many: (method, path) =>
      seen.filter(({ asked }) => asked.method === method && path.test(asked.path)).length,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const text = Buffer.concat(pieces).toString();
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: text === '' ? null : (JSON.parse(text) as unknown),
  };
}

function write(response: ServerResponse, account: StandInAccount, answer: StandInAnswer): void {
  const { status, body, text, headers = {} } = answer;
  response.writeHead(status, {
    'content-type': text === undefined ? 'application/json; charset=utf-8' : 'text/html',
    'x-rate-limit': String(account.terms.limit),
    ...headers,
  });
  response.end(text ?? (body === undefined ? '' : JSON.stringify(body)));
}

/** (Zendesk §1.5, §1.6: who is let in, then the account's limit, then what was asked.) */
function answerTo(account: StandInAccount, asked: Asked): StandInAnswer {
  if (asked.path === '/oauth/tokens') return giveToken(account, asked);
  const isKnown = isLetIn(account, asked);
  const left = account.count();
  const headers = { 'x-rate-limit-remaining': String(Math.max(left, 0)) };
  if (left < 0) {
    const answer = account.tooMany(60 - Math.floor((account.terms.now() % 60_000) / 1000));
    return { ...answer, headers: { ...answer.headers, ...headers } };
  }
  const answer = isKnown ? served(account, asked) : refused(account, asked);
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

function refused(account: StandInAccount, { path }: Asked): StandInAnswer {
  if (account.quirks.answersAnonymous && path === '/api/v2/users/me') {
    return { status: 200, body: { user: { id: null, name: 'Anonymous user', role: 'end-user' } } };
  }
  return { status: 401, body: { error: 'Couldn’t authenticate you' } };
}

/** Client credentials: 300 to 172,800 seconds, confidential clients alone. (Zendesk §1.5) */
function giveToken(account: StandInAccount, { body }: Asked): StandInAnswer {
  const said = (body ?? {}) as Record<string, unknown>;
  const { grant_type: grant, client_id: id, client_secret: secret, expires_in: seconds } = said;
  if (grant !== 'client_credentials') {
    return { status: 400, body: { error: 'unsupported_grant_type' } };
  }
  if (id !== account.client.id || secret !== account.client.secret) {
    const error_description = 'Client authentication failed';
    return { status: 401, body: { error: 'invalid_client', error_description } };
  }
  if (typeof seconds !== 'number' || seconds <= 300 || seconds > 172_800) {
    return { status: 400, body: { error: 'invalid_request' } };
  }
  const token = `token-${String(account.newId())}`;
  account.tokens.set(token, account.terms.now() + seconds * 1000);
  const body2 = { access_token: token, token_type: 'bearer', scope: said['scope'] };
  return { status: 200, body: { ...body2, expires_in: seconds } };
}

function isLetIn(account: StandInAccount, { headers }: Asked): boolean {
  const [kind = '', given = ''] = (headers.authorization ?? '').split(' ');
  if (kind === 'Bearer') return (account.tokens.get(given) ?? 0) > account.terms.now();
  const { apiToken } = account;
  if (kind !== 'Basic' || apiToken === null) return false;
  // The `/token` behind the address is what people forget. (Zendesk §1.5)
  return Buffer.from(given, 'base64').toString() === `${apiToken.email}/token:${apiToken.token}`;
}

function served(account: StandInAccount, asked: Asked): StandInAnswer {
  const { method, path, query } = asked;
  const body = (asked.body ?? {}) as Record<string, unknown>;
  switch (`${method} ${path}`) {
    case 'GET /api/v2/users/me':
      return { status: 200, body: { user: { id: 7, name: 'Fealty', role: account.actsAs } } };
    case 'GET /api/v2/users/search': {
      const terms = { query: query.get('query'), externalId: query.get('external_id') };
      const users = account.search(terms).map((user) => account.shown(user));
      return { status: 200, body: { users, count: users.length, next_page: null } };
    }
    case 'POST /api/v2/users/create_or_update':
      return account.createOrUpdate(body['user'] as Record<string, unknown>);
    case 'PUT /api/v2/users/update_many':
      return account.updateMany(body['users'] as Record<string, unknown>[]);
    case 'GET /api/v2/incremental/users/cursor':
      return exportUsers(account, query);
    case 'GET /api/v2/user_fields':
      return listFields(account, query);
    case 'POST /api/v2/user_fields':
      return account.createField(body['user_field'] as Record<string, unknown>);
  }
  const [, userId] = /^\/api\/v2\/users\/(\d+)$/.exec(path) ?? [];
  if (method === 'PUT' && userId !== undefined) {
    return account.updateUser(Number(userId), body['user'] as Record<string, unknown>);
  }
  const [, jobId] = /^\/api\/v2\/job_statuses\/(\w+)$/.exec(path) ?? [];
  if (method === 'GET' && jobId !== undefined) return account.readJob(jobId);
  return notFound();
}

/** Pages by cursor, a hundred at most. (Zendesk §1.4) */
function listFields(account: StandInAccount, query: URLSearchParams): StandInAnswer {
  const size = Math.min(Number(query.get('page[size]') ?? 100), 100);
  const from = Number(query.get('page[after]') ?? 0);
  const all = [...account.fields.values()].sort((one, other) => one.id - other.id);
  const page = all.slice(from, from + size);
  const next = from + page.length;
  return {
    status: 200,
    body: {
      user_fields: page.map(shownField),
      meta: { has_more: next < all.length, after_cursor: String(next) },
    },
  };
}

/** Every user in pages of a thousand, deleted ones too, ten pages a minute. (Zendesk §1.1, §1.6) */
function exportUsers(account: StandInAccount, query: URLSearchParams): StandInAnswer {
  if (!account.mayExport()) return account.tooMany(10);
  const size = Math.min(Number(query.get('per_page') ?? 1000), 1000);
  const from = Number(query.get('cursor') ?? 0);
  const all = [...account.users.values()];
  const page = all.slice(from, from + size);
  const next = from + page.length;
  return {
    status: 200,
    body: {
      users: page.map((user) => account.shown(user)),
      after_cursor: String(next),
      end_of_stream: next >= all.length,
    },
  };
}

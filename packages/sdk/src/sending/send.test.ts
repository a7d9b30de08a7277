import { afterEach, describe, expect, it } from 'vitest';
import {
  answers,
  hangsUp,
  saysNothing,
  scriptedServer,
  type ScriptedServer,
  type Step,
} from '../../../../tests/support/scripted-server.ts';
import { createClient, createStorefrontClient } from '../create-client.ts';
import type { FealtyClient } from '../generated/client.ts';
import { createV1Client } from '../v1/index.ts';
import {
  FealtyBadAnswer,
  FealtyError,
  FealtyOutcomeUnknown,
  FealtyRefusal,
  FealtyUnauthorized,
  FealtyUnavailable,
} from './errors.ts';
import type { ConnectionOptions } from './options.ts';
import type { Surroundings } from './surroundings.ts';

const MEMBER = { success: true, data: { member_id: 'bob-1' } };
const BUSY = { success: false, error_code: 'TRY_AGAIN', reason: 'Too many requests are waiting' };
const TOO_MANY = { success: false, error_code: 'RATE_LIMIT_EXCEEDED', reason: 'Too many' };
const AWARD = { member_id: 'bob-1', activity_id: 'write_a_review' };
const HOOK = {
  ...{ name: 'CRM', url: 'https://crm.example.com' },
  events: ['event_points_earned'],
} as const;

const servers: ScriptedServer[] = [];
/** How long was waited between tries, milliseconds. */
let waits: number[] = [];

afterEach(async () => {
  waits = [];
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Time passes at once, chance is always a half, and keys are numbered. */
function quickWorld(): Surroundings {
  let keys = 0;
  return {
    now: () => Date.UTC(2026, 9, 5),
    chance: () => 0.5,
    newKey: () => `key-${String((keys += 1))}`,
    pause: (ms, signal) => {
      waits.push(ms);
      signal?.throwIfAborted();
      return Promise.resolve();
    },
  };
}

interface Opened {
  readonly client: FealtyClient;
  readonly server: ScriptedServer;
}

async function open(
  steps: readonly Step[],
  options: Partial<ConnectionOptions> = {},
): Promise<Opened> {
  const server = await scriptedServer(steps);
  servers.push(server);
  const keys = { partnerId: 'cad458dc4e', apiKey: 'key' };
  const client = createClient({ baseUrl: server.url, ...keys, ...options }, quickWorld());
  return { client, server };
}

async function failureOf(call: Promise<unknown>): Promise<FealtyError> {
  const error: unknown = await call.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof FealtyError) return error;
  throw error;
}

describe('what goes out', () => {
  it('carries credentials, a path that cannot lead elsewhere, and filters as JSON', async () => {
    const { client, server } = await open([answers(200, { success: true, data: {} })]);
    await client.members.read('a/b?c', { idParam: 'member_id' });
    await client.transactions.list({ status: { in: 'pending,approved' }, count: 5 });
    expect(server.arrived.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /v2/loyalty/members/a%2Fb%3Fc?idParam=member_id',
      'GET /v2/loyalty/transactions?status=%7B%22in%22%3A%22pending%2Capproved%22%7D&count=5',
    ]);
    expect(server.arrived[0]?.headers).toMatchObject({
      'partner-id': 'cad458dc4e',
      'api-key': 'key',
    });
    await expect(client.members.read('..')).rejects.toThrow(TypeError);
    await expect(client.members.read('')).rejects.toThrow(TypeError);
  });

  it('parts parameters of the query from the body, and leaves out what is undefined', async () => {
    const { client, server } = await open([answers(200, MEMBER)]);
    await client.members.update('bob-1', {
      ...{ idParam: 'member_id', language: undefined },
      ...{ first_name: 'Bob', last_name: undefined },
    });
    expect(server.arrived[0]).toMatchObject({
      method: 'PUT',
      url: '/v2/loyalty/members/bob-1?idParam=member_id',
      body: '{"first_name":"Bob"}',
    });
  });

  it('is opened by a session, or by a token of a member, in place of a key', async () => {
    const { server } = await open([answers(200, MEMBER)]);
    await createClient({ baseUrl: server.url, session: 's1' }, quickWorld()).members.read('1');
    const token = { partnerId: 'p', token: 't1' };
    await createStorefrontClient(
      { baseUrl: `${server.url}/`, ...token },
      quickWorld(),
    ).readMember();
    expect(server.arrived.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/v2/loyalty/members/1', 'Bearer s1'],
      ['/v2/loyalty-storefront/member', 'Bearer t1'],
    ]);
    expect(server.arrived[1]?.headers['partner-id']).toBe('p');
  });

  it('is a form in version 1, with lists as JSON', async () => {
    const { server } = await open([answers(200, { success: true, data: { points: 5 } })]);
    const keys = { partnerId: 'p', apiKey: 'k' };
    const v1 = createV1Client({ baseUrl: server.url, ...keys }, quickWorld());
    const products = [{ product_id: 'a&b', price: '5', quantity: '1', title: 'Mug' }];
    const order = { order_id: '1', total: '5', subtotal: '5', products };
    await v1.purchase({ user_email: 'bob+1@example.com', ...order });
    const sent = new URLSearchParams(server.arrived[0]?.body);
    expect(sent.get('user_email')).toBe('bob+1@example.com');
    expect(JSON.parse(sent.get('products') ?? '')).toEqual(products);
    expect(server.arrived[0]?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'idempotency-key': 'key-1',
    });
  });

  it('carries a key of its own for each write, and none where nothing is written', async () => {
    const { client, server } = await open([
      answers(200, { ...MEMBER, simulated: true, trace: [1] }),
    ]);
    await client.transactions.award(AWARD);
    await client.transactions.award(AWARD);
    await client.transactions.award(AWARD, { idempotencyKey: 'order-75' });
    const simulated = await client.transactions.award(AWARD, { simulate: true });
    await client.webhooks.create(HOOK);
    await client.members.list();
    expect(server.arrived.map(({ headers }) => headers['idempotency-key'])).toEqual([
      ...['key-1', 'key-2', 'order-75'],
      ...[undefined, undefined, undefined],
    ]);
    expect(server.arrived[3]?.headers['fealty-simulate']).toBe('true');
    expect(simulated).toEqual({ data: MEMBER.data, trace: [1] });
    await expect(client.transactions.award(AWARD, { idempotencyKey: 'ä' })).rejects.toThrow(
      TypeError,
    );
  });

  it('goes nowhere with options that cannot be', async () => {
    const keys = { partnerId: 'p', apiKey: 'k' };
    for (const baseUrl of [
      '',
      'loyalty.example.com',
      'ftp://example.com',
      'https://a.example?b=c',
    ]) {
      expect(() => createClient({ baseUrl, ...keys })).toThrow(TypeError);
    }
    const baseUrl = 'http://127.0.0.1:9';
    expect(() => createClient({ baseUrl, partnerId: 'p', apiKey: 'two\nlines' })).toThrow(
      TypeError,
    );
    const client = createClient({ baseUrl, ...keys });
    await expect(client.tiers.list({}, { retries: -1 })).rejects.toThrow(TypeError);
    await expect(client.tiers.list({}, { timeoutMs: 0.5 })).rejects.toThrow(TypeError);
  });
});

describe('a try that fails', () => {
  it('is repeated until there is an answer, with the same bytes and the same key', async () => {
    const { client, server } = await open([
      answers(503, BUSY, { 'retry-after': '2' }),
      hangsUp,
      answers(502, {}),
      answers(200, MEMBER),
    ]);
    const retried: string[] = [];
    const told = createClient(
      {
        ...{ baseUrl: server.url, partnerId: 'p', apiKey: 'k' },
        onRetry: ({ operation, attempt, delayMs, error }) => {
          retried.push(`${operation} ${String(attempt)} ${String(delayMs)} ${error.name}`);
        },
      },
      quickWorld(),
    );
    expect(await told.transactions.award(AWARD)).toEqual(MEMBER.data);
    const [first, ...others] = server.arrived;
    expect(others).toHaveLength(3);
    for (const { url, body, headers } of others) {
      expect({ url, body }).toEqual({ url: first?.url, body: first?.body });
      expect(headers['idempotency-key']).toBe('key-1');
    }
    expect(waits).toEqual([2125, 250, 500]);
    expect(retried).toEqual([
      'v2_award 1 2125 FealtyUnavailable',
      'v2_award 2 250 FealtyUnavailable',
      'v2_award 3 500 FealtyUnavailable',
    ]);
    expect(client).toBeDefined();
  });

  it('is repeated as often as was said, and not at all with 0', async () => {
    const { client, server } = await open([answers(503, BUSY)], { retries: 2 });
    const error = await failureOf(client.members.list());
    expect(error).toBeInstanceOf(FealtyUnavailable);
    expect(error).toMatchObject({
      attempts: 3,
      status: 503,
      code: 'TRY_AGAIN',
      idempotencyKey: null,
    });
    await failureOf(client.members.list({}, { retries: 0 }));
    expect(server.arrived).toHaveLength(4);
  });

  it('ends as an outcome that is not known, if it may have written', async () => {
    const { client } = await open([answers(500, {}), hangsUp], { retries: 1 });
    const error = await failureOf(client.transactions.award(AWARD, { idempotencyKey: 'order-75' }));
    expect(error).toBeInstanceOf(FealtyOutcomeUnknown);
    expect(error).toMatchObject({ operation: 'v2_award', idempotencyKey: 'order-75', attempts: 2 });
    expect(error.message).toContain('may or may not have been carried out');
  });

  it('stays unknown where the key ends before the answer is told', async () => {
    const denied = { success: false, error_code: 'ERROR_UNAUTHORIZED', reason: 'No live key' };
    const { client } = await open([hangsUp, answers(401, denied)]);
    const error = await failureOf(client.transactions.award(AWARD));
    expect(error).toBeInstanceOf(FealtyOutcomeUnknown);
    expect(error).toMatchObject({ attempts: 2, status: 401, idempotencyKey: 'key-1' });
  });

  it('stays unknown though the last try was only turned away', async () => {
    const { client } = await open([hangsUp, answers(429, TOO_MANY)], { retries: 1 });
    const error = await failureOf(client.transactions.award(AWARD));
    expect(error).toBeInstanceOf(FealtyOutcomeUnknown);
    expect(error.code).toBe('RATE_LIMIT_EXCEEDED');
  });

  it('is not repeated without a key, unless the server turned it away unread', async () => {
    const lost = await open([hangsUp, answers(200, MEMBER)]);
    const error = await failureOf(lost.client.webhooks.create(HOOK));
    expect(error).toBeInstanceOf(FealtyOutcomeUnknown);
    expect(error).toMatchObject({ attempts: 1, idempotencyKey: null });
    expect(lost.server.arrived).toHaveLength(1);
    const limited = await open([
      answers(429, TOO_MANY, { 'retry-after': '1' }),
      answers(200, MEMBER),
    ]);
    await limited.client.webhooks.create(HOOK);
    expect(limited.server.arrived).toHaveLength(2);
  });

  it('is over at once where the server asks for a longer pause than a caller waits', async () => {
    const { client, server } = await open([answers(429, TOO_MANY, { 'retry-after': '3600' })]);
    const error = await failureOf(client.members.create({ member_id: 'bob-1' }));
    expect(error).toBeInstanceOf(FealtyUnavailable);
    expect(error).toMatchObject({ retryAfterMs: 3_600_000, status: 429 });
    expect(server.arrived).toHaveLength(1);
  });

  it('has written nothing where there was no connection', async () => {
    const { client, server } = await open([answers(200, MEMBER)], { retries: 1 });
    await server.close();
    const error = await failureOf(client.webhooks.create(HOOK));
    expect(error).toBeInstanceOf(FealtyUnavailable);
    expect(error).toMatchObject({ attempts: 2, status: null });
    expect(error.message).toContain('could not be reached');
  });

  it('has its time, the reading of the answer included', async () => {
    const begins: Step = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"success":');
    };
    const { client, server } = await open([saysNothing, begins, answers(200, MEMBER)], {
      timeoutMs: 100,
    });
    expect(await client.members.read('1')).toEqual(MEMBER.data);
    expect(server.arrived).toHaveLength(3);
  });

  it('is not repeated once the caller has enough', async () => {
    const { client, server } = await open([saysNothing]);
    const controller = new AbortController();
    const call = client.members.read('1', {}, { signal: controller.signal });
    const failed = expect(call).rejects.toThrow('enough');
    await expect.poll(() => server.arrived.length).toBe(1);
    controller.abort(new Error('enough'));
    await failed;
    expect(server.arrived).toHaveLength(1);
    await expect(client.members.read('1', {}, { signal: controller.signal })).rejects.toThrow(
      'enough',
    );
    expect(server.arrived).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('that says no is thrown with its code, reason and fields, and not asked for again', async () => {
    const { client, server } = await open([
      answers(
        200,
        { success: false, error_code: 'INSUFFICIENT_POINTS', reason: 'Too few points' },
        { 'x-request-id': 'r-1' },
      ),
    ]);
    const error = await failureOf(client.transactions.redeem({ member_id: 'b', reward_id: 'r' }));
    expect(error).toBeInstanceOf(FealtyRefusal);
    expect(error).toMatchObject({
      ...{ name: 'FealtyRefusal', message: 'Too few points', code: 'INSUFFICIENT_POINTS' },
      ...{ status: 200, requestId: 'r-1', fields: [], field: null, trace: [] },
      ...{ operation: 'v2_redeem', idempotencyKey: 'key-1', attempts: 1 },
    });
    expect(server.arrived).toHaveLength(1);
  });

  it('names the parameters at fault', async () => {
    const code = 'INVALID_REQUEST_PARAMETER_VALUES';
    const refuses = (reason: string): Step =>
      answers(400, { success: false, error_code: code, reason });
    const { client } = await open([
      refuses('missing: member_id, activity_id'),
      refuses('count is "0", allowed is a whole number; sort_by is "x", allowed is one of a, b'),
      refuses('transaction_attributes.order_total: nothing'),
    ]);
    const found = [];
    for (let call = 0; call < 3; call += 1) {
      const error = await failureOf(client.members.list());
      found.push(error instanceof FealtyRefusal ? error.fields : error);
    }
    expect(found).toEqual([
      ['member_id', 'activity_id'],
      ['count', 'sort_by'],
      ['transaction_attributes.order_total'],
    ]);
  });

  it('that turns a key away is told apart, and one of version 1 has numbers', async () => {
    const denied = { success: false, error_code: 'ERROR_UNAUTHORIZED', reason: 'No live key' };
    const taken = { success: false, error_code: 609, reason: 'Order taken', error: {} };
    const { client, server } = await open([answers(401, denied), answers(400, taken)]);
    expect(await failureOf(client.members.list())).toBeInstanceOf(FealtyUnauthorized);
    const v1 = createV1Client({ baseUrl: server.url, partnerId: 'p', apiKey: 'k' }, quickWorld());
    const error = await failureOf(v1.award({ user_email: 'b@example.com', activity_id: 'a' }));
    expect(error).toMatchObject({ code: 609, status: 400, message: 'Order taken' });
  });

  it('of somebody else is no success, and a redirect is not followed', async () => {
    const page: Step = (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<h1>Sign in to the airport</h1>');
    };
    const moved: Step = (response) => {
      response.writeHead(307, { location: 'https://elsewhere.example' });
      response.end();
    };
    const { client, server } = await open([page, page, moved]);
    const read = await failureOf(client.members.list());
    expect(read).toBeInstanceOf(FealtyBadAnswer);
    expect(read.message).toContain('airport');
    expect(await failureOf(client.transactions.award(AWARD))).toBeInstanceOf(FealtyOutcomeUnknown);
    expect(await failureOf(client.transactions.award(AWARD))).toBeInstanceOf(FealtyBadAnswer);
    expect(server.arrived).toHaveLength(3);
  });

  it('that is a file is handed on as bytes, and its refusal as one', async () => {
    const csv: Step = (response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      response.end('a,b\n');
    };
    const missing = { success: false, error_code: 'CORRECTION_DOES_NOT_EXIST', reason: 'None' };
    const { client } = await open([csv, answers(404, missing)]);
    const { contentType, bytes } = await client.corrections.exportLines('1');
    expect([contentType, new TextDecoder().decode(bytes)]).toEqual(['text/csv', 'a,b\n']);
    const error = await failureOf(client.corrections.exportLines('1'));
    expect(error.code).toBe('CORRECTION_DOES_NOT_EXIST');
  });
});

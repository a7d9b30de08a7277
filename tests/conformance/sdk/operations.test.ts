import {
  createClient,
  createStorefrontClient,
  type FealtyClient,
  type StorefrontClient,
} from '@fealty/sdk';
import { createV1Client, type V1Client } from '@fealty/sdk/v1';
import { describe, expect, it } from 'vitest';
import { methodOf, resourceOf, walkOf } from '../../../scripts/sdk/names.ts';
import { describedOperations, type Described } from '../../../scripts/sdk/operations.ts';
import { misfits, readDescription, type Operation } from '../../support/description.ts';
import { signInAt } from '../../support/person-at.ts';
import { signToken } from '../../support/sign-token.ts';
import { useServer } from '../../support/use-server.ts';
import type { ShopKeys } from '../../support/v1-client.ts';
import { FIRST, LAST, PREPARATIONS } from '../described/preparations.ts';
import { EXAMPLES_PROGRAM } from '../described/program.ts';
import { examplesIn } from '../described/request.ts';
import { aboutToday } from '../fill-in.ts';

/*
 * Every method of the SDK, called with the example of its operation against a server: it succeeds, and
 * the answer is what the description says, from which the types of the SDK are made.
 */

type Method = (...given: unknown[]) => unknown;
type Clients = Readonly<Record<string, object>>;

const stores: Record<string, ShopKeys> = {};
let byKey: FealtyClient;
let byPerson: FealtyClient;
let storefront: StorefrontClient;
let v1: V1Client;

const server = useServer(async ({ url, environment, stock }) => {
  for (const api of ['v1', 'v2']) stores[api] = await stock(EXAMPLES_PROGRAM);
  const manager = {
    email: 'bob@shop.example',
    password: 'three green bicycles',
    role: 'manager',
  } as const;
  const session = await signInAt(url, environment, keysOf('v2'), manager);
  const terms = { baseUrl: url, timeoutMs: 20_000 };
  byKey = createClient({ ...terms, ...keysOf('v2') });
  byPerson = createClient({ ...terms, session });
  const { partnerId, apiKey } = keysOf('v2');
  const visitor = { member_id: 'bob-1', exp: Math.floor(Date.now() / 1000) + 3600 };
  storefront = createStorefrontClient({ ...terms, partnerId, token: signToken(visitor, apiKey) });
  v1 = createV1Client({ ...terms, ...keysOf('v1') });
});

function keysOf(api: string): ShopKeys {
  return stores[api] ?? { partnerId: '', apiKey: '' };
}

/** Some make what others need, and some leave nothing for others. */
function inOrder(operations: readonly Operation[]): readonly Operation[] {
  const place = ({ id }: Operation): number => (FIRST.includes(id) ? -1 : LAST.indexOf(id) + 1);
  return [...operations].sort((one, other) => place(one) - place(other));
}

/** The object that has the method of an operation. */
function holderOf(described: Described, { opens }: Operation): object {
  if (described.api === 'v1') return v1;
  if (described.api === 'storefront') return storefront;
  const client = opens === 'person' ? byPerson : byKey;
  return (client as unknown as Clients)[resourceOf(described)] ?? {};
}

function call(holder: object, method: string, given: readonly unknown[]): unknown {
  const found = (holder as Readonly<Record<string, Method>>)[method];
  if (found === undefined) throw new Error(`there is no method ${method}`);
  return found.apply(holder, [...given]);
}

/** What a method is given by the example of its operation: values of the path, then the parameters. */
async function exampleOf(described: Described, operation: Operation): Promise<readonly unknown[]> {
  const keys = keysOf(operation.api);
  const ids = (await PREPARATIONS[operation.id]?.({ url: server.url, keys })) ?? {};
  const { path, query, body } = aboutToday(
    {
      path: { ...examplesIn(operation, 'path'), ...ids },
      query: examplesIn(operation, 'query'),
      body: operation.body === null ? null : operation.example,
    },
    new Date().getUTCFullYear(),
  );
  const values = described.pathValues.map(({ name }) => path[name]);
  const { query: asked, body: sent } = described;
  const names = [...Object.keys(asked.properties ?? {}), ...Object.keys(sent.properties ?? {})];
  return names.length === 0 ? values : [...values, { ...query, ...body }];
}

async function problemsOf(described: Described, operation: Operation): Promise<readonly string[]> {
  const holder = holderOf(described, operation);
  const given = await exampleOf(described, operation);
  const answer: unknown = await call(holder, methodOf(described), given);
  if (described.bytes) {
    return (answer as { readonly bytes: Uint8Array }).bytes.length > 0 ? [] : ['an empty file'];
  }
  const problems = misfits(operation.answers.get(200) ?? {}, { success: true, data: answer });
  if (described.paging === null) return problems;
  // Walked once more: as many rows as there are, at most three.
  const rows: unknown[] = [];
  const walk = call(holder, walkOf(described), [...given, { max: 3 }]) as AsyncIterable<unknown>;
  for await (const row of walk) rows.push(row);
  const listed = rowsIn(answer, described);
  const isMissing = rows.length < Math.min(3, listed);
  return isMissing ? [...problems, `walked ${rows.length} rows of ${listed}`] : problems;
}

function rowsIn(answer: unknown, { paging }: Described): number {
  if (paging?.rows === undefined) return 1;
  return (answer as Readonly<Record<string, readonly unknown[]>>)[paging.rows]?.length ?? 0;
}

describe.each(['v1', 'v2'])('the methods of the SDK for %s', (api) => {
  it('succeed with the examples, and answer as it is described', async () => {
    const described = new Map(
      describedOperations()
        .filter((one) => (one.api === 'v1') === (api === 'v1'))
        .map((one) => [one.id, one]),
    );
    const operations = inOrder(await readDescription(server.url, api));
    const problems: string[] = [];
    const called = new Set<string>();
    for (const operation of operations) {
      const found = described.get(operation.id);
      if (found === undefined) continue;
      called.add(operation.id);
      const its = await problemsOf(found, operation).catch((error: unknown) => [String(error)]);
      problems.push(...its.map((problem) => `${operation.id}: ${problem}`));
    }
    expect(problems).toEqual([]);
    expect([...described.keys()].filter((id) => !called.has(id))).toEqual([]);
    // A second path of v1, and what shops sign, have no method.
    const left = operations.filter(({ id }) => !described.has(id)).map(({ id }) => id);
    expect(left).toEqual(api === 'v1' ? ['read_event_short_path'] : ['v2_receive_store_event']);
  });
});

import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { asOwner } from '../../support/as-owner.ts';
import { readDescription, type Operation } from '../../support/description.ts';
import { signInAt } from '../../support/person-at.ts';
import { startFealty, type FealtyServer } from '../../support/fealty-process.ts';
import { UNLIMITED } from '../../support/unlimited.ts';
import { examplesIn, sendDescribed, type DescribedCall } from '../described/request.ts';
import { slotsOf, type Ids, type Kind, type Slot } from './slots.ts';
import { fillStore, openStore, type FilledStore } from './stores.ts';

/*
 * An id of another store is answered like an id that nobody has: for every operation that is
 * described, and every place of its request where an id can stand, both are sent with the same key
 * and the answers compared, byte for byte but for the id itself, new ids and the time.
 */

let database: TestDatabase;
let environment: Readonly<Record<string, string>>;
let server: FealtyServer;
/** Whoever answers what is asked. */
let url: string;
/** Of an owner of the store whose keys are sent. */
let session: string;
let own: FilledStore;
let foreign: FilledStore;
let operations: readonly Operation[];

beforeAll(async () => {
  database = await testDatabase();
  environment = {
    DATABASE_URL: database.url,
    FEALTY_SECRET: randomBytes(32).toString('hex'),
    ...UNLIMITED,
  };
  const keys = [await openStore(environment, 'one'), await openStore(environment, 'two')] as const;
  server = await startFealty(environment);
  ({ url } = server);
  const boss = {
    email: 'boss@one.example',
    password: 'three green bicycles',
    role: 'owner',
  } as const;
  session = await signInAt(server.url, environment, keys[0], boss);
  own = await fillStore(server.url, keys[0], 'one');
  foreign = await fillStore(server.url, keys[1], 'two');
  const described = await Promise.all(['v1', 'v2'].map((api) => readDescription(server.url, api)));
  operations = described.flat();
});

afterAll(async () => {
  await server.stop();
  await database.drop();
});

const WITHOUT_CONDITIONS = new URL('without-conditions.ts', import.meta.url).href;
const HEX = '0123456789abcdef';

/** Ids of the same forms that nobody has. `n` tells one set from another. */
function nobodys(n: number): Ids {
  const digits = `${String(n)}${HEX}${HEX}`;
  const hex24 = digits.slice(0, 24);
  const [era = '', transaction = ''] = foreign.ids.place.split('-');
  return {
    member: hex24,
    uid: `uid-of-none-${String(n)}`,
    email: `member-of-none-${String(n)}@example.com`,
    phone: `+1-720333259${String(n)}`,
    card: `card-of-none-${String(n)}`,
    tag: `tag-of-none-${String(n)}`,
    referral: `NON4F47${String(n)}`,
    transaction: hex24,
    order: `order-of-none-${String(n)}`,
    product: `product-of-none-${String(n)}`,
    coupon: `T-NONENON${String(n)}`,
    activity: `review_at_none_${String(n)}`,
    reward: `reward_of_none_${String(n)}`,
    tier: `tier_of_none_${String(n)}`,
    receipt: hex24,
    integration: hex24,
    workflow: digits.slice(0, 32),
    advance: hex24,
    event: hex24,
    // A place is a point in the order of all that happens; only the id in it is anybody's.
    place: [era, transaction, hex24].join('-'),
    webhook: hex24,
    helpDesk: hex24,
    mail: hex24,
    draft: hex24,
    backtest: hex24,
    approval: hex24,
    signal: hex24,
    correction: hex24,
    attempt: hex24,
    key: digits.slice(0, 32),
  };
}

/** Names that must be new for the rest of a request to be looked at. */
const MUST_BE_NEW: Readonly<Record<string, readonly string[]>> = {
  create_user: ['email', 'uid'],
  v2_create_member: ['member_id', 'email_address', 'phone_number'],
  update_user_email: ['new_email_address'],
  award: ['order_id'],
  purchase: ['order_id'],
  v2_award: ['order_id'],
  v2_storefront_track_order: ['order_id'],
};

/** The example of an operation about the store itself, so that nothing else stops it. */
function plainCall(operation: Operation): DescribedCall {
  const slots = slotsOf(operation);
  const fresh = MUST_BE_NEW[operation.id] ?? [];
  let call: DescribedCall = {
    operation,
    path: { ...examplesIn(operation, 'path'), partner: own.keys.partnerId },
    query: {
      ...examplesIn(operation, 'query'),
      ...(operation.parameters.some(({ name }) => name === 'simulate') ? { simulate: 'true' } : {}),
    },
    body: operation.body === null ? null : operation.example,
    keys: own.keys,
    session,
    visitor: { member_id: own.ids.uid, exp: Math.floor(Date.now() / 1000) + 3600 },
  };
  const filled = slots.filter((slot) => slot.in === 'path' || isIn(call, slot)).toReversed();
  for (const slot of filled) {
    const ids = fresh.includes(slot.at.at(-1) ?? '') ? nobodys(7) : own.ids;
    call = withId(call, slot, ids);
  }
  return call;
}

function isIn(call: DescribedCall, { in: place, at }: Slot): boolean {
  const within: unknown = place === 'body' ? call.body : call.query;
  return at.reduce((value, name) => (value as Fields | undefined)?.[name] as never, within) != null;
}

type Fields = Readonly<Record<string, unknown>>;

/** The same call with an id in one place. */
function withId(call: DescribedCall, slot: Slot, ids: Ids): DescribedCall {
  const id = ids[slot.kind];
  const [name = ''] = slot.at;
  const asText = slot.as === 'filter' ? JSON.stringify({ eq: id }) : id;
  switch (slot.in) {
    case 'path': {
      const { idParam: _replaced, ...query } = call.query;
      const by = slot.by === undefined ? {} : { idParam: slot.by };
      return { ...call, path: { ...call.path, [name]: id }, query: { ...query, ...by } };
    }
    case 'query':
      return { ...call, query: { ...call.query, [name]: asText } };
    case 'body': {
      const value = slot.as === 'list' ? [id] : id;
      return { ...call, body: withField((call.body ?? {}) as Fields, slot.at, value) };
    }
  }
}

function withField(
  fields: Fields,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Fields {
  const inner = rest.length === 0 ? value : withField((fields[name] ?? {}) as Fields, rest, value);
  return { ...fields, [name]: inner };
}

/** What is answered, without what differs between two answers to one request. */
async function told(call: DescribedCall, id: string): Promise<string> {
  const { status, text } = await sendDescribed(url, call);
  const plain = text
    .replaceAll(id, '<id>')
    .replaceAll(id.toUpperCase(), '<id>')
    .replaceAll(/\b[0-9a-f]{24}\b/g, '<new id>')
    .replaceAll(/\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d/g, '<time>')
    .replaceAll(/\d\d-[A-Z][a-z]{2}-\d{2,4} +\d{1,2}:\d\d:\d\d/g, '<time>')
    .replaceAll(/\bnew-order-\d+\b/g, '<new order>')
    .replaceAll(/"referral_code":"\w+"/g, '<new code>')
    .replaceAll(/"api_key":"\w+"/g, '<new key>')
    .replaceAll(/\/raf\/\w+/g, '<new code>')
    .replaceAll(/\/workflows\/\w+\/\w+/g, '<new address>')
    // What is done behind the answers moves the end of the events on.
    .replaceAll(/"next_after":"\d+-\d+-/g, '"next_after":"<place>-')
    // Traces tell times in milliseconds.
    .replaceAll(/\b\d{13}\b/g, '<time>');
  return `${String(status)} ${plain}`;
}

/** Told twice, an order would be refused the second time: it is another one each time. */
const TOLD_ONCE = 'v2_storefront_track_order';
let orders = 0;

function withNewOrder(call: DescribedCall, { at }: Slot): DescribedCall {
  if (call.operation.id !== TOLD_ONCE || at.includes('order_id')) return call;
  orders += 1;
  return { ...call, body: { ...call.body, order_id: `new-order-${String(orders)}` } };
}

interface Compared {
  readonly where: string;
  readonly foreign: string;
  readonly unknown: string;
}

/** Sends a call with another store's id in one place, and with an id that nobody has. */
async function compare(
  call: DescribedCall,
  slot: Slot,
  finish = (made: DescribedCall): DescribedCall => withNewOrder(made, slot),
): Promise<Compared> {
  const { kind } = slot;
  const nobody = nobodys(1);
  return {
    where: `${call.operation.id} ${slot.in} ${slot.at.join('.')} ${kind} ${slot.by ?? ''}`,
    foreign: await told(finish(withId(call, slot, foreign.ids)), foreign.ids[kind]),
    unknown: await told(finish(withId(call, slot, nobody)), nobody[kind]),
  };
}

/** What is wrong with two answers that must be the same. */
function differences({ where, foreign: one, unknown: other }: Compared): readonly string[] {
  return [
    ...(one === other ? [] : [`${where}\n  ${one}\n  ${other}`]),
    ...(one.includes(foreign.secret) ? [`${where} tells of the other store`] : []),
  ];
}

/** Operations that cannot be simulated come last, because they leave something behind. */
function inOrder(): readonly Operation[] {
  const leaves = ({ opens, method }: Operation): number =>
    opens !== 'key' && method !== 'GET' ? 1 : 0;
  return [...operations].sort((one, other) => leaves(one) - leaves(other));
}

/** Tries every id in every place; what is wrong, and which kinds of ids were tried. */
async function tryAll(
  among = inOrder(),
): Promise<{ differing: readonly string[]; tried: readonly Kind[] }> {
  const differing: string[] = [];
  const tried: Kind[] = [];
  for (const operation of among) {
    for (const slot of slotsOf(operation)) {
      differing.push(...differences(await compare(plainCall(operation), slot)));
      tried.push(slot.kind);
    }
  }
  return { differing, tried };
}

it('answers ids of another store as ids that nobody has, wherever they stand', async () => {
  const { differing, tried } = await tryAll();
  expect(differing).toEqual([]);
  expect([...new Set(tried)].toSorted()).toEqual(Object.keys(own.ids).toSorted());
  expect(tried.length).toBeGreaterThan(190);
});

/** Takes the wall away, to see that it was what kept stores apart, or brings it back. */
function wallTurned(way: 'enable' | 'disable'): string {
  return `do $$ declare walled regclass; begin
    for walled in select c.oid::regclass from pg_class c join pg_policy p on p.polrelid = c.oid loop
      execute format('alter table %s ${way} row level security', walled);
    end loop; end $$`;
}

it('does so by the wall alone, where no statement names the store in its conditions', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fealty-tenants-'));
  const changed = path.join(folder, 'changed');
  const bare = await startFealty({
    ...environment,
    FEALTY_JOBS: 'off',
    NODE_OPTIONS: `--import=${WITHOUT_CONDITIONS}`,
    CHANGED_STATEMENTS: changed,
  });
  try {
    ({ url } = bare);
    const { differing, tried } = await tryAll();
    expect(differing).toEqual([]);
    expect(tried.length).toBeGreaterThan(190);
    const statements = new Set(readFileSync(changed, 'utf8').split('\n'));
    expect(statements.size).toBeGreaterThan(50);
    await asOwner(database.owner, async (owner) => {
      await owner.query(wallTurned('disable'));
      const reads = operations.filter(({ method }) => method === 'GET');
      expect((await tryAll(reads)).differing.length).toBeGreaterThan(10);
      await owner.query(wallTurned('enable'));
    });
  } finally {
    ({ url } = server);
    await bare.stop();
    rmSync(folder, { recursive: true });
  }
});

it('does so within many commands at once', async () => {
  const named = (id: string): Operation => {
    const found = operations.find((one) => one.id === id);
    if (found === undefined) throw new Error(`${id} is not described`);
    return found;
  };
  const bulk = named('v2_bulk_transactions');
  const differing: string[] = [];
  for (const action of ['award', 'redeem', 'deduct', 'return']) {
    const operation = named(`v2_${action}`);
    const finish = ({ body, ...call }: DescribedCall): DescribedCall => ({
      ...call,
      operation: bulk,
      body: { commands: [{ action, ...body }] },
    });
    const slots = slotsOf(operation).filter((one) => one.in === 'body');
    expect(slots.length).toBeGreaterThan(0);
    for (const slot of slots) {
      differing.push(...differences(await compare(plainCall(operation), slot, finish)));
    }
  }
  expect(differing).toEqual([]);
});

it('answers ids of the store itself otherwise, so that the comparison can fail', async () => {
  const same: string[] = [];
  // What is removed is there until everything else was asked of it.
  const removes = ({ method }: Operation): number => (method === 'DELETE' ? 1 : 0);
  const inTurn = [...operations].sort((one, other) => removes(one) - removes(other));
  for (const operation of inTurn) {
    for (const slot of slotsOf(operation).filter((one) => one.in === 'path')) {
      const call = plainCall(operation);
      const known = await told(withId(call, slot, own.ids), own.ids[slot.kind]);
      const unknown = await told(withId(call, slot, nobodys(1)), nobodys(1)[slot.kind]);
      if (known === unknown) same.push(`${operation.id} ${slot.kind} ${slot.by ?? ''} ${known}`);
    }
  }
  expect(same).toEqual([]);
});

it('keeps the request keys of stores apart', async () => {
  const operation = operations.find(({ id }) => id === 'v2_award');
  if (operation === undefined) throw new Error('v2_award is not described');
  const send = async ({ keys, ids }: FilledStore): Promise<[number, string | null, string]> => {
    const answer = await fetch(`${server.url}${operation.path}`, {
      method: 'POST',
      headers: {
        'partner-id': keys.partnerId,
        'api-key': keys.apiKey,
        'idempotency-key': 'key-of-both',
      },
      body: JSON.stringify({ member_id: ids.uid, activity_id: ids.activity }),
    });
    const { data } = (await answer.json()) as { data: { member_id: string } };
    return [answer.status, answer.headers.get('idempotent-replayed'), data.member_id];
  };
  expect(await send(foreign)).toEqual([200, null, foreign.ids.uid]);
  expect(await send(own)).toEqual([200, null, own.ids.uid]);
});

import { describe, expect, it } from 'vitest';
import { misfits, readDescription, type Operation } from '../../support/description.ts';
import { signInAt } from '../../support/person-at.ts';
import { useServer } from '../../support/use-server.ts';
import type { ShopKeys } from '../../support/v1-client.ts';
import { aboutToday } from '../fill-in.ts';
import { FIRST, LAST, PREPARATIONS } from './preparations.ts';
import { EXAMPLES_PROGRAM } from './program.ts';
import { examplesIn, sendDescribed, type DescribedAnswer } from './request.ts';
import { differencesOfShape } from './shape.ts';

/*
 * Every example of both descriptions, sent as it stands there to a store where it can succeed. An
 * operation that is described without an example, or with one that does not succeed, fails here.
 */

const stores: Record<string, ShopKeys> = {};
/** Of a manager of v2's store. */
let session = '';

const server = useServer(async ({ url, environment, stock }) => {
  for (const api of ['v1', 'v2']) stores[api] = await stock(EXAMPLES_PROGRAM);
  const bob = {
    email: 'bob@shop.example',
    password: 'three green bicycles',
    role: 'manager',
  } as const;
  session = await signInAt(url, environment, stores['v2'] ?? NO_KEYS, bob);
});

/** Some make what others need, and some leave nothing for others. */
function inOrder(operations: readonly Operation[]): readonly Operation[] {
  const place = ({ id }: Operation): number => (FIRST.includes(id) ? -1 : LAST.indexOf(id) + 1);
  return [...operations].sort((one, other) => place(one) - place(other));
}

describe.each(['v1', 'v2'])('the examples of %s', (api) => {
  it('succeed, and are answered in the form of the examples of answers', async () => {
    const operations = inOrder(await readDescription(server.url, api));
    expect(operations.length).toBeGreaterThan(20);
    const problems: string[] = [];
    for (const operation of operations) {
      const found = await problemsOfExample(operation, stores[api] ?? NO_KEYS);
      problems.push(...found.map((problem) => `${operation.id}: ${problem}`));
    }
    expect(problems).toEqual([]);
  });
});

const NO_KEYS: ShopKeys = { partnerId: '', apiKey: '' };
/** Whose token opens the storefront; good for an hour. */
const visitor = { member_id: 'bob-1', exp: Math.floor(Date.now() / 1000) + 3600 };

/** Prepares the store, sends the example, and judges the answer. */
async function problemsOfExample(operation: Operation, keys: ShopKeys): Promise<string[]> {
  const stage = { url: server.url, keys };
  const ids = (await PREPARATIONS[operation.id]?.(stage)) ?? {};
  const asked = aboutToday(
    {
      path: { ...examplesIn(operation, 'path'), ...ids },
      query: examplesIn(operation, 'query'),
      body: operation.body === null ? null : operation.example,
    },
    new Date().getUTCFullYear(),
  );
  const answer = await sendDescribed(server.url, { operation, ...asked, keys, visitor, session });
  return problemsOfAnswer(operation, answer);
}

function problemsOfAnswer(operation: Operation, answer: DescribedAnswer): string[] {
  const { answered, answers, types } = operation;
  const { status, contentType, json, text } = answer;
  if (types.length === 0) return ['no answer is described'];
  const schema = answers.get(200);
  if (schema === null) {
    const isOne = types.some((type) => contentType.startsWith(type));
    return status === 200 && isOne && text !== '' ? [] : [`answered ${String(status)} ${text}`];
  }
  if (answered === undefined || schema === undefined) return ['no example of an answer'];
  if (status > 202 || (json as { success?: unknown }).success !== true) {
    return [`answered ${String(status)} ${text.slice(0, 300)}`];
  }
  return [...misfits(schema, json), ...differencesOfShape(schema, answered, json)];
}

describe('the judge of shapes', () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      list: { type: 'array', items: { type: 'object', properties: { n: { type: 'number' } } } },
      own: { type: 'object', additionalProperties: true },
    },
  };
  const example = { name: 'a', list: [{ n: 1 }], own: { a: 1 } };

  it('finds names that are missing or more, and other kinds, but in what is the merchant’s own', () => {
    expect(differencesOfShape(schema, example, { ...example, own: { b: 'x' } })).toEqual([]);
    expect(differencesOfShape(schema, example, { ...example, list: [] })).toEqual([]);
    expect(differencesOfShape(schema, example, { list: [{ n: 1 }], own: {} })).toHaveLength(1);
    expect(differencesOfShape(schema, example, { ...example, more: 1 })).toHaveLength(1);
    expect(differencesOfShape(schema, example, { ...example, name: 5 })).toHaveLength(1);
    expect(differencesOfShape(schema, example, { ...example, list: [{ m: 1 }] })).toHaveLength(2);
  });
});

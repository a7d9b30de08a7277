import { expect, it } from 'vitest';
import {
  afterAll as clear,
  afterEach as clearEach,
  beforeAll as prepare,
  beforeEach as prepareEach,
  collectFrom,
  describe as told,
  it as test,
} from './collect.ts';

it('tests are collected with their titles and cases, and run when they are called', async () => {
  const ran: string[] = [];
  const tests = await collectFrom('a.test.ts', () => {
    test('alone', () => ran.push('alone'));
    told('a group', () => {
      test.each([
        [1, 2],
        [3, 4],
      ])('adds %i and %i', (a, b) => ran.push(`sum ${String(a + b)}`));
      test.each(['x', 'y'])('says %s', (word) => ran.push(word));
    });
    told.each([{ name: 'one' }])('for $name', ({ name }) => {
      test('itself', () => ran.push(name));
    });
    test('afterwards', () => Promise.resolve());
    return Promise.resolve();
  });
  expect(tests.map(({ id }) => id)).toEqual([
    'a.test.ts#alone',
    'a.test.ts#a group > adds %i and %i #0',
    'a.test.ts#a group > adds %i and %i #1',
    'a.test.ts#a group > says %s #0',
    'a.test.ts#a group > says %s #1',
    'a.test.ts#for $name #0 > itself',
    'a.test.ts#afterwards',
  ]);
  expect(ran).toEqual([]);
  for (const { run } of tests) await run();
  expect(ran).toEqual(['alone', 'sum 3', 'sum 7', 'x', 'y', 'one']);
});

it('a file has only its own tests', async () => {
  const collect = (title: string) =>
    collectFrom('b.test.ts', () => {
      test(title, () => undefined);
      return Promise.resolve();
    });
  const [first, second] = [await collect('first'), await collect('second')];
  expect([first, second].map((tests) => tests.map(({ id }) => id))).toEqual([
    ['b.test.ts#first'],
    ['b.test.ts#second'],
  ]);
});

/** A file with something to prepare for all, for each, and for a group. */
function preparing(ran: string[], fails: string): () => Promise<void> {
  const note = (what: string) => () => {
    ran.push(what);
    if (what === fails) throw new Error(`${what} fails`);
  };
  return () => {
    prepare(note('open'));
    clear(note('close'));
    prepareEach(() => {
      note('fill')();
      return note('empty');
    });
    test('outside', note('outside'));
    told('a group', () => {
      prepare(note('enter'));
      clearEach(note('leave'));
      test('inside', note('inside'));
    });
    test('slow', { timeout: 60_000 }, note('slow'));
    return Promise.resolve();
  };
}

it('each test has everything prepared for it alone, and put away again, the last first', async () => {
  const ran: string[] = [];
  const tests = await collectFrom('c.test.ts', preparing(ran, 'nothing'));
  expect(tests.map(({ id }) => id)).toEqual(['c.test.ts#outside', 'c.test.ts#a group > inside']);
  const each = ['open', 'fill', 'outside', 'empty', 'close'];
  await tests[0]?.run();
  expect(ran.splice(0)).toEqual(each);
  await tests[0]?.run();
  expect(ran.splice(0)).toEqual(each);
  await tests[1]?.run();
  expect(ran).toEqual(['open', 'enter', 'fill', 'inside', 'empty', 'leave', 'close']);
});

it.each([
  ['open', ['open', 'close']],
  ['fill', ['open', 'fill', 'close']],
  ['outside', ['open', 'fill', 'outside', 'empty', 'close']],
  ['empty', ['open', 'fill', 'outside', 'empty', 'close']],
])('everything is put away whatever fails: %s', async (fails, expected) => {
  const ran: string[] = [];
  const [only] = await collectFrom('c.test.ts', preparing(ran, fails));
  await expect(only?.run()).rejects.toThrow(`${fails} fails`);
  expect(ran).toEqual(expected);
});

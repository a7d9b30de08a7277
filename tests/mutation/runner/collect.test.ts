import { expect, it } from 'vitest';
import { collectFrom, describe as told, it as test } from './collect.ts';

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

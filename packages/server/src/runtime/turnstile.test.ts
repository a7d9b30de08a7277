import { expect, it } from 'vitest';
import { Turnstile } from './turnstile.ts';

it('lets so many in, and the next in the order they came', async () => {
  const gate = new Turnstile({ inside: 2, waiting: 2, patienceMs: 10_000 });
  const seen: string[] = [];
  const enter = async (name: string): Promise<void> => {
    seen.push(`${name} ${(await gate.enter()) ? 'in' : 'out'}`);
  };
  await Promise.all([enter('a'), enter('b')]);
  const later = [enter('c'), enter('d')];
  await enter('e');
  expect(seen).toEqual(['a in', 'b in', 'e out']);
  gate.leave();
  gate.leave();
  await Promise.all(later);
  expect(seen.slice(3)).toEqual(['c in', 'd in']);
  gate.leave();
  gate.leave();
  await Promise.all([enter('f'), enter('g')]);
  expect(seen.slice(5)).toEqual(['f in', 'g in']);
});

it('sends those away who waited too long, and keeps no place for them', async () => {
  const gate = new Turnstile({ inside: 1, waiting: 1, patienceMs: 20 });
  expect(await gate.enter()).toBe(true);
  expect(await gate.enter()).toBe(false);
  gate.leave();
  expect(await gate.enter()).toBe(true);
});

import { expect, it } from 'vitest';
import { FEATURES } from './features.ts';

it('each part of the console stands in the navigation once, and no address leads to two pages', () => {
  const homes = FEATURES.map(({ home }) => home);
  const paths = FEATURES.flatMap(({ pages }) => pages.map(({ path }) => path));
  expect(homes.length).toBeGreaterThan(20);
  expect(homes).toEqual([...new Set(homes)]);
  expect(paths).toEqual([...new Set(paths)]);
});

import { expect, it } from 'vitest';
import { createFresh } from './fresh.ts';

it('gives ids that sort in the order in which they were given', () => {
  const fresh = createFresh();
  const ids = Array.from({ length: 300_000 }, () => fresh.id());
  expect(ids.every((id) => /^[0-9a-f]{24}$/.test(id))).toBe(true);
  expect(ids.findIndex((id, at) => at > 0 && id <= (ids[at - 1] ?? ''))).toBe(-1);
});

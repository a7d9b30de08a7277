import { expect, it } from 'vitest';
import { spanOf } from './span.ts';

const read = (text: string): unknown => spanOf(new URLSearchParams(text));

it('an address names the last days or two days, and nonsense counts as nothing', () => {
  const month = { days: 30, from: '', to: '', grouping: 'day' };
  expect(read('')).toEqual(month);
  expect(read('days=-4&by=hour')).toEqual(month);
  expect(read('from=2026-01-01')).toEqual(month);
  expect(read('days=90')).toEqual({ ...month, days: 90, grouping: 'week' });
  expect(read('days=365&by=week')).toEqual({ ...month, days: 365, grouping: 'week' });
  expect(read('from=2026-01-01&to=2026-12-31')).toEqual({
    ...{ days: null, from: '2026-01-01', to: '2026-12-31', grouping: 'month' },
  });
});

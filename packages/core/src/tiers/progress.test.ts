import { expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { ruled } from '../../../../tests/scenarios/tier-program.ts';
import type { Standing } from '../books/records.ts';
import type { TierRulesDocument } from '../program/document.ts';
import { tierProgress } from './standing.ts';

const day = (year: number, month: number, date: number) => ({ year, month, day: date });
const AT = Date.UTC(2026, 2, 10, 12);
const sums = { '2025-01-01': '900', '2026-01-01': '70', '2026-03-02': '5', '2026-03-09': '20' };

it.each<[string, TierRulesDocument, number, unknown]>([
  ['what was ever counted', { kind: 'lifetime' }, 40, null],
  [
    'what the running period brought, to its last day',
    { kind: 'period', months: 12 },
    70,
    { from: day(2026, 1, 1), until: day(2026, 12, 31) },
  ],
  [
    'what the last days brought, today among them',
    { kind: 'rolling', days: 7 },
    20,
    { from: day(2026, 3, 4), until: day(2026, 3, 10) },
  ],
  [
    'what the last months brought',
    { kind: 'rolling', months: 2 },
    25,
    { from: day(2026, 1, 11), until: day(2026, 3, 10) },
  ],
])('members are shown %s', (_title, rules, counted, window) => {
  const program = compiled(ruled(rules));
  const { basis } = program.tierRules;
  const standing: Standing = {
    ...{ basis, sums, since: 0, dueAt: null, heldUntil: null, fallsAt: null, assigned: null },
  };
  expect(tierProgress(program, { qualified: 40, standing }, AT)).toEqual({ counted, window });
  const old = { ...standing, basis: 'other rules' };
  const begun = tierProgress(program, { qualified: 40, standing: old }, AT);
  expect(begun).toEqual({ counted: rules.kind === 'lifetime' ? 40 : 0, window });
});

import type { ConditionDocument, ProgramDocument } from '@fealty/core';
import fc from 'fast-check';

/* Rewards of every kind, for the ids that random commands name. */

type Reward = ProgramDocument['rewards'][number];

/** What of a reward does not hang on how finely points are counted. */
type Terms = Omit<Reward, 'points' | 'valuePerPoint'>;

/** Points as whole smallest units; commands name 20, 25 and 30 of them. */
type Price = number | { readonly minimum: number; readonly maximum: number; readonly step: number };

/** Mostly not: what few may have on few days is hardly ever redeemed. */
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const fixedPrice: fc.Arbitrary<Price> = fc.oneof(fc.nat({ max: 25 }), fc.constant(20));
const range: fc.Arbitrary<Price> = fc.constantFrom(
  { minimum: 20, maximum: 30, step: 5 },
  { minimum: 20, maximum: 60, step: 10 },
  { minimum: 5, maximum: 25, step: 1 },
);

const coupons = fc.constantFrom<Exclude<Reward['coupons'], undefined>>(
  'none',
  'pool',
  { pattern: 'CASH-XXXX-9999' },
  { pattern: 'XXXXX' },
);

const couponExpiry = fc.constantFrom<Exclude<Reward['couponExpiry'], undefined>>(
  { days: 3 },
  { days: 40 },
  { date: '2026-02-19' },
  { date: '2026-03-05' },
);

const limit = fc.record({
  times: fc.integer({ min: 1, max: 2 }),
  per: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'lifetime' as const),
});

/** There is no order yet: only the member and the day are known. */
const segment = fc.constantFrom<ConditionDocument>(
  { attribute: 'member.available_points', operator: 'at_most', value: '200' },
  { attribute: 'member.redeemed_points', operator: 'less_than', value: '50' },
  { not: { attribute: 'member.tier', operator: 'equals', value: 'platinum' } },
  { attribute: 'member.enrolled', operator: 'less_than_days_ago', value: 20 },
  {
    any: [
      { attribute: 'transaction.date', operator: 'before', value: '2026-03-01' },
      { attribute: 'member.tier_points', operator: 'more_than', value: '100' },
    ],
  },
);

const terms = {
  tiers: some(fc.subarray(['silver', 'gold', 'platinum'], { minLength: 1 })),
  when: some(segment),
  limits: fc.option(fc.uniqueArray(limit, { maxLength: 2, selector: ({ per }) => per }), {
    nil: undefined,
    freq: 2,
  }),
  from: some(fc.constantFrom('2026-02-21', '2026-02-24')),
  until: some(fc.constantFrom('2026-03-02', '2026-04-01')),
  couponExpiry: some(couponExpiry),
};

/** A reward whose price is told when it is known how finely the program counts. */
export function anyReward(
  id: string,
  chosen: boolean,
): fc.Arbitrary<(pointsDecimals: number) => Reward> {
  return fc
    .record({ price: chosen ? range : fixedPrice, coupons, ...terms })
    .map(({ price: asked, ...made }) => {
      const fixed = { id, name: `Reward ${id}`, type: 'fixed_amount', value: '5' } as const;
      const known = Object.entries({ ...fixed, ...made }).filter(
        ([, field]) => field !== undefined,
      );
      const { couponExpiry: lapse, ...rest } = Object.fromEntries(known) as unknown as Terms;
      const dated = lapse === undefined || rest.coupons === 'none' ? {} : { couponExpiry: lapse };
      return (pointsDecimals) => ({ ...rest, ...dated, ...priced(asked, pointsDecimals) });
    });
}

function priced(asked: Price, pointsDecimals: number): Pick<Reward, 'points' | 'valuePerPoint'> {
  const text = (points: number): string => (points / 10 ** pointsDecimals).toFixed(pointsDecimals);
  if (typeof asked === 'number') return { points: text(asked) };
  const [minimum, maximum, step] = [text(asked.minimum), text(asked.maximum), text(asked.step)];
  return { points: { minimum, maximum, step }, valuePerPoint: '0.07' };
}

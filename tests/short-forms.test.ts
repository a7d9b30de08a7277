import { writtenOut as inCore } from '@fealty/core';
import { expect, it } from 'vitest';

/* The console shows short forms of exclusions as what core decides by; it takes no code of core. */

type Short = Parameters<typeof inCore>[0];

const SHORT: readonly Short[] = [
  { productIds: ['mug'] },
  { productCategories: ['cups', 'plates'] },
  { productTags: ['sale'] },
  { coupons: ['OUTLET'] },
  { tiers: ['gold'] },
  { subtotalBelow: '20' },
];

it('the console writes short forms of exclusions out as core does', async () => {
  const own = new URL('../packages/console/src/features/program/written-out.ts', import.meta.url);
  const { writtenOut } = (await import(own.href)) as {
    readonly writtenOut: (when: Short) => unknown;
  };
  for (const when of SHORT) {
    expect(writtenOut(when)).toEqual(inCore(when));
    expect(Object.keys(inCore(when))).toContain('attribute');
  }
});

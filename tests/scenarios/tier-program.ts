import type { ProgramDocument, TierRulesDocument } from '@fealty/core';
import { plain } from './programs.ts';

/** Three tiers at 0, 100 and 500, the middle one earning 1.5 times and the highest twice. */
export function ruled(
  tierRules: TierRulesDocument,
  rest: Partial<Pick<ProgramDocument, 'timeZone' | 'policies'>> = {},
): ProgramDocument {
  return {
    ...plain,
    name: 'Ruled',
    ...rest,
    tierRules,
    activities: [
      ...plain.activities,
      { id: 'gift', name: 'Gift', earn: { points: '30' }, countsForTier: false },
      {
        id: 'later',
        name: 'Later',
        earn: { points: '100' },
        approval: { mode: 'after_days', days: 20 },
      },
    ],
    tiers: [
      { id: 'silver', name: 'Silver', threshold: '0' },
      { id: 'gold', name: 'Gold', threshold: '100', multiplier: '1.5' },
      { id: 'platinum', name: 'Platinum', threshold: '500', multiplier: '2', hidden: true },
    ],
  };
}

/** Calendar years. */
export const year = { kind: 'period', months: 12 } as const;
/** The last seven days. */
export const week = { kind: 'rolling', days: 7 } as const;

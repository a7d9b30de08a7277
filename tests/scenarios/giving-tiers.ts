import type { Scenario } from '../support/scenario/driver.ts';
import { ruled, week, year } from './tier-program.ts';

/** Tiers that an operator gave, whatever was earned. Days are those of `tiers`. */
export const givingTiers: readonly Scenario[] = [
  {
    title: 'a tier given below what was earned lasts until the next earning',
    program: ruled(year),
    table: `
      day 1     enroll
      day 2     award 100                 →  tier gold  events 3
      day 3     give silver               →  tier silver  events 4  due 2027-01-01T00:00Z
      day 4     deduct 10                 →  tier silver
      day 5     award 10                  →  points 10  tier gold
      day 6     give silver               →  tier silver
      day 366   judge                     →  tier gold
      day 367   give nothing              →  refused tier_unknown
    `,
  },
  {
    title: 'a tier given above what was earned lasts until something is deducted',
    program: ruled(week),
    table: `
      day 1     enroll
      day 2     give platinum             →  tier platinum  due none
      day 3     award 100                 →  points 200  tier platinum
      day 30    award 10                  →  points 20  tier platinum
      day 31    deduct 5                  →  tier silver
      day 32    give gold                 →  tier gold
      day 33    award 600                 →  tier platinum  due 2026-02-09T00:00Z
      day 40    judge                     →  tier silver
    `,
  },
  {
    title: 'a tier given below what was earned is lost with the days that earned it',
    program: ruled(week),
    table: `
      day 1     enroll
      day 1     award 600                 →  tier platinum
      day 2     give gold                 →  tier gold  due 2026-01-08T00:00Z
      day 8     judge                     →  tier silver  due none
      day 9     award 100                 →  tier gold
    `,
  },
  {
    title: 'the end of a period looks again at a tier that was given',
    program: ruled({ ...year, downgrade: 'never' }),
    table: `
      day 1     enroll
      day 2     award 100                 →  tier gold  due none
      day 3     give platinum             →  tier platinum  due 2027-01-01T00:00Z
      day 366   judge                     →  tier gold  due none
      day 900   award 1                   →  tier gold
    `,
  },
  {
    title: 'tiers for life can be given too',
    program: ruled({ kind: 'lifetime' }),
    table: `
      day 1     enroll
      day 2     award 100                 →  tier gold  due none
      day 3     give platinum             →  tier platinum  due none
      day 4     award 10                  →  points 20  tier platinum
      day 5     deduct 1                  →  tier gold
      day 6     give silver               →  tier silver
      day 7     award 0                   →  tier gold
    `,
  },
  {
    title:
      'a tier given where none is lost goes back to where the member was, or to what he earned since',
    program: ruled({ ...week, downgrade: 'never' }),
    table: `
      day 1     enroll
      day 1     award 100                 →  tier gold
      day 2     give platinum             →  tier platinum  due none
      day 30    deduct 5                  →  tier gold
      day 31    deduct 5                  →  tier gold
      day 40    give platinum             →  tier platinum
      day 41    give gold                 →  tier gold
      day 42    deduct 5                  →  tier gold
      day 43    bob: enroll
      day 43    bob: give gold            →  tier gold
      day 44    bob: award 600            →  tier platinum
      day 45    bob: deduct 5             →  tier platinum
      day 60    bob: deduct 5             →  tier platinum
    `,
  },
  {
    title: 'a tier in its grace that is given anew is held as one that was given',
    program: ruled({ ...year, graceDays: 30 }),
    table: `
      day 1     enroll
      day 2     award 100                 →  tier gold
      day 366   judge                     →  tier gold
      day 731   judge                     →  tier gold  grace 2028-01-31T00:00Z
      day 735   give gold                 →  tier gold  grace none  due 2029-01-01T00:00Z
      day 1097  judge                     →  grace 2029-01-31T00:00Z
      day 1100  give platinum             →  tier platinum  grace none
      day 1110  deduct 5                  →  tier silver  grace none
    `,
  },
];

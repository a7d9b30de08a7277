import type { Scenario } from '../support/scenario/driver.ts';
import { delayed } from './programs.ts';
import { ruled, week, year } from './tier-program.ts';

/** Day 1 is 2026-01-01; 2027 begins on day 366, 2028 on 731, 2029 on 1097. */
export const tiers: readonly Scenario[] = [
  {
    title: 'whoever was merged is judged no more, and whoever is deleted is given nothing',
    program: ruled(week),
    table: `
      day 1   enroll
      day 1   award 120                        →  tier gold
      day 1   bob: enroll
      day 1   bob: award 110                   →  tier gold
      day 2   merge bob                        →  tier gold
      day 9   bob: judge                       →  tier gold
      day 9   status deleted
      day 9   give platinum                    →  refused member_deleted
    `,
  },
  {
    title: 'what comes back counts no more on its own day alone',
    program: ruled(week),
    table: `
      day 1   enroll
      day 1   award 100                        →  tier gold
      day 2   purchase O1 30                   →  sums 2026-01-01:100 2026-01-02:45
      day 2   adjust -40 qualifies             →  sums 2026-01-01:100 2026-01-02:5
      day 3   return O1                        →  sums 2026-01-01:100
    `,
  },
  {
    title: 'tiers of a period rise at once and are judged when the next one begins',
    program: ruled(year),
    table: `
      day 1     enroll                    →  tier silver  due none  sums none
      day 10    award 99                  →  tier silver  due none  sums 2026-01-01:99
      day 20    award 1                   →  tier gold  due 2027-01-01T00:00Z  sums 2026-01-01:100
      day 30    award - for gift          →  points 45  sums 2026-01-01:100
      day 40    judge                     →  tier gold  due 2027-01-01T00:00Z
      day 366   judge                     →  tier gold  due 2028-01-01T00:00Z
      day 370   award 10                  →  points 15  tier gold  sums 2026-01-01:100 2027-01-01:15
      day 731   judge                     →  tier silver  due none  qualified 115
      day 732   award 10                  →  points 10  tier silver  sums 2027-01-01:15 2028-01-01:10
    `,
  },
  {
    title: 'several tiers are crossed at once with one event, also those that nobody is shown',
    program: ruled(year),
    table: `
      day 1     enroll                    →  events 1
      day 2     award 600                 →  tier platinum  events 3
      day 3     award 10                  →  points 20
      day 366   judge                     →  tier platinum  events 4
      day 731   judge                     →  tier silver  events 5
    `,
  },
  {
    title: 'a sweep that comes late judges one period after the other',
    program: ruled({ kind: 'period', months: 1 }),
    table: `
      day 1     enroll
      day 2     award 100                 →  tier gold  due 2026-02-01T00:00Z
      day 95    judge                     →  tier gold  due 2026-03-01T00:00Z
      day 95    judge                     →  tier silver  due none
      day 95    judge                     →  tier silver  due none
      day 96    bob: enroll
      day 97    bob: award 100            →  tier gold  due 2026-05-01T00:00Z
      day 160   bob: award 100            →  tier gold  due 2026-05-01T00:00Z
      day 165   bob: judge                →  tier gold  due 2026-06-01T00:00Z
      day 165   bob: judge                →  tier gold  due 2026-07-01T00:00Z
    `,
  },
  {
    title: 'periods of five months begin at midnight of the zone, in summer and in winter',
    program: ruled({ kind: 'period', months: 5, startMonth: 3 }, { timeZone: 'Africa/Cairo' }),
    table: `
      day 1     enroll
      day 2     award 100                 →  tier gold  due 2026-05-31T21:00Z
      day 152   award 1                   →  sums 2026-01-01:100 2026-06-01:2
      day 200   judge                     →  tier gold  due 2026-10-31T22:00Z
    `,
  },
  {
    title: 'a period begins at midnight also on a day when the clocks change',
    program: ruled({ kind: 'period', months: 1, startMonth: 4 }, { timeZone: 'America/New_York' }),
    table: `
      day 1     enroll
      day 60    award 100                 →  tier gold  due 2026-04-01T04:00Z  sums 2026-03-01:100
      day 300   bob: enroll
      day 301   bob: award 100            →  due 2026-11-01T04:00Z
      day 306   bob: judge                →  tier gold  due 2026-12-01T05:00Z
    `,
  },
  {
    title: 'returns cost the tier of a period at once, also one that the period before has earned',
    program: ruled(year),
    table: `
      day 1     enroll
      day 2     purchase O1 100           →  tier gold
      day 3     return O1 amount 1        →  tier silver  due none  sums 2026-01-01:99
      day 4     purchase O2 600           →  tier platinum
      day 5     reverse #4                →  tier silver  sums 2026-01-01:99
      day 6     purchase O3 10            →  tier gold
      day 7     deduct 50                 →  tier gold  sums 2026-01-01:109
      day 366   judge                     →  tier gold
      day 367   return O3                 →  tier silver  sums 2026-01-01:99  due none
      day 368   purchase O4 99            →  tier silver
      day 369   purchase O5 1             →  tier gold  sums 2026-01-01:99 2027-01-01:100
    `,
  },
  {
    title: 'returns cost the tier at the end of the period where the program says so',
    program: ruled(year, { policies: { returnsLowerTier: false } }),
    table: `
      day 1     enroll
      day 2     purchase O1 100           →  tier gold
      day 3     return O1                 →  tier gold  sums none  qualified 0
      day 366   judge                     →  tier silver
      day 367   purchase O2 100           →  tier gold
      day 731   judge                     →  tier gold  sums 2027-01-01:100
      day 732   return O2 amount 10       →  tier gold  sums 2027-01-01:90
      day 1097  judge                     →  tier silver
    `,
  },
  {
    title: 'corrections that lower what counts cost the tier at the end of the period, or at once',
    program: ruled(year),
    table: `
      day 1     enroll
      day 2     award 100                 →  tier gold
      day 3     adjust -30 qualifies      →  tier gold  sums 2026-01-01:70
      day 366   judge                     →  tier silver  due none
    `,
  },
  {
    title: 'corrections that lower what counts cost the tier at once where the program says so',
    program: ruled({ ...year, downgrade: 'at_once' }),
    table: `
      day 1     enroll
      day 2     award 100                 →  tier gold
      day 3     adjust -30 qualifies      →  tier silver  sums 2026-01-01:70  due none
    `,
  },
  {
    title: 'plain deductions lower what counts where the program says so, the newest first',
    program: ruled({ ...week, downgrade: 'at_once' }, { policies: { deductionsLowerTier: true } }),
    table: `
      day 1     enroll
      day 1     award 80
      day 2     award 40                  →  tier gold  sums 2026-01-01:80 2026-01-02:40
      day 3     deduct 50                 →  tier silver  sums 2026-01-01:70  due none
      day 4     deduct 10                 →  sums 2026-01-01:60
      day 4     adjust +40 qualifies      →  tier gold  sums 2026-01-01:60 2026-01-04:40
      day 5     adjust -5 qualifies       →  tier silver  sums 2026-01-01:60 2026-01-04:35
    `,
  },
  {
    title: 'nobody falls where tiers are never lost',
    program: ruled({ ...year, downgrade: 'never' }),
    table: `
      day 1     enroll
      day 2     purchase O1 100           →  tier gold  due none
      day 3     return O1                 →  tier gold
      day 900   award 10                  →  points 15  tier gold  due none
    `,
  },
  {
    title: 'a rolling window lets go of each day when its time is over',
    program: ruled(week),
    table: `
      day 1     enroll
      day 1     award 60                  →  due none
      day 3     award 60                  →  tier gold  due 2026-01-08T00:00Z
      day 7     award 10                  →  points 15  due 2026-01-08T00:00Z
      day 8     judge                     →  tier silver  due none
      day 9     award 30                  →  tier gold  sums 2026-01-03:60 2026-01-07:15 2026-01-09:30  due 2026-01-10T00:00Z
      day 10    judge                     →  tier silver
    `,
  },
  {
    title: 'what is earned in time keeps a rolling tier',
    program: ruled(week),
    table: `
      day 1     enroll
      day 1     award 100                 →  tier gold  due 2026-01-08T00:00Z
      day 7     award 100                 →  points 150  due 2026-01-08T00:00Z
      day 8     judge                     →  tier gold  due 2026-01-14T00:00Z
      day 20    judge                     →  tier silver  due none
    `,
  },
  {
    title: 'months of a rolling window are those of the calendar, leap days among them',
    program: ruled({ kind: 'rolling', months: 12 }, { timeZone: 'Europe/Berlin' }),
    table: `
      day 700   enroll
      day 790   award 100                 →  sums 2028-02-29:100  due 2029-02-27T23:00Z
      day 1154  judge                     →  tier gold  due 2029-02-27T23:00Z
      day 1155  judge                     →  tier silver
      day 1156  bob: enroll
      day 1157  bob: award 100            →  sums 2029-03-02:100  due 2030-03-01T23:00Z
    `,
  },
  {
    title: 'a return takes its own day out of a rolling window and may cost the tier',
    program: ruled(week),
    table: `
      day 1     enroll
      day 1     purchase O1 60
      day 2     purchase O2 60            →  tier gold  due 2026-01-08T00:00Z
      day 3     return O1 amount 10       →  tier gold  sums 2026-01-01:50 2026-01-02:60
      day 3     return O1                 →  tier silver  sums 2026-01-02:60  due none
      day 20    purchase O3 100           →  tier gold  sums 2026-01-20:100
      day 21    return O2                 →  tier gold  sums 2026-01-20:100
    `,
  },
  {
    title: 'a grace keeps the tier for some days, and what is earned in it saves it',
    program: ruled({ ...year, graceDays: 30 }),
    table: `
      day 1     enroll
      day 2     award 100                 →  tier gold
      day 366   judge                     →  tier gold  grace none
      day 731   judge                     →  tier gold  grace 2028-01-31T00:00Z  due 2028-01-31T00:00Z
      day 740   award 100                 →  tier gold  grace none  due 2029-01-01T00:00Z
      day 761   judge                     →  tier gold  due 2029-01-01T00:00Z
      day 762   bob: enroll
      day 763   bob: award 100            →  tier gold
      day 1097  bob: judge                →  tier gold  due 2030-01-01T00:00Z
      day 1462  bob: judge                →  grace 2030-01-31T00:00Z
      day 1491  bob: judge                →  tier gold
      day 1492  bob: judge                →  tier silver  grace none  due none
    `,
  },
  {
    title: 'members fall one tier at a time where the program says so',
    program: ruled({ kind: 'rolling', days: 7, steps: 'one' }),
    table: `
      day 1     enroll
      day 1     award 500                 →  tier platinum  due 2026-01-08T00:00Z
      day 8     judge                     →  tier gold  due 2026-02-08T00:00Z
      day 39    judge                     →  tier silver  due none
    `,
  },
  {
    title: 'one tier at a time at the end of each period',
    program: ruled({ ...year, steps: 'one' }),
    table: `
      day 1     enroll
      day 1     award 500                 →  tier platinum
      day 366   judge                     →  tier platinum
      day 731   judge                     →  tier gold  due 2029-01-01T00:00Z
      day 1097  judge                     →  tier silver  due none
    `,
  },
  {
    title: 'spend counts subtotals exactly, and returns lower it',
    program: ruled({ ...year, measure: 'spend', downgrade: 'at_once' }),
    table: `
      day 1     enroll
      day 2     award 400                 →  tier silver  sums none  qualified 400
      day 3     purchase O1 99.995        →  tier silver  sums 2026-01-01:99.995
      day 4     purchase O2 0.005         →  tier gold  sums 2026-01-01:100
      day 5     return O2                 →  tier silver  sums 2026-01-01:99.995
      day 6     award 7 for spend order A →  tier gold  sums 2026-01-01:106.995
      day 7     return O1                 →  tier silver  sums 2026-01-01:7
      day 8     deduct 100                →  sums 2026-01-01:7
      day 9     import award 5 line 9 on day 8 order X basis 600 qualifies  →  tier platinum
    `,
  },
  {
    title: 'spend for life counts for ever',
    program: ruled({ kind: 'lifetime', measure: 'spend' }),
    table: `
      day 1     enroll
      day 2     purchase O1 60            →  sums ever:60
      day 900   purchase O2 40            →  tier gold  due none  sums ever:100
      day 901   return O1                 →  tier silver  sums ever:40
    `,
  },
  {
    title: 'points count for the day they were earned on, whenever they are approved',
    program: ruled(year),
    table: `
      day 300   enroll
      day 350   award - for later         →  status pending  sums none
      day 370   approve #2                →  tier gold  sums 2026-01-01:100  due 2028-01-01T00:00Z
      day 380   award 10 on day 360       →  sums 2026-01-01:115
      day 731   judge                     →  tier silver
    `,
  },
  {
    title: 'a tier that is judged for nobody is judged for nothing',
    program: ruled(year),
    table: `
      day 1     enroll
      day 2     award 100                 →  tier gold  due 2027-01-01T00:00Z
      day 3     judge                     →  tier gold  due 2027-01-01T00:00Z
      day 4     status deleted
      day 366   judge                     →  tier gold  due none
    `,
  },
  {
    title: 'what was spent counts where money was spent, whoever told of it',
    program: ruled({ ...year, measure: 'spend' }),
    table: `
      day 1   enroll
      day 2   purchase O1 60.50                                      →  sums 2026-01-01:60.5
      day 2   award 30 for spend                                     →  sums 2026-01-01:60.5
      day 2   award 30 for spend order S1                            →  sums 2026-01-01:90.5
      day 2   award - for write_a_review order R1                    →  sums 2026-01-01:90.5
      day 3   import award 5 for goodwill order I1 basis 9.49 qualifies  →  sums 2026-01-01:99.99
      day 3   import award 5 for goodwill basis 7 qualifies          →  sums 2026-01-01:99.99  tier silver
      day 4   purchase O2 0.01                                       →  tier gold
      day 5   return S1 for spend amount 10                          →  tier silver  sums 2026-01-01:90
      day 6   purchase O3 10.005                                     →  tier gold
      day 7   return R1 for write_a_review                           →  tier gold
    `,
  },
  {
    title: 'of an order that waited that counts which was kept, of one that came back nothing',
    program: { ...ruled({ ...year, measure: 'spend' }), activities: delayed.activities },
    table: `
      day 1   enroll
      day 1   purchase O1 150                     →  pending 150  sums none
      day 2   return O1 amount 60                 →  pending 90
      day 3   purchase O2 80                      →  pending 170
      day 4   return O2 amount 80                 →  pending 90
      day 16  approve #2                          →  sums 2026-01-01:90  tier silver
      day 18  approve #4                          →  sums 2026-01-01:90
      day 19  purchase O3 mug:1x10 pen:1x10 subtotal 15  →  pending 20
      day 20  return O3 amount 18                 →  pending 2
      day 33  approve #8                          →  sums 2026-01-01:90  available 92
    `,
  },
  {
    title: 'a tier that was lost by one step is held for a month, whatever comes back meanwhile',
    program: ruled({ ...week, steps: 'one' }),
    table: `
      day 1   enroll
      day 1   purchase O1 600                     →  tier platinum  due 2026-01-08T00:00Z
      day 8   judge                               →  tier gold  due 2026-02-08T00:00Z
      day 9   purchase O2 10                      →  tier gold
      day 10  return O2                           →  tier gold
      day 38  purchase O3 10                      →  tier gold
      day 39  judge                               →  tier silver
    `,
  },
  {
    title: 'a grace ends early with a return, and is over once enough was earned',
    program: ruled({ ...week, graceDays: 3 }),
    table: `
      day 1   enroll
      day 1   award 100                           →  tier gold
      day 8   judge                               →  tier gold  grace 2026-01-11T00:00Z
      day 8   award 10                            →  grace 2026-01-11T00:00Z
      day 9   award 70                            →  tier gold  grace none
      day 16  judge                               →  tier gold  grace none
      day 16  judge                               →  tier gold  grace 2026-01-19T00:00Z
      day 16  purchase O1 10                      →  tier gold  grace 2026-01-19T00:00Z
      day 16  deduct 5                            →  tier gold  grace 2026-01-19T00:00Z
      day 17  return O1                           →  tier silver  grace none
    `,
  },
  {
    title: 'a return that an import tells of costs a tier as any other, where the program says so',
    program: ruled({ ...year, downgrade: 'at_once' }, { policies: { returnsLowerTier: false } }),
    table: `
      day 1   enroll
      day 1   import award 120 line 1 qualifies   →  tier gold
      day 2   import deduct 50 line 2 qualifies   →  tier gold  qualified 70
      day 3   adjust -5 qualifies                 →  tier silver
      day 4   adjust +40 qualifies                →  tier gold
      day 5   give platinum                       →  tier platinum
      day 6   adjust +5 qualifies                 →  tier platinum
      day 7   adjust -1 qualifies                 →  tier gold
    `,
  },
];

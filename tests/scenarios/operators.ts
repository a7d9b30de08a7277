import type { ConditionDocument, ProgramDocument } from '@fealty/core';
import type { Scenario } from '../support/scenario/driver.ts';
import { plain } from './programs.ts';

/** A point for a dollar, and a hundred on top where the condition holds. */
function asking(when: ConditionDocument): ProgramDocument {
  const rule = { id: 'bonus', name: 'Hundred', type: 'fixed', points: '100', when } as const;
  const purchase = { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } };
  return { ...plain, name: 'Asking', activities: [{ ...purchase, rules: [rule] }] };
}

/** Each operator with what it lets through, what not, and a return of either. */
const tests: readonly [string, ConditionDocument, string][] = [
  [
    'equals takes the same words, however they are written',
    { attribute: 'member.city', operator: 'equals', value: 'Berlin' },
    `
      day 1  enroll city berlin
      day 1  purchase O1 10          →  points 110
             →  why The bonus Hundred applied: it asks that member city is Berlin, and member city was berlin.
      day 1  bob: enroll city Bern
      day 1  bob: purchase O2 10     →  points 10
             →  why The bonus Hundred did not apply: it asks that member city is Berlin, but member city was Bern.
      day 2  return O1 amount 4      →  points 4    available 106
      day 2  return O1               →  points 106  available 0
      day 2  bob: return O2          →  points 10   available 0
    `,
  ],
  [
    'not equals takes all others',
    { attribute: 'member.city', operator: 'not_equals', value: 'Berlin' },
    `
      day 1  enroll city Berlin
      day 1  purchase O1 10          →  points 10
             →  why The bonus Hundred did not apply: it asks that member city is not Berlin, but member city was Berlin.
      day 1  bob: enroll city Bern
      day 1  bob: purchase O2 10     →  points 110
      day 2  bob: return O2          →  points 110  available 0
    `,
  ],
  [
    'equals compares numbers by their size',
    { attribute: 'order.subtotal', operator: 'equals', value: '20' },
    `
      day 1  enroll
      day 1  purchase O1 20.00       →  points 120
             →  why The bonus Hundred applied: it asks that order subtotal is 20, and order subtotal was 20.
      day 1  purchase O2 20.5        →  points 21
      day 2  return O1 amount 1      →  points 101  available 40
      day 2  return O1               →  points 19
      day 2  return O2 amount 0.5    →  points 0    available 21
    `,
  ],
  [
    'in takes any of several products, once for an order',
    { attribute: 'product.id', operator: 'in', value: ['mug', 'pen'] },
    `
      day 1  enroll
      day 1  purchase O1 mug:1x10 pen:1x10 cup:1x10   →  points 130
             →  why The bonus Hundred adds 100 points.
      day 1  purchase O2 cup:1x10                     →  points 10
      day 2  return O1 product mug                    →  points 10
      day 2  return O1 product pen                    →  points 110  available 20
    `,
  ],
  [
    'not in takes none of them',
    { attribute: 'member.city', operator: 'not_in', value: ['Berlin', 'Bern'] },
    `
      day 1  enroll city Bern
      day 1  purchase O1 10          →  points 10
             →  why The bonus Hundred did not apply: it asks that member city is none of Berlin, Bern, but member city was Bern.
      day 1  bob: enroll city Paris
      day 1  bob: purchase O2 10     →  points 110
      day 2  bob: return O2          →  points 110
    `,
  ],
  [
    'contains any takes one of several',
    { attribute: 'transaction.tags', operator: 'contains_any', value: ['app', 'web'] },
    `
      day 1  enroll
      day 1  purchase O1 10 tags shop,app   →  points 110
             →  why The bonus Hundred applied: it asks that transaction tags contain any of app, web, and transaction tags were shop, app.
      day 1  purchase O2 10                 →  points 10
             →  why The bonus Hundred did not apply: it asks that transaction tags contain any of app, web, but transaction tags were empty.
      day 2  return O1 amount 5             →  points 5
      day 2  return O1                      →  points 105  available 10
    `,
  ],
  [
    'contains all takes nothing less',
    { attribute: 'transaction.tags', operator: 'contains_all', value: ['app', 'web'] },
    `
      day 1  enroll
      day 1  purchase O1 10 tags web,shop,app   →  points 110
      day 1  purchase O2 10 tags app            →  points 10
             →  why The bonus Hundred did not apply: it asks that transaction tags contain all of app, web, but transaction tags were app.
      day 2  return O1                          →  points 110  available 10
    `,
  ],
  [
    'contains none takes what has none of them',
    { attribute: 'order.coupons', operator: 'contains_none', value: ['STAFF'] },
    `
      day 1  enroll
      day 1  purchase O1 10 coupon spring   →  points 110
      day 1  purchase O2 10                 →  points 110
      day 1  purchase O3 10 coupon staff    →  points 10
             →  why The bonus Hundred did not apply: it asks that order coupons contain none of STAFF, but order coupons were staff.
      day 2  return O1                      →  points 110  available 120
    `,
  ],
  [
    'less than leaves the bound out, and a return never earns more',
    { attribute: 'order.subtotal', operator: 'less_than', value: '20' },
    `
      day 1  enroll
      day 1  purchase O1 19.99       →  points 120
      day 1  purchase O2 20          →  points 20
             →  why The bonus Hundred did not apply: it asks that order subtotal is below 20, but order subtotal was 20.
      day 2  return O1 amount 9.99   →  points 10   available 130
      day 2  return O2 amount 5      →  points 0    available 130
             →  why It had earned 20 points; what is kept earns 20 points, so 0 points were taken back.
      day 2  return O2               →  points 20   available 110
    `,
  ],
  [
    'at most takes the bound in',
    { attribute: 'order.subtotal', operator: 'at_most', value: '20' },
    `
      day 1  enroll
      day 1  purchase O1 20          →  points 120
      day 1  purchase O2 20.01       →  points 20
             →  why The bonus Hundred did not apply: it asks that order subtotal is at most 20, but order subtotal was 20.01.
      day 2  return O1               →  points 120  available 20
    `,
  ],
  [
    'more than leaves the bound out, and a return below it loses the bonus',
    { attribute: 'order.subtotal', operator: 'more_than', value: '20' },
    `
      day 1  enroll
      day 1  purchase O1 20          →  points 20
      day 1  purchase O2 30          →  points 130
             →  why The bonus Hundred applied: it asks that order subtotal is above 20, and order subtotal was 30.
      day 2  return O2 amount 9      →  points 9    available 141
      day 2  return O2 amount 1      →  points 101  available 40
             →  why It had earned 130 points, of which 9 points were taken back before; what is kept earns 20 points, so 101 points were taken back.
    `,
  ],
  [
    'at least takes the bound in',
    { attribute: 'order.subtotal', operator: 'at_least', value: '20' },
    `
      day 1  enroll
      day 1  purchase O1 19.99       →  points 20
      day 1  purchase O2 20          →  points 120
      day 2  return O2 amount 0.01   →  points 100  available 40
    `,
  ],
  [
    'between leaves its end out, as the platform does',
    { attribute: 'order.subtotal', operator: 'between', value: ['20', '50'] },
    `
      day 1  enroll
      day 1  purchase O1 20          →  points 120
      day 1  purchase O2 50          →  points 50
             →  why The bonus Hundred did not apply: it asks that order subtotal is from 20 to before 50, but order subtotal was 50.
      day 1  purchase O3 49.99       →  points 150
      day 2  return O3 amount 30     →  points 130  available 190
    `,
  ],
  [
    'between inclusive takes its end in',
    { attribute: 'order.subtotal', operator: 'between_inclusive', value: ['20', '50'] },
    `
      day 1  enroll
      day 1  purchase O1 50          →  points 150
      day 1  purchase O2 50.01       →  points 50
             →  why The bonus Hundred did not apply: it asks that order subtotal is from 20 to 50, but order subtotal was 50.01.
      day 2  return O1 amount 30     →  points 30   available 170
    `,
  ],
];

const onDays: readonly [string, ConditionDocument, string][] = [
  [
    'on is one day, and a return is judged by the day of its order',
    { attribute: 'transaction.date', operator: 'on', value: '2026-01-03' },
    `
      day 1  enroll
      day 2  purchase O1 10              →  points 10
             →  why The bonus Hundred did not apply: it asks that transaction date is on 2026-01-03, but transaction date was 2026-01-02.
      day 3  purchase O2 10              →  points 110
      day 4  purchase O3 10              →  points 10
      day 5  purchase O4 10 on day 3     →  points 110
      day 9  return O2 amount 5          →  points 5
      day 9  return O1                   →  points 10
    `,
  ],
  [
    'before leaves its day out',
    { attribute: 'transaction.date', operator: 'before', value: '2026-01-03' },
    `
      day 1  enroll
      day 2  purchase O1 10              →  points 110
      day 3  purchase O2 10              →  points 10
             →  why The bonus Hundred did not apply: it asks that transaction date is before 2026-01-03, but transaction date was 2026-01-03.
      day 9  return O1 amount 5          →  points 5
    `,
  ],
  [
    'after leaves its day out',
    { attribute: 'transaction.date', operator: 'after', value: '2026-01-03' },
    `
      day 1  enroll
      day 3  purchase O1 10              →  points 10
      day 4  purchase O2 10              →  points 110
      day 9  return O1 amount 5          →  points 5
      day 9  return O2                   →  points 110
    `,
  ],
  [
    'between two days leaves the second out',
    { attribute: 'transaction.date', operator: 'between', value: ['2026-01-03', '2026-01-05'] },
    `
      day 1  enroll
      day 2  purchase O1 10              →  points 10
      day 3  purchase O2 10              →  points 110
      day 4  purchase O3 10              →  points 110
      day 5  purchase O4 10              →  points 10
             →  why The bonus Hundred did not apply: it asks that transaction date is from 2026-01-03 to before 2026-01-05, but transaction date was 2026-01-05.
      day 9  return O3                   →  points 110
    `,
  ],
  [
    'between inclusive takes the second day in',
    {
      attribute: 'transaction.date',
      operator: 'between_inclusive',
      value: ['2026-01-03', '2026-01-05'],
    },
    `
      day 1  enroll
      day 5  purchase O1 10              →  points 110
      day 6  purchase O2 10              →  points 10
      day 9  return O1                   →  points 110
    `,
  ],
  [
    'less than so many days ago counts whole days, and a return counts them from its order',
    { attribute: 'member.enrolled', operator: 'less_than_days_ago', value: 3 },
    `
      day 1   enroll
      day 3   purchase O1 10             →  points 110
             →  why The bonus Hundred applied: it asks that member enrolled is less than 3 days ago, and member enrolled was 2026-01-01.
      day 4   purchase O2 10             →  points 10
      day 20  return O1 amount 5         →  points 5
      day 20  return O1                  →  points 105
    `,
  ],
  [
    'more than so many days ago leaves that day out',
    { attribute: 'member.enrolled', operator: 'more_than_days_ago', value: 3 },
    `
      day 1   enroll
      day 4   purchase O1 10             →  points 10
      day 5   purchase O2 10             →  points 110
      day 20  return O1 amount 5         →  points 5
      day 20  return O2                  →  points 110
    `,
  ],
  [
    'is today looks at the day of the year',
    { attribute: 'member.birthday', operator: 'is_today' },
    `
      day 1  enroll born 1990-01-03
      day 2  purchase O1 10              →  points 10
      day 3  purchase O2 10              →  points 110
      day 3  bob: enroll
      day 3  bob: purchase O3 10         →  points 10
             →  why The bonus Hundred did not apply: it asks that member birthday is today, but member birthday was not known.
      day 9  return O2 amount 5          →  points 5
    `,
  ],
  [
    'is this month looks at the month alone',
    { attribute: 'member.birthday', operator: 'is_this_month' },
    `
      day 1   enroll born 1990-01-20
      day 31  purchase O1 10             →  points 110
      day 32  purchase O2 10             →  points 10
             →  why The bonus Hundred did not apply: it asks that member birthday is in this month, but member birthday was 1990-01-20.
      day 40  return O1 amount 5         →  points 5
    `,
  ],
  [
    'is within days looks both ways',
    { attribute: 'member.birthday', operator: 'is_within_days', value: 2 },
    `
      day 1  enroll born 1990-01-05
      day 2  purchase O1 10              →  points 10
      day 3  purchase O2 10              →  points 110
      day 7  purchase O3 10              →  points 110
      day 8  purchase O4 10              →  points 10
             →  why The bonus Hundred did not apply: it asks that member birthday is within 2 days of today, but member birthday was 1990-01-05.
      day 9  return O3 amount 5          →  points 5
    `,
  ],
];

const joined: readonly [string, ConditionDocument, string][] = [
  [
    'is true and is false want to know, and a return keeps what was known',
    { attribute: 'member.custom.vegan', operator: 'is_true' },
    `
      day 1  enroll
      day 1  purchase O1 10              →  points 10
             →  why The bonus Hundred did not apply: it asks that member vegan is true, but member vegan was not known.
      day 1  note vegan yes
      day 1  purchase O2 10              →  points 110
      day 1  note vegan no
      day 1  purchase O3 10              →  points 10
      day 2  return O2 amount 5          →  points 5
    `,
  ],
  [
    'is false wants a no, not a silence',
    { attribute: 'member.custom.vegan', operator: 'is_false' },
    `
      day 1  enroll
      day 1  purchase O1 10              →  points 10
      day 1  note vegan no
      day 1  purchase O2 10              →  points 110
      day 2  note vegan yes
      day 2  return O2 amount 5          →  points 5
    `,
  ],
  [
    'all, any and not are said with what decided',
    {
      all: [
        { attribute: 'order.subtotal', operator: 'at_least', value: '10' },
        {
          any: [
            { attribute: 'member.tags', operator: 'contains_any', value: ['vip'] },
            { not: { attribute: 'order.coupons', operator: 'contains_any', value: ['STAFF'] } },
          ],
        },
      ],
    },
    `
      day 1  enroll tags vip
      day 1  purchase O1 10 coupon staff →  points 110
             →  why The bonus Hundred applied: it asks that order subtotal is at least 10 and member tags contain any of vip, and order subtotal was 10 and member tags were vip.
      day 1  tag -
      day 1  purchase O2 10 coupon staff →  points 10
             →  why The bonus Hundred did not apply: it asks that member tags contain any of vip or it is not so that order coupons contain any of STAFF, but member tags were empty and order coupons were staff.
      day 1  purchase O3 9               →  points 9
             →  why The bonus Hundred did not apply: it asks that order subtotal is at least 10, but order subtotal was 9.
      day 2  return O1 amount 1          →  points 101
    `,
  ],
];

export const operators: readonly Scenario[] = [...tests, ...onDays, ...joined].map(
  ([title, when, table]) => ({ title, program: asking(when), table }),
);

import { expect, it } from 'vitest';
import type { SignalFacts } from './signal.ts';
import { signalSentence } from './signal-sentence.ts';

const pace = { kind: 'velocity', awards: 41, minutes: 1, memberDays: 1240, usual: 2 } as const;
const friends = { kind: 'referrals', friends: 9, alike: 0, sharing: 0, fleeting: 0 } as const;
const back = { kind: 'returns', orders: 10, returned: 9, days: 180 } as const;
const gift = { kind: 'goodwill', agent: 'Eve', gifts: 12, days: 28, points: 1500 } as const;
const given = { ...gift, otherAgents: 3, median: 200 };

it.each<[string, SignalFacts]>([
  [
    '41 awards in one day; on 99 of 100 of the 1,240 days on which other members were awarded they had no more than 2 in a day, the busiest 1,234,567',
    { ...pace, per: 'day', greatest: 1_234_567 },
  ],
  [
    '41 awards within 1 minute; no other member was awarded yet',
    { ...pace, per: 'hour', memberDays: 0, usual: 0, greatest: 0 },
  ],
  [
    '4 members earned with one device within 30 days',
    { kind: 'sharing', mark: 'device', members: 4, days: 30 },
  ],
  ['2 members recommended each other in a circle', { ...friends, circle: 2 }],
  [
    'Of 9 friends that were recommended 2 have a mailbox or telephone of the referrer or of each other',
    { ...friends, alike: 2, circle: 0 },
  ],
  [
    'Of 9 friends that were recommended 3 earn with the same device or for the same address',
    { ...friends, sharing: 3, circle: 0 },
  ],
  [
    'Of 9 friends that were recommended 3 earn with the same device or for the same address and 5 bought once and brought it back',
    { ...friends, sharing: 3, fleeting: 5, circle: 0 },
  ],
  [
    '9 of 10 orders within 180 days came back; of all others’ 10.5 %',
    { ...back, spentBefore: 0, othersPerMille: 105 },
  ],
  [
    '9 of 10 orders within 180 days came back, *25* points were spent before that; of all others’ 0.9 %',
    { ...back, spentBefore: 25, othersPerMille: 9 },
  ],
  ['3 members sent the very same file as proof', { kind: 'receipts', same: 'file', members: 3 }],
  [
    '3 members sent receipts with the same total, day and shop',
    { kind: 'receipts', same: 'purchase', members: 3 },
  ],
  [
    'Eve gave *1500* points in 12 awards within 28 days to a member who has the same e-mail address',
    { ...given, to: 'himself' },
  ],
  [
    'Eve gave *1500* points in 12 awards within 28 days to the same member',
    { ...given, to: 'one_member' },
  ],
  [
    'Eve gave *1500* points in 12 awards within 28 days; half of the 3 others gave no more than *200*',
    { ...given, to: 'members' },
  ],
])('says: %s', (sentence, facts) => {
  expect(signalSentence(facts, (points) => `*${String(points)}*`)).toBe(sentence);
});

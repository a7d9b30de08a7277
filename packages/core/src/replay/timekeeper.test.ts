import { describe, expect, it } from 'vitest';
import {
  delayed,
  expiring,
  idle,
  idleInBerlin,
  plain,
  recommending,
  rewarding,
} from '../../../../tests/scenarios/programs.ts';
import { ruled, week } from '../../../../tests/scenarios/tier-program.ts';
import {
  asked,
  awards,
  buys,
  joins,
  redeems,
  returns,
  stepLine,
} from '../../../../tests/support/replay/asked.ts';
import {
  ann,
  begun,
  bob,
  brought,
  isBrought,
  noon,
  occasionally,
  taken,
  type Asked,
} from '../../../../tests/support/replay/begun-rerun.ts';
import { START } from '../../../../tests/support/scenario/core-driver.ts';
import type { Command } from '../commands.ts';
import { CONVERSIONS_MAX } from '../earning/convert-cached.ts';
import type { ProgramDocument } from '../program/document.ts';
import { DAY, HOUR } from '../time/instant.ts';

interface Case {
  readonly title: string;
  readonly program: ProgramDocument;
  readonly history: readonly Asked[];
  /** The day at noon of which it is looked at. */
  readonly until: number;
  readonly brought: readonly string[];
}

const order: Asked = [1, buys('ann', 'O1', '80'), ['order']];

const rejection: Command = {
  ...{ kind: 'reject_award', actor: 'key:history', transactionId: 'order', rejectedBy: 'eve' },
};

/** A code that was carried over, so that others can name it. */
const imported = { key: { importId: 'i', line: 1 }, referralCode: 'ANN1' };

/** Orders of a stranger, one more than joining takes at once. */
const many = Array.from({ length: CONVERSIONS_MAX + 1 }, (_, n): Asked => {
  const id = `O${String(n)}`;
  return [1, buys('ann@example.com', id, '1'), [id]];
});

const CASES: readonly Case[] = [
  {
    title: 'an award is approved at the end of its wait, to the moment',
    ...{ program: delayed, history: [ann, order], until: 15 },
    brought: ['01-15 12:00 approve_award order: 80'],
  },
  {
    title: 'an award is not approved before',
    ...{ program: delayed, history: [ann, order], until: 14, brought: [] },
  },
  {
    title: 'an award that somebody rejected is not approved any more',
    ...{ program: delayed, history: [ann, order, [2, rejection]], until: 40, brought: [] },
  },
  {
    title: 'points lapse when the day after their last one begins, each lot by itself',
    program: expiring,
    history: [ann, order, [3, buys('ann', 'O2', '50'), ['second']]],
    until: 40,
    brought: ['02-01 00:00 expire_points ann: 80', '02-03 00:00 expire_points ann: 50'],
  },
  {
    title: 'what was spent does not lapse, what is left does',
    program: expiring,
    history: [ann, [1, buys('ann', 'O1', '120'), []], [9, redeems('ann', 'mug'), []]],
    until: 40,
    brought: ['02-01 00:00 expire_points ann: 20'],
  },
  {
    title: 'nothing lapses where nothing is left',
    program: expiring,
    history: [ann, [1, buys('ann', 'O1', '100'), []], [9, redeems('ann', 'mug'), []]],
    ...{ until: 90, brought: [] },
  },
  {
    title: 'idle points lapse together, so long after the last sign of life',
    program: idleInBerlin,
    history: [ann, order, [8, buys('ann', 'O2', '5'), []]],
    until: 30,
    brought: ['01-18 23:00 expire_points ann: 85'],
  },
  {
    title: 'an order that earns nothing keeps idle points alive too',
    program: idleInBerlin,
    history: [ann, order, [8, buys('ann', 'O2', '0'), []]],
    until: 30,
    brought: ['01-18 23:00 expire_points ann: 80'],
  },
  {
    title: 'where no idle points are left, none lapse',
    program: idle,
    history: [ann, [1, buys('ann', 'O1', '100'), []], [2, redeems('ann', 'mug'), []]],
    ...{ until: 90, brought: [] },
  },
  {
    title: 'a redemption leaves the cart when its time is over',
    program: rewarding,
    history: [ann, [1, buys('ann', 'O1', '120'), []], [2, redeems('ann', 'mug', true), ['cart']]],
    until: 3,
    brought: ['01-02 12:10 cancel_redemption cart: 100'],
  },
  {
    title: 'purchases that were too many for joining are taken then and there',
    program: plain,
    history: [...many, [2, joins('ann'), ['ann']]],
    until: 3,
    brought: ['01-02 12:00 convert_cached ann: nothing'],
  },
  {
    title: 'a tier is judged when what counted for it is gone',
    program: ruled(week),
    history: [ann, [1, buys('ann', 'O1', '120'), []]],
    until: 30,
    brought: ['01-08 00:00 judge_tier ann: nothing'],
  },
  {
    title: 'a friend is rewarded a fortnight after the order, and whoever sent him',
    program: recommending,
    history: [
      [1, joins('ann', {}, { imported }), ['ann']],
      [1, joins('bob', {}, { referrerCode: 'ANN1' }), ['bob']],
      [2, buys('bob', 'O1', '50'), ['order']],
      [20, returns('O1'), []],
    ],
    until: 30,
    brought: [
      '01-16 12:00 reward_referral ann: 500',
      '01-16 12:00 reward_referral bob: 100',
      '01-20 12:00 revoke_referral ann: 500',
      '01-20 12:00 revoke_referral bob: 100',
    ],
  },
  {
    title: 'who stays away gets an offer, and a bonus with the order that he comes back by',
    program: occasionally(['winback']),
    history: [ann, order, [100, buys('ann', 'O2', '5'), ['back']]],
    until: 101,
    brought: ['04-01 12:00 offer_winback ann: nothing', '04-10 12:00 award_occasion ann: 75'],
  },
];

interface LapseCase {
  readonly what: string;
  readonly program: ProgramDocument;
  /** Something that earned points beside the first order. */
  readonly more?: Asked;
  /** What the command says. */
  readonly until?: number;
  readonly points: number;
}

describe('time brings what it brought then, without a job that was recorded', () => {
  it.each(CASES)('$title', ({ program, history, until, brought: expected }) => {
    expect(brought(program, history, until)).toEqual(expected);
  });

  it('what is due at one moment in the order of a sweep', () => {
    const program = occasionally(['birthday'], { expiry: { mode: 'after', days: 30 } });
    const born = joins('ann', { birthdate: '1990-02-01' });
    const history: readonly Asked[] = [[1, born, ['ann']], order];
    expect(brought(program, history, 33)).toEqual([
      '02-01 00:00 expire_points ann: 80',
      '02-01 00:00 award_occasion ann: 200',
    ]);
  });

  it('an order in the last moment of idle points comes too late for them, not for its own', () => {
    const { rerun, steps } = begun(idleInBerlin);
    taken(rerun, [ann, order]);
    const lastMoment = START + 10 * DAY + 23 * HOUR - 1;
    rerun.take(asked(buys('ann', 'O2', '5'), lastMoment, ['late']));
    rerun.advance(noon(30));
    expect(steps.filter(isBrought).map(stepLine)).toEqual([
      '01-11 23:00 expire_points ann: 80',
      '01-21 23:00 expire_points ann: 5',
    ]);
  });

  const idleForTenDays: ProgramDocument = {
    ...plain,
    expiry: { mode: 'inactivity', days: 10, activities: ['made_a_purchase'] },
    activities: plain.activities.map((one) =>
      one.id === 'goodwill' ? { ...one, expiry: { mode: 'after', days: 2 } } : one,
    ),
  };

  const byDate: readonly LapseCase[] = [
    { what: 'whose date it is', program: expiring, until: START + 31 * DAY - 1, points: 80 },
    { what: 'that is idle, for which there is no date', program: idleForTenDays, points: 80 },
    {
      what: 'of both kinds at once, by the date',
      ...{ program: idleForTenDays, more: [9, awards('ann', 'goodwill'), []] },
      ...{ until: START + 11 * DAY - 1, points: 90 },
    },
  ];

  it.each(byDate)('lets that lapse $what', ({ program, more, until, points }) => {
    const { rerun, steps } = begun(program);
    taken(rerun, [ann, order, ...(more === undefined ? [] : [more])]);
    rerun.advance(noon(40));
    const member = { by: 'id', value: 'ann' };
    const expired = { kind: 'expire_points', actor: 'job:backtest', member };
    expect(steps.filter(isBrought).map(({ command }) => command)).toEqual([
      { ...expired, ...(until === undefined ? {} : { until }) },
    ]);
    expect(rerun.books.members.get('ann')?.member.lifetime.expired).toBe(points);
  });

  it('what is refused waits until the status of the member changes, and is tried then', () => {
    const { rerun, steps } = begun(plain);
    const status = (to: 'blocked' | 'active'): Command => ({
      ...{ kind: 'set_member_status', actor: 'key:history', status: to },
      member: { by: 'id', value: 'ann' },
    });
    const joined: Asked = [2, joins('ann', {}, { status: 'blocked' }), ['ann']];
    taken(rerun, [...many, joined, bob, [9, status('active')], [20, status('blocked')]]);
    rerun.advance(noon(30));
    expect(steps.filter(isBrought).map(stepLine)).toEqual([
      '01-02 12:00 convert_cached ann: member_blocked',
      '01-09 12:00 convert_cached ann: nothing',
    ]);
    expect(rerun.books.members.get('ann')?.member.lifetime.purchases).toBe(many.length);
  });
});

describe('days that come round are celebrated', () => {
  const born: Asked = [1, joins('ann', { birthdate: '1990-01-03' }), ['ann']];
  const berlin = { timeZone: 'Europe/Berlin' };

  it('when they begin where the shop is, each year, and those of joining from the next on', () => {
    const program = occasionally(['birthday', 'anniversary'], berlin);
    const given = brought(program, [born], 800).filter((line) => !line.endsWith('nothing'));
    expect(given).toEqual([
      '01-02 23:00 award_occasion ann: 200',
      '12-31 23:00 award_occasion ann: 50',
      '01-02 23:00 award_occasion ann: 200',
      '12-31 23:00 award_occasion ann: 50',
      '01-02 23:00 award_occasion ann: 200',
    ]);
  });

  it('as what they are, and only those that the program celebrates', () => {
    const { rerun, steps } = begun(occasionally(['anniversary'], berlin));
    taken(rerun, [born]);
    rerun.advance(noon(3));
    const asks = steps.filter(isBrought).map(({ command }) => command);
    expect(asks).toEqual([
      {
        ...{ kind: 'award_occasion', actor: 'job:backtest', member: { by: 'id', value: 'ann' } },
        occasion: { occasion: 'anniversary', day: '2026-01-02' },
      },
    ]);
    expect(brought(plain, [born], 800)).toEqual([]);
  });

  it('also if they are told later, or are others by then', () => {
    const says = (birthdate: string): Command => ({
      ...{ kind: 'update_member', actor: 'key:history', changes: { birthdate } },
      member: { by: 'id', value: 'ann' },
    });
    const history: readonly Asked[] = [ann, [2, says('1990-01-05')], [4, says('1990-01-07')]];
    expect(brought(occasionally(['birthday']), history, 30)).toEqual([
      '01-07 00:00 award_occasion ann: 200',
    ]);
  });

  it('before whoever joins in the course of his day', () => {
    const history: readonly Asked[] = [
      [3, joins('ann', { birthdate: '1990-01-03' }), ['ann']],
      [3, joins('bob', { birthdate: '1990-01-04' }), ['bob']],
    ];
    expect(brought(occasionally(['birthday']), history, 9)).toEqual([
      '01-04 00:00 award_occasion bob: 200',
    ]);
  });
});

describe('time does not run backwards', () => {
  it('what had lapsed before it was given lapses as soon as it is', () => {
    const { rerun, steps } = begun(plain);
    const early = { ...awards('ann', 'goodwill'), expiresAt: noon(2) } as Command;
    taken(rerun, [ann, bob, [5, awards('bob', 'goodwill')]]);
    // A batch beside the last one may have been a moment behind.
    rerun.take(asked(early, noon(5) - 1000, ['early']));
    rerun.advance(noon(5));
    expect(steps.filter(isBrought).map(stepLine)).toEqual(['01-05 12:00 expire_points ann: 10']);
  });
});

import { describe, expect, it } from 'vitest';
import {
  celebrating,
  delayed,
  expiring,
  idle,
  idleInBerlin,
  plain,
  promoting,
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
  versionOf,
} from '../../../../tests/support/replay/asked.ts';
import { START } from '../../../../tests/support/scenario/core-driver.ts';
import type { Command } from '../commands.ts';
import type { ProgramDocument } from '../program/document.ts';
import { DAY, HOUR } from '../time/instant.ts';
import { Rerun, type RerunStep, type RerunTerms } from './rerun.ts';

/** Noon of a day of January 2026, and on from there. */
const noon = (day: number): number => START + (day - 1) * DAY + 12 * HOUR;

/** A rerun of nothing yet, and the steps that it took. */
function begun(
  document: ProgramDocument,
  terms: Partial<RerunTerms> = {},
): { readonly rerun: Rerun; readonly steps: readonly RerunStep[] } {
  const steps: RerunStep[] = [];
  const program = versionOf(document, 1);
  const rerun = new Rerun({
    ...{ shelves: [], programs: new Map([[1, program]]), jobDraws: new Map() },
    shifts: [{ at: -Infinity, program }],
    watch: (step) => steps.push(step),
    ...terms,
  });
  return { rerun, steps };
}

/** The program that celebrates, but only these. */
function occasionally(
  names: readonly ('birthday' | 'anniversary' | 'winback')[],
  rest: Partial<ProgramDocument> = {},
): ProgramDocument {
  const all = Object.entries(celebrating.occasions ?? {});
  const occasions = Object.fromEntries(all.filter(([name]) => names.some((one) => one === name)));
  return { ...celebrating, occasions, ...rest };
}

const isBrought = ({ command }: RerunStep): boolean => command.actor === 'job:backtest';

/** On which day at noon something was asked for, and the ids that it drew. */
type Asked = readonly [day: number, command: Command, ids?: readonly string[]];

function taken(rerun: Rerun, history: readonly Asked[]): void {
  for (const [day, command, ids] of history) rerun.take(asked(command, noon(day), ids));
}

/** What time brings to a history until the noon of a day. */
function brought(
  document: ProgramDocument,
  history: readonly Asked[],
  until: number,
): readonly string[] {
  const { rerun, steps } = begun(document);
  taken(rerun, history);
  rerun.advance(noon(until));
  return steps.filter(isBrought).map(stepLine);
}

const ann: Asked = [1, joins('ann'), ['ann']];
const bob: Asked = [1, joins('bob'), ['bob']];

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
    title: 'idle points that nobody has lapse never, nor do points that live for ever',
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
    history: [
      ...Array.from({ length: 101 }, (_, n): Asked => {
        const id = `O${String(n)}`;
        return [1, buys('ann@example.com', id, '1'), [id]];
      }),
      [2, joins('ann'), ['ann']],
    ],
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
      [
        1,
        {
          ...joins('ann'),
          imported: { key: { importId: 'i', line: 1 }, referralCode: 'ANN1' },
        } as Command,
        ['ann'],
      ],
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

  it('lets only that lapse whose date it is', () => {
    const { rerun, steps } = begun(expiring);
    taken(rerun, [ann, order]);
    rerun.advance(noon(40));
    const last = START + 31 * DAY - 1;
    const expired = {
      kind: 'expire_points',
      actor: 'job:backtest',
      member: { by: 'id', value: 'ann' },
    };
    const commands = (all: readonly RerunStep[]): readonly Command[] =>
      all.filter(isBrought).map(({ command }) => command);
    expect(commands(steps)).toEqual([{ ...expired, until: last }]);
    // Idle points have no date but that of the member.
    const inactive = begun(idleInBerlin);
    taken(inactive.rerun, [ann, order]);
    inactive.rerun.advance(noon(40));
    expect(commands(inactive.steps)).toEqual([expired]);
  });

  it('what is refused waits until the status of the member changes, and is tried then', () => {
    const { rerun, steps } = begun(plain);
    const orders = Array.from({ length: 101 }, (_, n): Asked => {
      const id = `O${String(n)}`;
      return [1, buys('ann@example.com', id, '1'), [id]];
    });
    const status = (to: 'blocked' | 'active'): Command => ({
      ...{ kind: 'set_member_status', actor: 'key:history', status: to },
      member: { by: 'id', value: 'ann' },
    });
    const joined: Asked = [2, joins('ann', {}, { status: 'blocked' }), ['ann']];
    taken(rerun, [...orders, joined, bob, [9, status('active')], [20, status('blocked')]]);
    rerun.advance(noon(30));
    expect(steps.filter(isBrought).map(stepLine)).toEqual([
      '01-02 12:00 convert_cached ann: member_blocked',
      '01-09 12:00 convert_cached ann: nothing',
    ]);
    expect(rerun.books.members.get('ann')?.member.lifetime.purchases).toBe(101);
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

describe('a program that runs from a moment on', () => {
  const generous = (document: ProgramDocument, points: string): ProgramDocument => ({
    ...document,
    activities: document.activities.map((one) => ({ ...one, earn: { points } })),
  });

  /** What happens until the noon of a day if these programs run from noons on. */
  function shifted(
    programs: readonly (readonly [number, ProgramDocument])[],
    history: readonly Asked[],
    until: number,
  ): { readonly rerun: Rerun; readonly steps: readonly RerunStep[] } {
    const shifts = programs.map(([day, document], place) => ({
      at: place === 0 ? -Infinity : noon(day),
      program: versionOf(document, place + 1),
    }));
    const { rerun, steps } = begun(plain, { shifts });
    taken(rerun, history);
    rerun.advance(noon(until));
    return { rerun, steps };
  }

  const lines = (steps: readonly RerunStep[]): readonly string[] => steps.map(stepLine);

  it('decides what is asked for then and later', () => {
    const { rerun, steps } = shifted(
      [
        [0, plain],
        [3, generous(plain, '7')],
        [5, generous(plain, '9')],
      ],
      [
        ann,
        [2, awards('ann', 'goodwill')],
        [3, awards('ann', 'goodwill')],
        [6, awards('ann', 'goodwill')],
      ],
      6,
    );
    expect(lines(steps).slice(1)).toEqual([
      '01-02 12:00 award ann: 10',
      '01-03 12:00 award ann: 7',
      '01-06 12:00 award ann: 9',
    ]);
    expect(steps.map(({ program }) => program.version)).toEqual([1, 1, 2, 3]);
    expect([...rerun.books.programs.keys()]).toEqual([1, 2, 3]);
  });

  it('decides what is due then, and not what was due before', () => {
    const forever: ProgramDocument = { ...expiring, expiry: { mode: 'never' } };
    const { steps } = shifted(
      [
        [0, delayed],
        [16, forever],
      ],
      [ann, [1, buys('ann', 'O1', '10'), ['first']], [2, buys('ann', 'O2', '20'), ['second']]],
      20,
    );
    expect(steps.filter(isBrought).map((step) => [stepLine(step), step.program.version])).toEqual([
      ['01-15 12:00 approve_award first: 10', 1],
      ['01-16 12:00 approve_award second: 20', 2],
    ]);
  });

  it('has tiers judged if they are kept by other rules, and again when those want it', () => {
    const yearly = ruled({ kind: 'period', months: 1 });
    const history: readonly Asked[] = [ann, [1, buys('ann', 'O1', '120')], bob];
    const { steps } = shifted(
      [
        [0, ruled({ kind: 'lifetime' })],
        [10, yearly],
      ],
      history,
      70,
    );
    expect(lines(steps.filter(isBrought)).slice(0, 2)).toEqual([
      '01-10 12:00 judge_tier ann: nothing',
      '02-01 00:00 judge_tier ann: nothing',
    ]);
    const same = shifted(
      [
        [0, yearly],
        [10, { ...yearly, name: 'B' }],
      ],
      history,
      20,
    );
    expect(same.steps.filter(isBrought)).toEqual([]);
  });

  const born = (day: number): Asked => {
    const birthdate = `1990-01-0${String(day)}`;
    return [1, joins(`m${String(day)}`, { birthdate }), [`m${String(day)}`]];
  };

  it('celebrates the day on which it begins if nobody did before, and else the days after', () => {
    const [birthdays, none] = [occasionally(['birthday']), occasionally([])];
    const history = [2, 3, 4, 5].map(born);
    const asks = (...programs: (readonly [number, ProgramDocument])[]): readonly string[] =>
      lines(shifted(programs, history, 9).steps.filter(isBrought));
    expect(asks([0, none], [3, birthdays])).toEqual([
      '01-03 12:00 award_occasion m3: 200',
      '01-04 00:00 award_occasion m4: 200',
      '01-05 00:00 award_occasion m5: 200',
    ]);
    const twice = occasionally(['birthday', 'anniversary']);
    expect(asks([0, birthdays], [3, twice])).toEqual([
      '01-02 00:00 award_occasion m2: 200',
      '01-03 00:00 award_occasion m3: 200',
      '01-04 00:00 award_occasion m4: 200',
      '01-05 00:00 award_occasion m5: 200',
    ]);
    expect(asks([0, birthdays], [3, none])).toEqual([
      '01-02 00:00 award_occasion m2: 200',
      '01-03 00:00 award_occasion m3: 200',
    ]);
    // Where its days begin earlier, so does what they bring.
    expect(
      asks([0, birthdays], [3, occasionally(['birthday'], { timeZone: 'Europe/Berlin' })]),
    ).toEqual([
      '01-02 00:00 award_occasion m2: 200',
      '01-03 00:00 award_occasion m3: 200',
      '01-03 23:00 award_occasion m4: 200',
      '01-04 23:00 award_occasion m5: 200',
    ]);
    // The days of joining were those of another program.
    const years = occasionally(['anniversary']);
    expect(asks([0, years], [3, birthdays]).filter((line) => line.endsWith('200'))).toEqual([
      '01-04 00:00 award_occasion m4: 200',
      '01-05 00:00 award_occasion m5: 200',
    ]);
  });

  it('tells of members who share what it makes unique', () => {
    const club = { name: 'club', type: 'string', unique: true } as const;
    const unique = { ...plain, members: { attributes: [club] } };
    const history = ['ann', 'bob'].map((name): Asked => [
      1,
      joins(name, { custom: { club: 'A' } }),
      [name],
    ]);
    expect(shifted([[0, plain]], history, 5).rerun.shared).toEqual([]);
    const { rerun } = shifted(
      [
        [0, plain],
        [3, unique],
      ],
      history,
      5,
    );
    expect(rerun.shared).toEqual([{ attribute: 'club', memberIds: ['ann', 'bob'] }]);
  });

  it('that is none is no rerun', () => {
    expect(() => begun(plain, { shifts: [] })).toThrow('a rerun needs a program to begin with');
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

describe('beside what was asked for', () => {
  const birthdays = occasionally(['birthday']);
  const born: Asked = [1, joins('ann', { birthdate: '1990-01-03' }), ['ann']];

  it('an award of a job has the id that it had, so that what was done to it is done again', () => {
    const jobDraws = new Map([['birthday ann 2026', { ids: ['gift'] }]]);
    const { rerun } = begun(birthdays, { jobDraws });
    const command: Command = {
      ...{ kind: 'reverse_award', actor: 'key:history', transactionId: 'gift' },
    };
    taken(rerun, [born, [4, command, ['back']]]);
    expect(rerun.books.members.get('ann')?.member.balances.available).toBe(0);
    expect(rerun.books.transactions.get('back')?.relatedId).toBe('gift');
  });

  it('an erased member gets nothing of what comes round', () => {
    const { rerun, steps } = begun(birthdays);
    const erasure: Command = {
      ...{ kind: 'erase_member', actor: 'key:history', member: { by: 'id', value: 'ann' } },
    };
    taken(rerun, [born, [2, erasure]]);
    rerun.advance(noon(9));
    expect(steps.filter(isBrought).map(stepLine)).toEqual([
      '01-03 00:00 award_occasion ann: member_unknown',
    ]);
  });

  it('what somebody who is forgotten drew of a budget is not there for others', () => {
    const { rerun } = begun(promoting);
    const use = { budgetId: 'launch', points: 90, uses: 1 };
    const moved = { kind: 'budget_moved', memberId: 'gone', at: noon(2), released: false } as const;
    taken(rerun, [ann, [1, buys('ann', 'O1', '5')]]);
    rerun.give({ ...moved, use });
    taken(rerun, [[3, buys('ann', 'O2', '30')]]);
    // The first was doubled, for the second too little was left.
    expect(rerun.books.members.get('ann')?.member.balances.available).toBe(40);
  });

  it('what nobody has a command for comes behind what was due before it', () => {
    const { rerun, steps } = begun(birthdays);
    taken(rerun, [born]);
    const coupons = [{ rewardId: 'mug', number: 1, code: 'A', expiresAt: null }];
    rerun.give({ kind: 'coupons_uploaded', at: null, rewardId: 'mug', coupons });
    expect(steps.filter(isBrought)).toEqual([]);
    rerun.give({ kind: 'coupon_issued', memberId: 'erased', at: noon(3), rewardId: 'mug' });
    expect(steps.filter(isBrought)).toHaveLength(1);
    expect(rerun.books.shelves.get('mug')).toMatchObject({ uploaded: 1, issued: 1 });
  });
});

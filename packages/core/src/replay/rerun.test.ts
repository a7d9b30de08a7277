import { describe, expect, it } from 'vitest';
import { delayed, expiring, plain, promoting } from '../../../../tests/scenarios/programs.ts';
import { ruled } from '../../../../tests/scenarios/tier-program.ts';
import {
  awards,
  buys,
  joins,
  stepLine,
  versionOf,
} from '../../../../tests/support/replay/asked.ts';
import {
  ann,
  begun,
  bob,
  isBrought,
  noon,
  occasionally,
  taken,
  type Asked,
} from '../../../../tests/support/replay/begun-rerun.ts';
import type { Command } from '../commands.ts';
import type { ProgramDocument } from '../program/document.ts';
import type { Rerun, RerunStep } from './rerun.ts';

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
        // In the morning of the day on which another one begins.
        [2.75, awards('ann', 'goodwill')],
        [3, awards('ann', 'goodwill')],
        [6, awards('ann', 'goodwill')],
      ],
      6,
    );
    expect(lines(steps).slice(1)).toEqual([
      '01-03 06:00 award ann: 10',
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

  const club = { name: 'club', type: 'string', unique: true } as const;
  const unique: ProgramDocument = { ...plain, members: { attributes: [club] } };
  const ofOneClub = ['ann', 'bob'].map((name): Asked => [
    1,
    joins(name, { custom: { club: 'A' } }),
    [name],
  ]);

  it('tells of members who share what it makes unique', () => {
    expect(shifted([[0, plain]], ofOneClub, 5).rerun.shared).toEqual([]);
    const { rerun } = shifted(
      [
        [0, plain],
        [3, unique],
      ],
      ofOneClub,
      5,
    );
    expect(rerun.shared).toEqual([{ attribute: 'club', memberIds: ['ann', 'bob'] }]);
  });

  it('lets nobody be found by what told members apart before it', () => {
    const holder = (...programs: (readonly [number, ProgramDocument])[]): unknown =>
      shifted(programs, ofOneClub, 5).rerun.books.identities.get('attribute:club:A');
    expect([holder([0, unique]), holder([0, unique], [3, plain])]).toEqual(['ann', null]);
  });

  it('that is none is no rerun', () => {
    expect(() => begun(plain, { shifts: [] })).toThrow('a rerun needs a program to begin with');
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

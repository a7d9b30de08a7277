import { describe, expect, it } from 'vitest';
import type { ImportLine, MappedLine } from './lines.ts';
import { mapMember } from './member-line.ts';
import { MemberOrder } from './member-order.ts';
import { readDayText, readTime } from './read-time.ts';
import { mapTransaction } from './transaction-line.ts';

const terms = { importId: 'old-shop', pointsDecimals: 0 };

function lineOf(fields: Record<string, string>): ImportLine {
  return { line: 7, fields: new Map(Object.entries(fields)), raw: '' };
}

function problemsOf(mapped: MappedLine): string[] {
  if (mapped.kind !== 'problems') throw new Error(`the line was taken: ${mapped.kind}`);
  return mapped.problems.map(({ field, found, allowed }) => `${field}: ${found}; ${allowed}`);
}

describe('times of files', () => {
  it.each([
    ['2024-01-31', '2024-01-31T00:00:00.000Z'],
    ['2024-01-31T10:20:30.5Z', '2024-01-31T10:20:30.500Z'],
    ['2024-01-31 10:20', '2024-01-31T10:20:00.000Z'],
    ['2024-01-31T10:00:00+02:00', '2024-01-31T08:00:00.000Z'],
    ['01/31/2024', '2024-01-31T00:00:00.000Z'],
    ['31/01/2024 10:20:30', '2024-01-31T10:20:30.000Z'],
    ['30-Mar-16 19:20:22', '2016-03-30T19:20:22.000Z'],
    ['18-Jan-2020  11:17:12', '2020-01-18T11:17:12.000Z'],
  ])('are read: %s', (text, expected) => {
    expect(new Date(readTime(text) ?? NaN).toISOString()).toBe(expected);
  });

  it.each(['', 'soon', '2024-02-30', '13/13/2024', '2024-01-31T25:00', '00/10/2024', '1e9'])(
    'are refused: %j',
    (text) => {
      expect(readTime(text)).toBeUndefined();
    },
  );

  it('are days without a clock for birthdays', () => {
    expect(readDayText('12/31/1990')).toBe('1990-12-31');
    expect(readDayText('1990-02-29')).toBeUndefined();
  });
});

describe('a line of members', () => {
  it('becomes somebody carried over with what he brings along', () => {
    const mapped = mapMember(
      lineOf({
        email: 'Bob@Example.com',
        first_name: 'Bob',
        birthdate: '12/31/1990',
        tags: 'vip| north',
        status: 'opted out',
        subscribed: 'No',
        tier_id: 'zrl_gold',
        enrolled_at: '2020-05-01',
        points: '120',
        expires_at: '2030-01-01',
        'custom.shoeSize': '44',
      }),
      terms,
    );
    expect(mapped).toEqual({
      kind: 'command',
      member: 'bob@example.com',
      spends: false,
      command: {
        kind: 'enroll',
        actor: 'import:old-shop',
        quiet: true,
        profile: {
          email: 'bob@example.com',
          firstName: 'Bob',
          lastName: '',
          birthdate: '1990-12-31',
          tags: ['vip', 'north'],
          custom: { shoeSize: '44' },
        },
        imported: {
          key: { importId: 'old-shop', line: 7 },
          enrolledAt: Date.UTC(2020, 4, 1),
          tierId: 'zrl_gold',
          status: 'opted_out',
          subscribed: false,
          balance: { points: 120, expiresAt: Date.UTC(2030, 0, 1) },
        },
      },
    });
  });

  it('is told everything that is wrong with it', () => {
    const bad = { email: 'bob', points: '1.5', status: 'gone', enrolled_at: 'once' };
    expect(problemsOf(mapMember(lineOf(bad), terms))).toEqual([
      'email: "bob"; an e-mail address',
      'enrolled_at: "once"; a time such as 2024-01-31T10:00:00Z or 01/31/2024',
      'status: "gone"; one of active, blocked, opted_out',
      'points: "1.5"; a whole number of points',
    ]);
    expect(problemsOf(mapMember(lineOf({ first_name: 'x' }), terms))).toEqual([
      'email: nothing; an e-mail address, or a uid',
    ]);
  });
});

describe('a line of transactions', () => {
  const award = { email: 'b@x.io', type: 'Award', points: '12.50', occurred_at: '2024-01-31' };

  it('keeps points as given, in the smallest unit of the program', () => {
    const mapped = mapTransaction(lineOf({ ...award, order_id: 'A:1', basis: '12.5' }), {
      ...terms,
      pointsDecimals: 2,
    });
    expect(mapped).toMatchObject({
      kind: 'command',
      spends: false,
      command: {
        kind: 'import_transaction',
        transaction: 'award',
        points: 1250,
        orderId: 'A:1',
        basis: '12.5',
        occurredAt: Date.UTC(2024, 0, 31),
        key: { importId: 'old-shop', line: 7 },
      },
    });
    expect(mapped).not.toHaveProperty('command.rewardId');
  });

  it('says nothing when the points never were anybody’s or lapse here by themselves', () => {
    expect(mapTransaction(lineOf({ ...award, type: 'expire' }), terms).kind).toBe('nothing');
    expect(mapTransaction(lineOf({ ...award, status: 'Rejected' }), terms).kind).toBe('nothing');
  });

  it('of a transaction is told everything that is wrong with it', () => {
    expect(problemsOf(mapTransaction(lineOf({ type: 'gift', points: '-1' }), terms))).toEqual([
      'type: "gift"; one of award, redeem, deduct, expire',
      'points: "-1"; a whole number of points',
      'occurred_at: nothing; a time',
      'email: nothing; an e-mail address, or a uid',
    ]);
    const waiting = { ...award, points: '5', status: 'pending', activity_id: 'a:b' };
    expect(problemsOf(mapTransaction(lineOf(waiting), terms))).toEqual([
      'status: pending; a transaction that was approved or rejected before it is carried over',
      'activity_id: "a:b"; an id: letters, digits, dots, hyphens or underscores',
    ]);
    const nul = { ...award, points: '5', reason: 'a\u0000b' };
    expect(problemsOf(mapTransaction(lineOf(nul), terms))).toHaveLength(1);
  });
});

describe('the order of a member’s lines', () => {
  it('lets awards go side by side and spending alone, and forgets who is through', async () => {
    const order = new MemberOrder();
    const log: string[] = [];
    const ends = new Map<string, () => void>();
    const line = (name: string, spends: boolean, member = 'm'): Promise<void> =>
      order.run(member, spends, () => {
        log.push(name);
        return new Promise((resolve) => ends.set(name, resolve));
      });
    const all = [
      line('award 1', false),
      line('award 2', false),
      line('redeem', true),
      line('award 3', false),
      line('other', true, 'n'),
    ];
    const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    await settle();
    expect(log).toEqual(['award 1', 'award 2', 'other']);
    ends.get('award 1')?.();
    await settle();
    expect(log).not.toContain('redeem');
    ends.get('award 2')?.();
    await settle();
    expect(log.at(-1)).toBe('redeem');
    ends.get('redeem')?.();
    await settle();
    expect(log.at(-1)).toBe('award 3');
    ends.get('award 3')?.();
    ends.get('other')?.();
    await Promise.all(all);
    expect(order.size).toBe(0);
  });

  it('goes on behind a line that failed', async () => {
    const order = new MemberOrder();
    const failed = order.run('m', true, () => Promise.reject(new Error('no')));
    const next = order.run('m', false, () => Promise.resolve());
    await expect(failed).rejects.toThrow('no');
    await next;
    expect(order.size).toBe(0);
  });
});

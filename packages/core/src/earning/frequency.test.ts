import { describe, expect, it } from 'vitest';
import type { Activity } from '../program/program.ts';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { bucketOf, countOf, countUp } from './frequency.ts';

const at = (text: string): number => Date.parse(text);

describe('stretches of time', () => {
  it.each([
    ['day', '2026-03-01T23:30:00Z', 'Europe/Berlin', '2026-03-02'],
    ['day', '2026-03-01T23:30:00Z', 'UTC', '2026-03-01'],
    ['week', '2026-03-01T23:30:00Z', 'Europe/Berlin', '2026-03-02'],
    ['week', '2026-03-01T22:30:00Z', 'Europe/Berlin', '2026-02-23'],
    ['month', '2026-02-28T23:30:00Z', 'Europe/Berlin', '2026-03'],
    ['year', '2026-01-01T04:00:00Z', 'America/New_York', '2025'],
    ['lifetime', '2026-01-01T04:00:00Z', 'America/New_York', 'ever'],
  ] as const)('are those of the zone: %s of %s in %s is %s', (range, instant, zone, bucket) => {
    expect(bucketOf(range, at(instant), zone)).toBe(bucket);
  });
});

describe('counts', () => {
  const activity: Activity | undefined = compiled(plain).activities.get('write_a_review');
  if (activity === undefined) throw new Error('the plain program changed');
  const zone = 'UTC';
  const member = { counts: { write_a_review: { day: { bucket: '2026-03-02', count: 2 } } } };

  it('are those of the running stretch only', () => {
    const when = { range: 'day', zone } as const;
    expect(countOf(member, 'write_a_review', { ...when, at: at('2026-03-02T10:00Z') })).toBe(2);
    expect(countOf(member, 'write_a_review', { ...when, at: at('2026-03-03T10:00Z') })).toBe(0);
    expect(countOf(member, 'survey', { ...when, at: at('2026-03-02T10:00Z') })).toBe(0);
  });

  it('let a late report through and leave the running stretch alone', () => {
    const late = countUp(member, activity, { at: at('2026-03-01T10:00Z'), zone }, []);
    expect(late).toEqual({
      allowed: true,
      counts: [{ range: 'month', bucket: '2026-03', count: 1 }],
    });
    const full = countUp(member, activity, { at: at('2026-03-02T10:00Z'), zone }, []);
    expect(full).toMatchObject({ allowed: false, count: 2, limit: { times: 2, per: 'day' } });
  });

  it('go up once for a stretch, however many limits look at it', () => {
    const limits = [...activity.limits, ...activity.limits];
    const now = { at: at('2026-03-03T10:00Z'), zone };
    expect(countUp(member, { id: 'write_a_review', limits }, now, [])).toEqual({
      allowed: true,
      counts: [
        { range: 'day', bucket: '2026-03-03', count: 1 },
        { range: 'month', bucket: '2026-03', count: 1 },
      ],
    });
  });
});

import { compileProgram, type ProgramDocument } from '@fealty/core';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, readActionValues } from './action-values.ts';
import { escapeHtml } from './form.ts';

const DOCUMENT: ProgramDocument = {
  name: 'Shop',
  currency: 'USD',
  timeZone: 'UTC',
  pointsDecimals: 2,
  activities: [{ id: 'goodwill', name: 'Goodwill', earn: { points: '10' } }],
  rewards: [],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

function program() {
  const compiled = compileProgram(DOCUMENT, 1, {});
  if (!compiled.ok) throw new Error('the program does not compile');
  return compiled.program;
}

const read = (sent: unknown, kind: 'award' | 'redeem' = 'award') =>
  readActionValues(kind, sent, program());

describe('what an agent filled in', () => {
  it('is an activity or a reward, and points where some were typed', () => {
    expect(read({ activity: 'goodwill', points: ' 12.5 ' })).toEqual({
      kind: 'award',
      subject: 'goodwill',
      passed: 1250,
      passedText: '12.5',
      lastField: 'points',
    });
    expect(read({ reward: 'mug' }, 'redeem')).toMatchObject({ subject: 'mug', passed: null });
    expect(read({ activity: 'goodwill', points: null })).toMatchObject({ passed: null });
    expect(read({ activity: 'goodwill', points: 7 })).toMatchObject({ passed: 700 });
  });

  it.each([
    [[], 'activity', 'malformed'],
    ['text', 'activity', 'malformed'],
    [null, 'activity', 'malformed'],
    [{}, 'activity', 'missing'],
    [{ activity: '' }, 'activity', 'missing'],
    [{ activity: ['goodwill'] }, 'activity', 'malformed'],
    [{ activity: 'x'.repeat(201) }, 'activity', 'malformed'],
    [{ activity: 'a\0b' }, 'activity', 'malformed'],
    [{ activity: 'goodwill', points: 'many' }, 'points', 'malformed'],
    [{ activity: 'goodwill', points: '0' }, 'points', 'malformed'],
    [{ activity: 'goodwill', points: '-1' }, 'points', 'malformed'],
    [{ activity: 'goodwill', points: '1.001' }, 'points', 'malformed'],
    [{ activity: 'goodwill', points: {} }, 'points', 'malformed'],
  ])('is refused on its field: %j', (sent, attr, code) => {
    const answer = read(sent);
    if (!('status' in answer)) throw new Error('it was taken');
    const { errors } = JSON.parse(answer.body) as { errors: { attr: string; code: string }[] };
    expect([answer.status, errors[0]?.attr, errors[0]?.code]).toEqual([400, attr, code]);
  });

  it('has one fingerprint, whatever belongs to no field', () => {
    const of = (sent: object, memberId = 'm'): string => {
      const values = read(sent);
      if ('status' in values) throw new Error(values.body);
      return fingerprintOf(values, { memberId }).toString('hex');
    };
    const plain = of({ activity: 'goodwill' });
    expect(of({ points: '', activity: 'goodwill', other: 1 })).toBe(plain);
    expect(of({ activity: 'goodwill', points: '1' })).not.toBe(plain);
    expect(of({ activity: 'other' })).not.toBe(plain);
    expect(of({ activity: 'goodwill' }, 'n')).not.toBe(plain);
  });
});

it('lets no name become markup', () => {
  expect(escapeHtml(`<b>"Tom" & 'Jerry'</b>`)).toBe(
    '&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt;',
  );
});

import { describe, expect, it } from 'vitest';
import { Failure } from '../../api/failure.ts';
import { atField, BLANK, documentOf } from './correction-form.ts';

const NEW_YORK = 'America/New_York';

describe('what is typed of a correction', () => {
  it('becomes a document about members', () => {
    const typed = {
      ...BLANK,
      ...{ name: ' Sorry ', reason: 'Closed', points: '5', emails: 'a@b.c,\n d@e.f' },
      ...{ joined_from: '2026-03-01', joined_until: '2026-03-31' },
    };
    expect(documentOf(typed, NEW_YORK)).toEqual({
      name: 'Sorry',
      reason: 'Closed',
      select: {
        members: {
          emails: ['a@b.c', 'd@e.f'],
          joined_from: '2026-03-01T05:00:00Z',
          // The whole last day, by the clock after the change.
          joined_until: '2026-04-01T04:00:00Z',
        },
      },
      act: { give: { points: '5' } },
    });
  });

  it('becomes one about awards, also for members who got them', () => {
    const typed = { ...BLANK, name: 'Twice', reason: 'Said so', activity: 'order', tag: 'vip' };
    expect(documentOf({ ...typed, act: 'reaward', multiplier: '1.5' }, 'UTC')).toMatchObject({
      select: { transactions: { kinds: ['award'], activity: 'order', members: { tag: 'vip' } } },
      act: { reaward: { multiplier: '1.5' } },
    });
    const taken = { ...typed, act: 'take', atMost: true, points: '7', by: 'transactions' } as const;
    expect(documentOf(taken, 'UTC')).toMatchObject({
      select: { transactions: { activity: 'order' } },
      act: { take: { at_most: '7' } },
    });
  });

  it('chooses by points to spend, by an attribute and by the version that decided', () => {
    const typed = {
      ...({ ...BLANK, name: 'Blue', reason: 'Said so', act: 'reaward', judge: 'version' } as const),
      ...{ version: '3', program_version: '4', balance_min: '10', balance_max: ' 99 ' },
      ...{ attribute: 'shirt', value: 'blue' },
    };
    expect(documentOf(typed, 'UTC')).toMatchObject({
      select: {
        transactions: {
          program_version: 4,
          members: {
            ...{ balance_min: '10', balance_max: '99' },
            attribute: { name: 'shirt', value: 'blue' },
          },
        },
      },
      act: { reaward: { program_version: 3 } },
    });
    expect(() => documentOf({ ...typed, attribute: '' }, 'UTC')).toThrow(/^attribute: /);
    const draft = { ...typed, judge: 'draft' } as const;
    expect(documentOf(draft, 'UTC')).toMatchObject({ act: { reaward: { draft: 'Console' } } });
  });

  it('is never about everybody because nothing was said', () => {
    expect(() => documentOf({ ...BLANK, points: '5' }, 'UTC')).toThrow(/^emails: /);
    expect(() => documentOf({ ...BLANK, act: 'reverse' }, 'UTC')).toThrow(/^activity: /);
  });

  it('hears at which field the server finds something wrong', () => {
    const said = 'act.take.at_most is x; allowed is points above 0';
    const error = atField(new Failure('refused', said, 'CORRECTION_REFUSED'));
    expect((error as Failure).fields.get('points')).toBe('Allowed: points above 0.');
    const nameless = 'select.members.attribute.name is x; allowed is a name of the program';
    const named = atField(new Failure('refused', nameless, 'CORRECTION_REFUSED')) as Failure;
    expect([...named.fields.keys()]).toEqual(['attribute']);
    const other = new Failure('busy', 'come again');
    expect(atField(other)).toBe(other);
  });
});

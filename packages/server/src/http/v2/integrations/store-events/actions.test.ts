import type { Program } from '@fealty/core';
import { describe, expect, it } from 'vitest';
import { actionOf, readAction } from './actions.ts';

/** As much of a program as is looked at. */
const PROGRAM = { activities: new Map([['survey', {}]]) } as unknown as Program;

function does(event: string, events: string[] = [], mapping: Record<string, string> = {}): string {
  const action = actionOf(event, { events, mapping }, PROGRAM);
  if ('ignored' in action) return action.ignored;
  return action.does === 'award' ? `award:${action.activityId}` : action.does;
}

describe('a store event', () => {
  it.each([
    [[], ['order_create', 'order_placed']],
    [['order_paid', 'order_complete'], ['order_paid']],
    [['order_complete'], ['order_complete']],
    [['order_create', 'order_complete'], ['order_create']],
  ])('of an order earns with the earliest that a shop sends: %j', (events, earning) => {
    const steps = ['order_create', 'order_placed', 'order_paid', 'order_complete'];
    expect(steps.filter((event) => does(event, events) === 'purchase')).toEqual(earning);
  });

  it('earns with the one that the mapping names, or with the next', () => {
    expect(does('order_create', [], { order_complete: 'purchase' })).toBe(
      'the order earns with order_complete',
    );
    expect(does('order_complete', [], { order_complete: 'purchase' })).toBe('purchase');
    expect(does('order_create', [], { order_create: 'ignore' })).toBe('ignore');
    expect(does('order_paid', [], { order_create: 'ignore' })).toBe('purchase');
  });

  it('stands for a setting that is called otherwise', () => {
    const unset = 'the shop was not set to send this event';
    expect(does('order_cancel', ['order_cancelled'])).toBe('full_return');
    expect(does('partial_order_refund', ['order_refund'])).toBe('partial_return');
    expect(does('order_cancel', ['order_refund'])).toBe(unset);
    expect(does('order_cancel', ['order_refund'], { order_cancel: 'full_return' })).toBe(
      'full_return',
    );
  });

  it.each(['constructor', '__proto__', 'toString'])('called %s is like any other', (event) => {
    expect(does(event)).toMatch(/no activity of that name/);
    expect(does('survey')).toBe('award:survey');
  });
});

it.each([
  ['purchase', { does: 'purchase' }],
  ['award:survey', { does: 'award', activityId: 'survey' }],
  ['award:', null],
  ['', null],
  ['Purchase', null],
])('reads %j as an action', (text, action) => {
  expect(readAction(text)).toEqual(action);
});
